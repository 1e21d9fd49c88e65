/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.net.InetAddress;
import java.util.List;

/** The way to and from one remote outer address in Geneve: one flow each. */
final class TunnelFlows {
    private static final Bits KEY = new Bits(Field.TUNNEL_KEY, 0, 23);
    private static final Bits SEGMENT = new Bits(Field.SEGMENT, 0, 23);
    private static final Bits OPTION_CONTROL = new Bits(Field.TUNNEL_OPTION, 32, 63);
    private static final Bits OPTION_POLICY = new Bits(Field.TUNNEL_OPTION, 0, 31);
    private static final int LINK = ControlWord.data(SegmentKind.LINK).encode();
    private static final Bits CONTROL = Bits.all(Field.CONTROL);
    private static final Bits POLICY = Bits.all(Field.POLICY);
    private static final int NOTHING = 0;

    private TunnelFlows() {
        // only functions
    }

    /**
     * The flows of a tunnel.
     *
     * @param peer the peer
     * @param tunnel its carrier
     * @return two flows
     */
    static List<Flow> of(final Peer peer, final Carrier.Tunnel tunnel) {
        return List.of(in(peer, tunnel), out(peer, tunnel.local(), tunnel.remote()));
    }

    private static Flow in(final Peer peer, final Carrier.Tunnel tunnel) {
        final boolean six = Family.of(tunnel.remote()) == Family.IPV6;
        final var segment = peer.path().external();
        final var flow = Flow.in(Table.TUNNEL_IN, segment.isPresent() ? Priority.SPECIAL : Priority.ORDINARY,
            peer.key());
        // several links may end at one address of another controller, and each has a path of its own; the id of a
        // network may be the same as theirs
        segment.ifPresent(id -> flow.match(Field.TUNNEL_KEY, id.value()));
        final int kind = segment.isPresent() ? ControlWord.KIND_MASK : 0;
        return flow
            .match(six ? Field.TUNNEL_IPV6_SRC : Field.TUNNEL_SRC, tunnel.remote())
            .match(six ? Field.TUNNEL_IPV6_DST : Field.TUNNEL_DST, tunnel.local())
            // an absent option reads as garbage; the version is never 0, so it tells
            .match(Field.TUNNEL_OPTION, option(LINK & (ControlWord.VERSION_MASK | kind)),
                option(ControlWord.VERSION_MASK | kind))
            .move(KEY, SEGMENT)
            .move(OPTION_CONTROL, CONTROL)
            .move(OPTION_POLICY, POLICY)
            .set(Field.FROM_PATH, peer.path().value())
            .goTo(Table.CONTENT);
    }

    private static long option(final int word) {
        return (long) word << Integer.SIZE;
    }

    /**
     * The flow to an outer address.
     *
     * @param peer the peer
     * @param local this node's outer address
     * @param remote the far one, of one node or of a multicast group
     * @return the flow
     */
    static Flow out(final Peer peer, final InetAddress local, final InetAddress remote) {
        final boolean six = Family.of(remote) == Family.IPV6;
        return Flow.in(Table.TUNNEL_OUT, Priority.ORDINARY, peer.key())
            .match(Field.FAR_PATH, peer.path().value())
            .move(SEGMENT, KEY)
            .move(CONTROL, OPTION_CONTROL)
            .move(POLICY, OPTION_POLICY)
            .set(six ? Field.TUNNEL_IPV6_SRC : Field.TUNNEL_SRC, local)
            .set(six ? Field.TUNNEL_IPV6_DST : Field.TUNNEL_DST, remote)
            .then(new Action.OutputTo(Bits.all(Field.TUNNEL_PORT)))
            .end();
    }

    /**
     * A frame of an interface's port. If it is a tunnel of its own (SI-11), it had an outer header.
     *
     * @param port the port
     * @param flow the flow by which it comes in
     * @return the flow
     */
    static Flow.Builder from(final PortRef port, final Flow.Builder flow) {
        return port instanceof PortRef.Tunnel ? forgetOuter(flow.set(Field.TUNNEL_KEY, NOTHING)) : flow;
    }

    /** As if a frame had not come from another node: it may go into a tunnel, even the one by which it came. */
    static Flow.Builder fromHere(final Flow.Builder flow, final NetworkKey segment, final int tunnel) {
        forgetOuter(flow.set(Field.FROM_PATH, NOTHING)
            .then(new Action.Load(Bits.all(Field.IN_PORT), NOTHING))
            .set(Field.LOCAL_PORT, NOTHING)
            .set(Field.TUNNEL_PORT, Action.checkPort(tunnel)));
        if (segment.kind() == NetworkKey.Kind.VNET) {
            flow.move(new Bits(Field.SEGMENT, 0, Integer.SIZE - 1), Bits.all(Field.VNET_OPTION));
        }
        return flow;
    }

    /** Clears the addresses of the outer header by which a frame came: the next one may be of the other family. */
    static Flow.Builder forgetOuter(final Flow.Builder flow) {
        return flow.set(Field.TUNNEL_SRC, NOTHING).set(Field.TUNNEL_DST, NOTHING).set(Field.TUNNEL_IPV6_SRC, NOTHING)
            .set(Field.TUNNEL_IPV6_DST, NOTHING);
    }
}
