/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.UdpPort;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A virtual link as the intent has it: an entry of {@code /weft:weft/link}, or between two stages of a chain.
 *
 * @param id the name
 * @param segment the wanted key on the wire; empty: allocate one
 * @param first the first end, always an interface
 * @param second the second end
 * @param family the wanted outer family; empty: see {@code outer-family} in weft-link.yang
 * @param dscp the outer DSCP
 * @param liveness when an end is taken for dead
 * @param authentication how the ends shall know each other; empty: signed where a key is at hand
 * @param chain where it is in the chain that it is of (VL-16); empty: it stands alone
 */
public record LinkIntent(LinkId id, Optional<SegmentId> segment, InterfaceId first, End second,
        Optional<Family> family, Dscp dscp, Liveness liveness, Optional<Authentication> authentication,
        Optional<InChain> chain) {
    /**
     * Makes one that stands alone.
     *
     * @param id the name
     * @param segment the wanted key on the wire; empty: allocate one
     * @param first the first end
     * @param second the second end
     * @param family the wanted outer family; empty: not given
     * @param dscp the outer DSCP
     * @param liveness when an end is taken for dead
     * @param authentication how the ends shall know each other; empty: not given
     */
    public LinkIntent(final LinkId id, final Optional<SegmentId> segment, final InterfaceId first, final End second,
            final Optional<Family> family, final Dscp dscp, final Liveness liveness,
            final Optional<Authentication> authentication) {
        this(id, segment, first, second, family, dscp, liveness, authentication, Optional.empty());
    }

    /**
     * Where a link is in a chain.
     *
     * @param chain the chain
     * @param from the order of the stage whose out is its first end
     * @param to the order of the stage whose in is its second end
     */
    public record InChain(ChainId chain, int from, int to) { }

    /** The second end of a link. */
    public sealed interface End {
    }

    /**
     * An interface of an appliance of this installation.
     *
     * @param port the interface
     */
    public record Managed(InterfaceId port) implements End { }

    /**
     * An address under another controller (VL-18).
     *
     * @param address the far outer address
     * @param port the UDP port on which it receives
     */
    public record External(InetAddress address, UdpPort port) implements End { }

    /**
     * Returns where it is in the intent.
     *
     * @return the link, or the chain that it is of
     */
    public IntentPath at() {
        return chain.map(there -> new IntentPath("chain " + there.chain() + ", from stage " + there.from() + " to "
            + there.to(), IntentPath.chain(there.chain()).path())).orElseGet(() -> IntentPath.link(id));
    }

    /**
     * Returns where its first end is in the intent.
     *
     * @return end a, or the out of a stage
     */
    public IntentPath atFirst() {
        return chain.map(there -> IntentPath.stage(there.chain(), there.from()).at("out"))
            .orElseGet(() -> IntentPath.link(id).at("a"));
    }

    /**
     * Returns where its second end is in the intent.
     *
     * @return end b, or the in of a stage
     */
    public IntentPath atSecond() {
        return chain.map(there -> IntentPath.stage(there.chain(), there.to()).at("in"))
            .orElseGet(() -> IntentPath.link(id).at("b"));
    }

    /**
     * Names it in messages about something else.
     *
     * @return for instance {@code link web-db}
     */
    public String label() {
        return "link " + id + chain.map(there -> " of chain " + there.chain()).orElse("");
    }
}
