/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Openstack;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPort;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPort.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPortKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Ports: each is an interface of an appliance, found by its id, which is its {@code external_ids:iface-id}. */
final class Ports extends Resource<TenantPort, TenantPortBuilder> {
    private static final int MAX_ADDRESSES = 16;
    /** Locally administered; the rest is from the port's id. */
    private static final String MAC_BEGIN = "fa";
    private static final int MAC_DIGITS = 10;

    Ports() {
        super("Port", "ports", attributes());
    }

    @Override
    public Map<Uuid, TenantPort> all(final Snapshot snapshot) {
        return snapshot.ports();
    }

    @Override
    public InstanceIdentifier<TenantPort> at(final Uuid id) {
        return InstanceIdentifier.create(Openstack.class).child(TenantPort.class, new TenantPortKey(id));
    }

    @Override
    public Optional<String> userOf(final Uuid id, final Snapshot snapshot) {
        return Pairs.with(id, snapshot).findAny().map(pair -> "port pair " + pair.getId().getValue())
            .or(() -> Classifiers.with(id, snapshot).findAny()
                .map(classifier -> "flow classifier " + classifier.getId().getValue()));
    }

    @Override
    TenantPortBuilder blank(final Uuid id) {
        final var digits = id.getValue().substring(id.getValue().length() - MAC_DIGITS);
        return new TenantPortBuilder().setId(id).setAdminState(AdminState.Up)
            .setMacAddress(new MacAddress((MAC_BEGIN + digits).replaceAll("..(?!$)", "$0:")));
    }

    @Override
    TenantPortBuilder copy(final TenantPort present) {
        return new TenantPortBuilder(present);
    }

    @Override
    TenantPort build(final TenantPortBuilder builder) {
        if (builder.getNetworkId() == null) {
            throw Fault.bad("Failed to parse request. Required attribute 'network_id' not specified.");
        }
        return builder.build();
    }

    @Override
    void check(final TenantPort resource, final Snapshot others) {
        if (!others.networks().containsKey(resource.getNetworkId())) {
            throw Fault.missing("Network", resource.getNetworkId().getValue());
        }
    }

    private static List<Attribute<TenantPort, TenantPortBuilder>> attributes() {
        return new Attributes<TenantPort, TenantPortBuilder>(TenantPortBuilder::setName,
                TenantPortBuilder::setDescription, TenantPortBuilder::setProjectId)
            .create("network_id", (builder, value) -> builder.setNetworkId(value.uuid().orElse(null)),
                port -> Json.id(port.getNetworkId()))
            .write("mac_address", (builder, value) -> value.parsed("a MAC address", Ports::mac)
                .ifPresent(builder::setMacAddress), port -> Json.text(port.getMacAddress().getValue()))
            .write("fixed_ips", Ports::setAddresses, Ports::addresses)
            .write("admin_state_up",
                (builder, value) -> builder.setAdminState(value.flag() ? AdminState.Up : AdminState.Down),
                port -> Json.flag(port.getAdminState() != AdminState.Down))
            .seen("status", (port, view) -> Json.text(PortState.isUp(port, view) ? "ACTIVE" : "DOWN"))
            .write("device_id", (builder, value) -> builder.setDeviceId(value.text()),
                port -> Attributes.text(port.getDeviceId()))
            .write("device_owner", (builder, value) -> builder.setDeviceOwner(value.text()),
                port -> Attributes.text(port.getDeviceOwner()))
            // Weft follows the port to wherever it is plugged in, so what is given here is looked at and not needed
            .add("binding:host_id", Attribute.Access.WRITE, (builder, value) -> value.text(),
                (port, view) -> Json.text(PortState.node(port, view).orElse("")))
            .always("binding:vnic_type", Json.text("normal"))
            .always("binding:profile", new JsonObject())
            .read("binding:vif_type", port -> Json.text("ovs"))
            .always("port_security_enabled", Json.flag(false))
            .always("security_groups", new JsonArray())
            .always("allowed_address_pairs", new JsonArray())
            .always("extra_dhcp_opts", new JsonArray()).list();
    }

    private static MacAddress mac(final String text) {
        return new MacAddress(text.toLowerCase(Locale.ROOT));
    }

    private static void setAddresses(final TenantPortBuilder builder, final Value value) {
        final var addresses = value.entries(MAX_ADDRESSES).stream().map(Ports::address).toList();
        if (addresses.stream().distinct().count() < addresses.size()) {
            throw value.wrong("different addresses are wanted");
        }
        builder.setFixedIp(addresses);
    }

    private static IpAddressNoZone address(final Value entry) {
        IpAddressNoZone address = null;
        for (var member : entry.members()) {
            switch (member.name()) {
                case "ip_address" -> address = member.parsed("an IP address", Addresses::parse).orElse(null);
                case "subnet_id" -> {
                    if (!member.isNull()) {
                        throw entry.wrong("there are no subnets; give addresses only");
                    }
                }
                default -> throw entry.wrong("ip_address is all that can be given");
            }
        }
        return Optional.ofNullable(address).orElseThrow(() -> entry.wrong("an ip_address is wanted"));
    }

    private static JsonElement addresses(final TenantPort port) {
        final var array = new JsonArray();
        Stream.ofNullable(port.getFixedIp()).flatMap(List::stream).forEach(address -> {
            final var entry = new JsonObject();
            entry.addProperty("ip_address", address.stringValue());
            array.add(entry);
        });
        return array;
    }
}
