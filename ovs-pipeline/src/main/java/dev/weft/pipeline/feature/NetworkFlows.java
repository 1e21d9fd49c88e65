/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.MacAddress;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Learn;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What the members of a network on a node share: floods, and the stations on other nodes (FN-5, FN-6). */
final class NetworkFlows {
    /** What {@link Field#SOURCE} holds for an address that was learned. */
    static final int LEARNED = 1;
    /** What {@link Field#SOURCE} holds for an address that is known to be another's. */
    static final int BELONGS_ELSEWHERE = 2;
    private static final int FROM_THIS_NODE = 0;
    private static final int NO_PORT = 0;

    private NetworkFlows() {
        // only functions
    }

    /**
     * The flows of a network on a node.
     *
     * @param part what the members share
     * @param members the numbers of the members' ports that are there
     * @param learners those of them that learn
     * @return four or five flows; of a vnet two to five more
     */
    static List<Flow> here(final NetworkPart part, final SortedSet<Integer> members,
            final SortedSet<Integer> learners) {
        final var flows = new ArrayList<Flow>();
        // whatever comes from a port and was not let in by its own flows
        flows.add(in(Table.GUARD, Priority.REFUSED, part)
            .match(Field.FROM_PATH, FROM_THIS_NODE).drop());
        flows.add(learn(part));
        flows.add(flood(part));
        if (part.discovery().isPresent()) {
            flows.add(group(in(Table.FLOOD, Priority.ORDINARY, part), false).goTo(Table.ASK));
        }
        flows.add(toAll(part, true, members));
        if (part.unknownUnicast() && !learners.isEmpty()) {
            flows.add(toAll(part, false, learners));
        }
        flows.addAll(VnetFlows.of(part));
        return flows;
    }

    /**
     * The flows of a known address behind a path.
     *
     * @param far the address
     * @return two flows
     */
    static List<Flow> far(final NetworkMac far) {
        return List.of(
            known(far.key(), far.segment(), far.mac()),
            lookup(far.key(), far.segment(), far.mac())
                .set(Field.FAR_PATH, far.path().value())
                .goTo(Table.ROUTE));
    }

    /** A known address, from anywhere but its own port: from a port it is stopped, from a tunnel not learned. */
    static Flow known(final ObjectKey owner, final NetworkKey segment, final MacAddress mac) {
        return Flow.in(Table.GUARD, Priority.KNOWN, owner)
            .match(Field.SEGMENT, segment.metadata())
            .match(Field.ETH_SRC, mac.value())
            .set(Field.SOURCE, BELONGS_ELSEWHERE)
            .goTo(Table.VERDICT);
    }

    static Flow.Builder lookup(final ObjectKey owner, final NetworkKey segment, final MacAddress mac) {
        return Flow.in(Table.LOOKUP, Priority.ORDINARY, owner)
            .match(Field.SEGMENT, segment.metadata())
            .match(Field.ETH_DST, mac.value());
    }

    /** What a learned flow wants: frames of this segment to the address that this frame came from. */
    static List<Learn.Part> station(final Learn.Part place) {
        return List.of(new Learn.Equal(Bits.all(Field.SEGMENT), Bits.all(Field.SEGMENT)),
            new Learn.Equal(Bits.all(Field.ETH_DST), Bits.all(Field.ETH_SRC)), place);
    }

    private static Flow learn(final NetworkPart part) {
        final var flow = in(Table.GUARD, Priority.REST, part)
            .match(Field.ETH_SRC, 0, MacAddress.GROUP_BIT);
        part.learning().ifPresent(learning -> flow.then(new Learn(Table.LEARNED, part.key(), learning,
            station(new Learn.Copy(Bits.all(Field.FROM_PATH), Bits.all(Field.FAR_PATH))), Optional.empty())));
        return flow.goTo(Table.LOOKUP);
    }

    private static Flow flood(final NetworkPart part) {
        final var flow = in(Table.FLOOD, Priority.ORDINARY, part);
        if (!part.unknownUnicast() || part.discovery().isPresent()) {
            group(flow, true);
        }
        // in a clone each, or the outer header of one copy would stay for the next
        part.far().forEach(path -> flow.then(new Action.Clone(List.of(
            new Action.SetField(Field.FAR_PATH, Value.of(path.value())), new Action.Resubmit(Table.TUNNEL_OUT)))));
        return flow.goTo(Table.MEMBERS);
    }

    private static Flow.Builder in(final Table table, final int priority, final NetworkPart part) {
        return Flow.in(table, priority, part.key()).match(Field.SEGMENT, part.segment().metadata());
    }

    private static Flow.Builder group(final Flow.Builder flow, final boolean group) {
        return flow.match(Field.ETH_DST, group ? MacAddress.GROUP_BIT : 0, MacAddress.GROUP_BIT);
    }

    private static Flow toAll(final NetworkPart part, final boolean group, final SortedSet<Integer> ports) {
        final var flow = group(in(Table.MEMBERS, Priority.ORDINARY, part), group).match(Field.LOCAL_PORT, NO_PORT);
        // Open vSwitch leaves out the port through which the frame came
        ports.forEach(port -> flow.then(new Action.Output(port)));
        return flow.end();
    }
}
