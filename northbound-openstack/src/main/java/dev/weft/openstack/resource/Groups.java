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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Openstack;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPair;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairGroup;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairGroup.LoadSharing;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairGroupBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairGroupKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Port pair groups: each is a service. */
final class Groups extends Resource<PortPairGroup, PortPairGroupBuilder> {
    /** What the load of port pairs is shared by, as the client says it and as Neutron shows it. */
    private static final Set<String> ADDRESSES = Set.of("ip_src", "ip_dst");
    private static final Set<String> PORTS = Set.of("tcp_src", "tcp_dst", "udp_src", "udp_dst");
    private static final int MAX_FIELDS = 16;
    private static final int MAX_PAIRS = 32;

    Groups() {
        super("Port pair group", "sfc/port_pair_groups", attributes());
    }

    /** The groups that a port pair is in. */
    static Stream<PortPairGroup> with(final Uuid pair, final Snapshot snapshot) {
        return snapshot.groups().values().stream().filter(group -> Snapshot.listed(group.getPortPair()).contains(pair));
    }

    @Override
    public Map<Uuid, PortPairGroup> all(final Snapshot snapshot) {
        return snapshot.groups();
    }

    @Override
    public InstanceIdentifier<PortPairGroup> at(final Uuid id) {
        return InstanceIdentifier.create(Openstack.class).child(PortPairGroup.class, new PortPairGroupKey(id));
    }

    @Override
    public Optional<String> userOf(final Uuid id, final Snapshot snapshot) {
        return snapshot.chains().values().stream()
            .filter(chain -> Snapshot.listed(chain.getPortPairGroup()).contains(id)).findAny()
            .map(chain -> "port chain " + chain.getId().getValue());
    }

    @Override
    PortPairGroupBuilder blank(final Uuid id) {
        return new PortPairGroupBuilder().setId(id).setLoadSharing(LoadSharing.Connection);
    }

    @Override
    PortPairGroupBuilder copy(final PortPairGroup present) {
        return new PortPairGroupBuilder(present);
    }

    @Override
    PortPairGroup build(final PortPairGroupBuilder builder) {
        return builder.build();
    }

    @Override
    void check(final PortPairGroup resource, final Snapshot others) {
        final var pairs = Snapshot.listed(resource.getPortPair());
        for (var pair : pairs) {
            if (!others.pairs().containsKey(pair)) {
                throw Fault.missing("Port pair", pair.getValue());
            }
            with(pair, others).filter(group -> !group.getId().equals(resource.getId())).findAny().ifPresent(group -> {
                throw Fault.conflict("PortPairInUse", "Port pair " + pair.getValue() + " is in port pair group "
                    + group.getId().getValue() + "; take it out of that group first.");
            });
        }
        if (pairs.stream().map(others.pairs()::get).map(PortPair::getHeader).distinct().count() > 1) {
            throw Fault.bad("Some port pairs of the group have correlation nsh and others do not; make two groups.");
        }
    }

    private static List<Attribute<PortPairGroup, PortPairGroupBuilder>> attributes() {
        return new Attributes<PortPairGroup, PortPairGroupBuilder>(PortPairGroupBuilder::setName,
                PortPairGroupBuilder::setDescription, PortPairGroupBuilder::setProjectId)
            .write("port_pairs", (builder, value) -> builder.setPortPair(value.uuids(MAX_PAIRS)),
                group -> Json.ids(group.getPortPair()))
            .create("port_pair_group_parameters", Groups::setParameters, Groups::parameters)
            .always("tap_enabled", Json.flag(false)).list();
    }

    private static void setParameters(final PortPairGroupBuilder builder, final Value value) {
        for (var parameter : value.members()) {
            switch (parameter.name()) {
                case "lb_fields" -> builder.setLoadSharing(sharing(parameter));
                case "ppg_n_tuple_mapping" -> {
                    if (parameter.members().stream().anyMatch(side -> !side.isEmpty())) {
                        throw parameter.wrong("Weft does not map what service functions change; leave it out");
                    }
                }
                default -> throw parameter.wrong("lb_fields is all that can be given");
            }
        }
    }

    private static LoadSharing sharing(final Value value) {
        final Set<String> fields = new HashSet<>();
        value.entries(MAX_FIELDS).forEach(entry -> fields.add(entry.text()));
        if (fields.equals(ADDRESSES)) {
            return LoadSharing.HostPair;
        }
        if (fields.isEmpty() || fields.containsAll(ADDRESSES)
            && fields.stream().allMatch(field -> ADDRESSES.contains(field) || PORTS.contains(field))) {
            return LoadSharing.Connection;
        }
        throw value.wrong("ip_src and ip_dst are wanted, with tcp_src, tcp_dst, udp_src and udp_dst or without");
    }

    private static JsonElement parameters(final PortPairGroup group) {
        final var fields = new JsonArray();
        if (group.getLoadSharing() == LoadSharing.HostPair) {
            ADDRESSES.stream().sorted().forEach(fields::add);
        }
        final var shown = new JsonObject();
        shown.add("lb_fields", fields);
        return shown;
    }
}
