/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.text.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.Tunnel;

/**
 * An appliance with its interfaces (RM-1). Null stands for what is not known or not given.
 *
 * @param name its name
 * @param serviceType the service it performs
 * @param tenant whose it is
 * @param node the node it is on
 * @param interfaces its interfaces, by name
 */
public record ApplianceView(String name, String serviceType, String tenant, String node,
        @SerializedName("interface") List<Port> interfaces) {
    /**
     * An interface of an appliance (VL-15).
     *
     * @param name its name
     * @param adminState up or down
     * @param linkEnabled whether it may be an end of a link (VL-14)
     * @param status its state, a status of weft-types.yang
     * @param link the link that uses it
     * @param network the network that it is a member of
     * @param service the service of which it serves an instance
     * @param portProfile the port profile in force, else the one that it shall have
     * @param portId the iface-id by which its port is found
     * @param device the network card it is cabled to, for a physical appliance
     * @param tunnel the tunnel by which it is reached, for one that is not on the node
     * @param reason why the status is not up
     */
    public record Port(String name, String adminState, boolean linkEnabled, String status, String link,
            String network, String service, String portProfile, String portId, String device,
            String tunnel, String reason) { }

    private static final State NOTHING = new StateBuilder().build();

    public ApplianceView {
        interfaces = List.copyOf(interfaces);
    }

    static ApplianceView of(final Appliance intent, final Appliance known, final Uses uses) {
        final var name = intent.getName().getValue();
        final var states = known == null ? Map.of() : known.nonnullInterface();
        return new ApplianceView(name,
            Optional.ofNullable(intent.getServiceType()).orElse(Appliance.ServiceType.Other).getName(),
            Texts.name(intent.getTenant()), Texts.name(intent.getNode()),
            intent.nonnullInterface().values().stream()
                .map(port -> port(name, port, (Interface) states.get(port.key()), uses))
                .sorted(Comparator.comparing(Port::name)).toList());
    }

    private static Port port(final String appliance, final Interface intent, final Interface known,
            final Uses uses) {
        final var state = Optional.ofNullable(known).map(Interface::getState).orElse(NOTHING);
        final var name = intent.getName().getValue();
        final var label = appliance + "/" + name;
        final var portId = intent.getPortId();
        final var tunnel = tunnel(intent.getTunnel());
        return new Port(name, Optional.ofNullable(intent.getAdminState()).orElse(Interface.AdminState.Up).getName(),
            Boolean.TRUE.equals(intent.getLinkEnabled()), Texts.status(state.getStatus()), uses.links().get(label),
            uses.networks().get(label), uses.services().get(label),
            Texts.name(state.getPortProfile() == null ? intent.getPortProfile() : state.getPortProfile()),
            portId == null && intent.getDevice() == null && tunnel == null ? label : portId, intent.getDevice(),
            tunnel, state.getReason());
    }

    private static String tunnel(final Tunnel tunnel) {
        return tunnel == null || tunnel.getEncapsulation() == null || tunnel.getRemoteAddress() == null ? null
            : tunnel.getEncapsulation().getName() + " " + tunnel.getRemoteAddress().stringValue() + " "
                + Optional.ofNullable(tunnel.getKey()).map(key -> key.getValue().toString()).orElse("");
    }

    private static String place(final Port port) {
        if (port.device != null) {
            return port.device;
        }
        return port.tunnel == null ? port.portId : port.tunnel;
    }

    /**
     * Shows appliances to people, one row for each interface.
     *
     * @param appliances the appliances
     * @return a table
     */
    public static String table(final List<ApplianceView> appliances) {
        if (appliances.isEmpty()) {
            return "no appliances";
        }
        final var table = new TextTable("APPLIANCE", "TYPE", "TENANT", "NODE", "INTERFACE", "ADMIN", "LINK-ENABLED",
            "STATUS", "LINK", "NETWORK", "SERVICE", "PROFILE", "PORT", "REASON");
        for (var appliance : appliances) {
            if (appliance.interfaces.isEmpty()) {
                table.row(appliance.name, appliance.serviceType, appliance.tenant, appliance.node, null, null, null,
                    null, null, null, null, null, null, null);
            }
            for (var port : appliance.interfaces) {
                table.row(appliance.name, appliance.serviceType, appliance.tenant, appliance.node, port.name,
                    port.adminState, Texts.yesNo(port.linkEnabled), port.status, port.link, port.network,
                    port.service, port.portProfile, place(port), port.reason);
            }
        }
        return table.toString();
    }
}
