/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.MacAddress;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Learn;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A member of a network on its node: what it may send, and where it is found (FN-1, FN-4, VN-6). */
final class MemberFlows {
    private MemberFlows() {
        // only functions
    }

    /**
     * The flows of a member.
     *
     * @param member the member
     * @param port the number of its port
     * @param tunnel the number of the tunnel port by which its frames leave the node
     * @return three flows, of a vnet's member four, and three for each known address
     */
    static List<Flow> of(final NetworkMember member, final int port, final int tunnel) {
        final var flows = new ArrayList<Flow>();
        // a control frame of the helper comes by for the second time, and networks have none
        flows.add(classify(member, TunnelFlows.from(member.port(), Flow.in(Table.CLASSIFY, Priority.ORDINARY,
                member.key()).from(port).match(Field.CONTROL, PipelineFlows.FRESH))
            .set(Field.SEGMENT, member.segment().metadata()), tunnel));
        if (member.segment().kind() == Kind.VNET) {
            flows.add(classify(member, Flow.in(Table.RETURNED, Priority.ORDINARY, member.key()).from(port)
                .match(Field.SEGMENT, member.segment().metadata())
                .set(Field.ASKED, 1)
                // its policies are looked for again
                .set(Field.POLICY, PipelineFlows.NO_POLICY), tunnel));
        }
        flows.add(member.learning().map(learning -> learn(member, port, learning))
            .orElseGet(() -> guard(member, Priority.ORDINARY, port).drop()));
        // the port must be the network's: what was learned may be older than that
        flows.add(Flow.in(Table.MEMBERS, Priority.ORDINARY, member.key())
            .match(Field.SEGMENT, member.segment().metadata())
            .match(Field.LOCAL_PORT, port)
            .then(new Action.Output(port))
            .end());
        member.macs().forEach(mac -> flows.addAll(known(member, port, mac)));
        return flows;
    }

    private static Flow classify(final NetworkMember member, final Flow.Builder flow, final int tunnel) {
        final var word = ControlWord.data(SegmentKind.of(member.segment().kind()));
        flow.set(Field.CONTROL, Integer.toUnsignedLong(word.encode()));
        if (member.segment().kind() == Kind.VNET) {
            // here, since no other frame may have the option; ports that are no tunnels do not see it. Written as a
            // value it would be read back without leading zeros
            flow.move(new Bits(Field.SEGMENT, 0, Integer.SIZE - 1), Bits.all(Field.VNET_OPTION));
        }
        return flow.set(Field.TUNNEL_PORT, Action.checkPort(tunnel)).goTo(Table.GUARD);
    }

    private static List<Flow> known(final NetworkMember member, final int port, final MacAddress mac) {
        return List.of(
            guard(member, Priority.OWN, port).match(Field.ETH_SRC, mac.value()).goTo(Table.POLICY),
            NetworkFlows.known(member.key(), member.segment(), mac),
            NetworkFlows.lookup(member.key(), member.segment(), mac)
                .set(Field.LOCAL_PORT, port)
                .goTo(Table.ROUTE));
    }

    private static Flow learn(final NetworkMember member, final int port, final Learning learning) {
        return guard(member, Priority.ORDINARY, port)
            .match(Field.ETH_SRC, 0, MacAddress.GROUP_BIT)
            // the action clears it when there are too many; a trace, which learns nothing, goes on as if there were not
            .set(Field.SOURCE, NetworkFlows.LEARNED)
            .then(new Learn(Table.LEARNED, member.key(), learning,
                NetworkFlows.station(new Learn.Put(new Bits(Field.LOCAL_PORT, 0, Short.SIZE - 1), port)),
                Optional.of(new Bits(Field.SOURCE, 0, 0))))
            .goTo(Table.VERDICT);
    }

    private static Flow.Builder guard(final NetworkMember member, final int priority, final int port) {
        return Flow.in(Table.GUARD, priority, member.key())
            .match(Field.SEGMENT, member.segment().metadata())
            .from(port);
    }
}
