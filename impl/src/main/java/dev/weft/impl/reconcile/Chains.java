/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.LinkId;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.LinkIntent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The chains of the intent, whose links are links of the intent like others (VL-16). */
final class Chains {
    private final Entries<ChainId, ChainIntent> chains = new Entries<>();
    private final Set<ChainId> unread = new HashSet<>();
    private final Intent intent;

    Chains(final Intent intent) {
        this.intent = requireNonNull(intent);
    }

    Optional<ChainIntent> get(final ChainId id) {
        return chains.get(id);
    }

    /** Returns the chain of a link; empty if there is no such link, or it stands alone. */
    Optional<ChainId> of(final LinkId link) {
        return intent.link(link).flatMap(LinkIntent::chain).map(LinkIntent.InChain::chain);
    }

    /** Notes that there is a chain of this name that cannot be read. */
    void unread(final ChainId id) {
        chains.unread(id);
        unread.add(id);
    }

    /** Says whether a link may be of a chain that cannot be read, and so may still be wanted. */
    boolean mayHave(final LinkId link) {
        return unread.stream().anyMatch(chain -> chain.mayHave(link));
    }

    /** Enters what a chain is now. Links that it has as before are left alone. */
    void set(final ChainId id, final Optional<ChainIntent> now, final Dirty dirty) {
        final var before = chains.get(id);
        unread.remove(id);
        if (!chains.set(id, now)) {
            return;
        }
        dirty.chains().add(id);
        final var links = now.map(ChainIntent::links).orElse(List.of());
        final var names = links.stream().map(LinkIntent::id).collect(Collectors.toSet());
        before.map(ChainIntent::links).orElse(List.of()).stream().map(LinkIntent::id)
            .filter(link -> !names.contains(link))
            // one that stands alone may have taken over the name
            .filter(link -> of(link).equals(Optional.of(id)))
            .forEach(link -> intent.setLink(link, Optional.empty(), dirty));
        links.forEach(link -> intent.setLink(link.id(), Optional.of(link), dirty));
    }
}
