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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.InterfaceKey;

/** What a gateway consists of, as it is shown (GW-1). */
final class GatewayParts {
    private GatewayParts() {
        // only what it holds
    }

    /**
     * An interface.
     *
     * @param network the network
     * @param addresses its own addresses there
     * @param mac its MAC address there
     * @param outside whether addresses are translated there
     * @param status its state
     * @param reason why that is not up
     */
    record Side(String network, @SerializedName("address") List<String> addresses,
            @SerializedName("mac-address") String mac, boolean outside, String status, String reason) {
        static TextTable table(final List<Side> sides) {
            final var table = new TextTable("INTERFACE", "ADDRESSES", "MAC-ADDRESS", "OUTSIDE", "STATUS", "REASON");
            sides.forEach(side -> table.row(side.network, String.join(" ", side.addresses), side.mac,
                Texts.yesNo(side.outside), side.status, side.reason));
            return table;
        }
    }

    /**
     * A route.
     *
     * @param destination where it leads
     * @param nextHop the router
     */
    record Hop(String destination, String nextHop) {
        static TextTable table(final List<Hop> hops) {
            final var table = new TextTable("ROUTE", "NEXT-HOP");
            hops.forEach(hop -> table.row(hop.destination, hop.nextHop));
            return table;
        }
    }

    /**
     * A forward.
     *
     * @param protocol {@code tcp} or {@code udp}
     * @param port the port outside
     * @param address the address outside; null: all
     * @param toAddress the server
     * @param toPort its port
     */
    record Port(String protocol, Integer port, String address, String toAddress, Integer toPort) {
        static TextTable table(final List<Port> ports) {
            final var table = new TextTable("FORWARD", "PORT", "ADDRESS", "TO-ADDRESS", "TO-PORT");
            ports.forEach(port -> table.row(port.protocol, port.port, port.address == null ? "all" : port.address,
                port.toAddress, port.toPort));
            return table;
        }
    }

    /**
     * A stage.
     *
     * @param name which one
     * @param entries how much there is of it
     * @param inForce whether the switch has all of it
     */
    record InForce(String name, Long entries, Boolean inForce) {
        static TextTable table(final List<InForce> stages) {
            final var table = new TextTable("STAGE", "ENTRIES", "IN-FORCE");
            stages.forEach(stage -> table.row(stage.name, stage.entries, Texts.yesNo(stage.inForce)));
            return table;
        }
    }

    static List<Side> sides(final Gateway intent, final State state) {
        return intent.nonnullInterface().values().stream().map(side -> {
            final var known = state.nonnullInterface().get(new InterfaceKey(side.getNetwork()));
            final var mac = known == null ? side.getMacAddress() : known.getMacAddress();
            return new Side(side.getNetwork().getValue(), side.getAddress() == null ? List.of()
                : side.getAddress().stream().map(address -> address.getValue()).sorted().toList(),
                mac == null ? null : mac.getValue(), Boolean.TRUE.equals(side.getOutside()),
                Texts.status(known == null ? null : known.getStatus()), known == null ? null : known.getReason());
        }).sorted(Comparator.comparing(Side::network)).toList();
    }

    static List<Hop> hops(final Gateway intent) {
        return intent.nonnullRoute().values().stream().map(route -> new Hop(route.getDestination().stringValue(),
            route.getNextHop() == null ? null : route.getNextHop().stringValue()))
            .sorted(Comparator.comparing(Hop::destination)).toList();
    }

    static List<Port> ports(final Gateway intent) {
        return intent.nonnullForward().values().stream().map(forward -> new Port(forward.getProtocol().getName(),
            forward.getPort().getValue().toJava(),
            forward.getAddress() == null ? null : forward.getAddress().stringValue(),
            forward.getToAddress() == null ? null : forward.getToAddress().stringValue(),
            (forward.getToPort() == null ? forward.getPort() : forward.getToPort()).getValue().toJava()))
            .sorted(Comparator.comparing(Port::protocol).thenComparing(Port::port)).toList();
    }

    static List<InForce> stages(final State state) {
        return state.nonnullStage().values().stream().sorted(Comparator.comparing(stage -> stage.getName()))
            .map(stage -> new InForce(stage.getName().getName(), Texts.number(stage.getEntries()),
                stage.getInForce())).toList();
    }
}
