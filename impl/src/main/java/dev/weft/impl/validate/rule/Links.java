/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.InChain;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.stream.Stream;

/** Where links are in the intent, those of chains included (VL-16). */
final class Links {
    private Links() {
        // only functions
    }

    /**
     * An end at an interface.
     *
     * @param at the part of a link or chain that names it
     * @param port the interface
     */
    record End(IntentPath at, InterfaceId port) { }

    /** The ends of a link that are interfaces, each interface once. */
    static Stream<End> ends(final LinkIntent link) {
        return Stream.concat(Stream.of(new End(link.atFirst(), link.first())),
            link.second() instanceof Managed second && !second.port().equals(link.first())
                ? Stream.of(new End(link.atSecond(), second.port())) : Stream.of());
    }

    /** How messages call a link. */
    static String label(final Transition transition, final LinkId id) {
        return transition.after().link(id).map(LinkIntent::label).orElse("link " + id);
    }

    /** What frees an end of a link. */
    static String remedy(final Transition transition, final LinkId id) {
        return chain(transition, id).map(there -> "take it out of chain " + there.chain())
            .orElse("delete link " + id);
    }

    /** Where a link is in its chain; empty if it stands alone. */
    static Optional<InChain> chain(final Transition transition, final LinkId id) {
        return transition.after().link(id).flatMap(LinkIntent::chain);
    }
}
