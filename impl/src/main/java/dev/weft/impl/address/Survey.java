/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.address;

import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.AddressTable;
import dev.weft.api.node.AddressTable.Origin;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.compile.Standing.Served;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.Entry;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.EntryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** What makes names of the numbers in bridge tables: the nodes and members of one network. */
final class Survey {
    private final Map<HostId, NodeId> hosts = new HashMap<>();
    private final Map<ObjectKey, InterfaceId> members = new HashMap<>();
    private final Map<MacAddress, InterfaceId> known = new HashMap<>();

    Survey(final NetworkId network, final NetworkKey key, final CompiledNetwork compiled) {
        compiled.members().values().forEach(standing -> {
            if (standing instanceof Served served) {
                hosts.put(served.site().host(), served.site().id());
                members.put(ObjectKey.networkMember(network, key, served.port()), served.port());
                served.mac().ifPresent(mac -> known.putIfAbsent(mac, served.port()));
            }
        });
    }

    /** An entry of the table of a node, as the YANG model has it. */
    Entry encode(final NodeId node, final AddressTable.Entry entry) {
        return new EntryBuilder().setNode(new Name(node.value()))
            .setMacAddress(new org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715
                .MacAddress(entry.mac().toString()))
            .setOrigin(origin(entry.origin()))
            .setAtNode(at(node, entry.path()).map(there -> new Name(there.value())).orElse(null))
            .setInterface(port(entry).map(InterfaceId::toString).orElse(null))
            .setAge(seconds(entry.age())).setIdle(entry.idle().map(Survey::seconds).orElse(null))
            .setUsed(new Counter64(Uint64.valueOf(Math.max(0, entry.used())))).build();
    }

    private Optional<NodeId> at(final NodeId node, final Optional<PathId> path) {
        return path.isEmpty() ? Optional.of(node) : path.flatMap(PathId::host).map(hosts::get);
    }

    /** Weft knows what it programmed, also where that is elsewhere; what was learned there only the other node does. */
    private Optional<InterfaceId> port(final AddressTable.Entry entry) {
        return entry.member().map(members::get).or(() -> entry.origin() == Origin.PROGRAMMED
            ? Optional.ofNullable(known.get(entry.mac())) : Optional.empty());
    }

    private static Uint32 seconds(final long value) {
        return Uint32.valueOf(Math.min(Math.max(0, value), 0xffff_ffffL));
    }

    private static Entry.Origin origin(final Origin origin) {
        return switch (origin) {
            case PROGRAMMED -> Entry.Origin.Programmed;
            case LEARNED -> Entry.Origin.Learned;
            case DISCOVERED -> Entry.Origin.Discovered;
        };
    }
}
