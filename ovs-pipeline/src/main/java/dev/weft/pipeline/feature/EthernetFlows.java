/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.overlay.Carrier;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Decap;
import dev.weft.pipeline.flow.Encap;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.flow.VlanTag;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The way to and from one node of the same LAN segment in Ethernet (FN-3): NSH between the nodes' own MAC addresses.
 * Only networks travel so, never links.
 */
final class EthernetFlows {
    /** What the service path of each of our frames is: it tells them from NSH of others. */
    private static final int PATH = 0x5d;
    private static final int FIXED_CONTEXT = 1;
    private static final int ETHERNET_INSIDE = 3;
    private static final int FENCE = ControlWord.kindBits(SegmentKind.FENCE);
    private static final int VNET = ControlWord.kindBits(SegmentKind.VNET);
    /** The one bit by which the kinds of networks differ: in metadata it is the highest of a vnet's number. */
    private static final int VNET_BIT = Integer.numberOfTrailingZeros(FENCE ^ VNET);
    private static final Bits IS_VNET = new Bits(Field.SEGMENT, Integer.SIZE, Integer.SIZE);
    private static final Bits NUMBER = new Bits(Field.SEGMENT, 0, Integer.SIZE - 1);
    /** Version and kind; fences and vnets alike. */
    private static final long WORD_MASK = Integer.toUnsignedLong(ControlWord.VERSION_MASK
        | ControlWord.KIND_MASK & ~(FENCE ^ VNET));
    private static final long WORD = Integer.toUnsignedLong(ControlWord.data(SegmentKind.FENCE).encode()) & WORD_MASK;

    private EthernetFlows() {
        // only functions
    }

    /**
     * The flows of such a way.
     *
     * @param peer the peer
     * @param way its carrier
     * @param underlay the number of the port to the underlay's bridge
     * @return one flow to send; two to receive, unless it leads to all nodes
     */
    static List<Flow> of(final Peer peer, final Carrier.Ethernet way, final int underlay) {
        final var flows = new ArrayList<Flow>();
        way.remote().ifPresent(remote -> {
            final long source = NodeMac.of(way.installation(), remote);
            flows.add(in(peer, way, remote.value(), source, NodeMac.of(way.installation(), way.local())));
            flows.add(in(peer, way, remote.value(), source, NodeMac.all(way.installation())));
        });
        flows.add(out(peer, way, underlay));
        return flows;
    }

    private static Flow in(final Peer peer, final Carrier.Ethernet way, final int remote, final long source,
            final long destination) {
        final var flow = UnderlayVlan.match(Flow.in(Table.FABRIC_IN, Priority.ORDINARY, peer.key()), way.vlan())
            .match(Field.ETH_SRC, source)
            .match(Field.ETH_DST, destination)
            .match(Field.ETH_TYPE, UnderlayVlan.NSH)
            .match(Field.NSH_MDTYPE, FIXED_CONTEXT)
            .match(Field.NSH_NP, ETHERNET_INSIDE)
            .match(Field.NSH_SPI, PATH)
            // address and number must be those of one node
            .match(Field.NSH_C2, remote)
            .match(Field.NSH_C3, WORD, WORD_MASK)
            .move(Bits.all(Field.NSH_C1), NUMBER)
            .move(new Bits(Field.NSH_C3, VNET_BIT, VNET_BIT), IS_VNET)
            .move(Bits.all(Field.NSH_C3), Bits.all(Field.CONTROL))
            .move(Bits.all(Field.NSH_C4), Bits.all(Field.POLICY))
            .set(Field.FROM_PATH, peer.path().value());
        if (way.vlan().isPresent()) {
            flow.then(new VlanTag(false));
        }
        // Ethernet, then NSH
        return flow.then(new Decap()).then(new Decap()).goTo(Table.CONTENT);
    }

    private static Flow out(final Peer peer, final Carrier.Ethernet way, final int underlay) {
        final var parts = new ArrayList<Action>(List.of(
            new Encap(Encap.Header.NSH),
            UnderlayVlan.set(Field.NSH_SPI, PATH),
            new Action.Move(NUMBER, Bits.all(Field.NSH_C1)),
            UnderlayVlan.set(Field.NSH_C2, way.local().value()),
            new Action.Move(Bits.all(Field.CONTROL), Bits.all(Field.NSH_C3)),
            new Action.Move(Bits.all(Field.POLICY), Bits.all(Field.NSH_C4)),
            new Encap(Encap.Header.ETHERNET),
            UnderlayVlan.set(Field.ETH_SRC, NodeMac.of(way.installation(), way.local())),
            UnderlayVlan.set(Field.ETH_DST, way.remote().map(remote -> NodeMac.of(way.installation(), remote))
                .orElseGet(() -> NodeMac.all(way.installation())))));
        parts.addAll(UnderlayVlan.push(way.vlan()));
        parts.add(new Action.Output(underlay));
        return Flow.in(Table.TUNNEL_OUT, Priority.ORDINARY, peer.key())
            .match(Field.FAR_PATH, peer.path().value())
            // a clone around the visit to this table would not undo the encapsulation
            .then(new Action.Clone(parts))
            .end();
    }
}
