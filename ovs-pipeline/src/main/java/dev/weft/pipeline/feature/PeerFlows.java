/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.overlay.Family;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.List;

/** The way to and from one remote outer address: one flow each. */
final class PeerFlows {
    private static final Bits KEY = new Bits(Field.TUNNEL_KEY, 0, 23);
    private static final Bits SEGMENT = new Bits(Field.SEGMENT, 0, 23);
    private static final Bits OPTION_CONTROL = new Bits(Field.TUNNEL_OPTION, 32, 63);
    private static final Bits OPTION_POLICY = new Bits(Field.TUNNEL_OPTION, 0, 31);
    private static final Bits CONTROL = Bits.all(Field.CONTROL);
    private static final Bits POLICY = Bits.all(Field.POLICY);

    private PeerFlows() {
        // only functions
    }

    static List<Flow> of(final Peer peer) {
        return List.of(in(peer), out(peer));
    }

    private static Flow in(final Peer peer) {
        final boolean six = Family.of(peer.remote()) == Family.IPV6;
        final var segment = peer.path().external();
        final var flow = Flow.in(Table.TUNNEL_IN, segment.isPresent() ? Priority.SPECIAL : Priority.ORDINARY,
            peer.key());
        // several links may end at one address of another controller, and each has a path of its own
        segment.ifPresent(id -> flow.match(Field.TUNNEL_KEY, id.value()));
        return flow
            .match(six ? Field.TUNNEL_IPV6_SRC : Field.TUNNEL_SRC, peer.remote())
            .match(six ? Field.TUNNEL_IPV6_DST : Field.TUNNEL_DST, peer.local())
            // an absent option reads as garbage; the version is never 0, so it tells
            .match(Field.TUNNEL_OPTION, (long) ControlWord.VERSION << 60, (long) ControlWord.VERSION_MASK << 32)
            .move(KEY, SEGMENT)
            .move(OPTION_CONTROL, CONTROL)
            .move(OPTION_POLICY, POLICY)
            .set(Field.FROM_PATH, peer.path().value())
            .goTo(Table.CONTENT);
    }

    private static Flow out(final Peer peer) {
        final boolean six = Family.of(peer.remote()) == Family.IPV6;
        return Flow.in(Table.TUNNEL_OUT, Priority.ORDINARY, peer.key())
            .match(Field.FAR_PATH, peer.path().value())
            .move(SEGMENT, KEY)
            .move(CONTROL, OPTION_CONTROL)
            .move(POLICY, OPTION_POLICY)
            .set(six ? Field.TUNNEL_IPV6_SRC : Field.TUNNEL_SRC, peer.local())
            .set(six ? Field.TUNNEL_IPV6_DST : Field.TUNNEL_DST, peer.remote())
            .then(new Action.OutputTo(Bits.all(Field.TUNNEL_PORT)))
            .end();
    }
}
