/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.History;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.HistoryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.HistoryKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.Member;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.MemberKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/** States of networks as the YANG model has them, and where they stand. */
final class NetworkEncoder {
    private NetworkEncoder() {
        // only functions
    }

    static InstanceIdentifier<Network> path(final NetworkId network) {
        return StateEncoder.ROOT.child(Network.class, new NetworkKey(new Name(network.value())));
    }

    static InstanceIdentifier<State> state(final NetworkId network) {
        return path(network).child(State.class);
    }

    static InstanceIdentifier<Member> member(final NetworkId network, final InterfaceId member) {
        return state(network).child(Member.class, key(member));
    }

    static InstanceIdentifier<History> history(final NetworkId network, final long number) {
        return state(network).child(History.class, new HistoryKey(Uint32.valueOf(number)));
    }

    /** The whole state. */
    static Network encode(final NetworkId network, final State state, final Map<InterfaceId, Member> members) {
        return new NetworkBuilder().withKey(new NetworkKey(new Name(network.value())))
            .setState(new StateBuilder(state).setMember(members.values().stream()
                .collect(Collectors.toMap(Member::key, Function.identity()))).build()).build();
    }

    /** The state without members, with the time since when the status has been the same. */
    static State encode(final dev.weft.impl.status.State.OfNetwork state, final Instant since,
            final List<dev.weft.impl.status.History.Entry> history) {
        return new StateBuilder().setStatus(state.condition().status())
            .setReason(state.condition().reason().orElse(null)).setLastChange(Transition.yang(since))
            .setId(state.key().map(key -> new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId(
                Uint32.valueOf(key.number()))).orElse(null))
            .setMtu(octets(state.mtu())).setMtuInHalves(octets(state.halves()))
            .setOversize(state.oversize().orElse(null))
            .setHistory(history.stream().map(NetworkEncoder::entry)
                .collect(Collectors.toMap(History::key, Function.identity()))).build();
    }

    static Member encode(final InterfaceId member, final dev.weft.impl.status.State.OfMember state) {
        return new MemberBuilder().withKey(key(member))
            .setNode(state.node().map(node -> new Name(node.value())).orElse(null))
            .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null)).build();
    }

    private static MemberKey key(final InterfaceId member) {
        return new MemberKey(new Name(member.appliance()), new Name(member.name()));
    }

    private static History entry(final dev.weft.impl.status.History.Entry entry) {
        return new HistoryBuilder().withKey(new HistoryKey(Uint32.valueOf(entry.number())))
            .setTime(Transition.yang(entry.time())).setStatus(entry.condition().status())
            .setReason(entry.condition().reason().orElse(null)).build();
    }

    private static Uint16 octets(final OptionalInt size) {
        return size.isPresent() ? Uint16.valueOf(size.getAsInt()) : null;
    }
}
