/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.overlay.Carrier;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.flow.VlanTag;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.OptionalInt;

/**
 * The way to and from the physical network, where frames are not encapsulated (VN-1, VN-8). A path says the VLAN, and
 * the network that uses it says whose the VLAN is: each VLAN belongs to one.
 */
final class PhysicalFlows {
    private static final OptionalInt UNTAGGED = OptionalInt.empty();

    private PhysicalFlows() {
        // only functions
    }

    /**
     * The flows to a VLAN. A guest's own tags would lead into the VLANs of others, and its NSH to other nodes as if
     * from this one: neither leaves.
     *
     * @param peer the peer
     * @param way its carrier
     * @param underlay the number of the port to the underlay's bridge
     * @return two flows
     */
    static List<Flow> of(final Peer peer, final Carrier.Physical way, final int underlay) {
        final var out = UnderlayVlan.match(in(Priority.ORDINARY, peer), UNTAGGED);
        UnderlayVlan.push(way.vlan()).forEach(out::then);
        return List.of(out.then(new Action.Output(underlay)).end(),
            in(Priority.SPECIAL, peer).match(Field.ETH_TYPE, UnderlayVlan.NSH).drop());
    }

    /**
     * The flows from the VLANs of a network.
     *
     * @param part what its members on this node share
     * @return a flow for each; none if it has none
     */
    static List<Flow> from(final NetworkPart part) {
        return part.far().stream().filter(path -> path.physicalVlan().isPresent()).map(path -> {
            final int vlan = path.physicalVlan().getAsInt();
            final var flow = UnderlayVlan.match(Flow.in(Table.FABRIC_IN, Priority.REST, part.key()),
                vlan == 0 ? UNTAGGED : OptionalInt.of(vlan));
            if (vlan != 0) {
                flow.then(new VlanTag(false));
            }
            return flow.set(Field.SEGMENT, part.segment().metadata())
                .set(Field.CONTROL, Integer.toUnsignedLong(ControlWord.data(SegmentKind.VNET).encode()))
                .set(Field.FROM_PATH, path.value())
                .goTo(Table.GUARD);
        }).toList();
    }

    /** Whether a network is on the physical network, and therefore nowhere else. */
    static boolean is(final NetworkPart part) {
        return part.far().stream().anyMatch(path -> path.physicalVlan().isPresent());
    }

    /** NSH that no known node sent must not be taken for a physical frame. */
    static Flow foreign() {
        return PipelineFlows.flow(Table.FABRIC_IN, Priority.REFUSED).match(Field.ETH_TYPE, UnderlayVlan.NSH).drop();
    }

    private static Flow.Builder in(final int priority, final Peer peer) {
        return Flow.in(Table.TUNNEL_OUT, priority, peer.key()).match(Field.FAR_PATH, peer.path().value());
    }
}
