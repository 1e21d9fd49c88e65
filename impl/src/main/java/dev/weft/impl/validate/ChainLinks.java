/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.LinkId;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.validate.rule.Problem;
import dev.weft.impl.validate.state.Change;
import dev.weft.impl.validate.state.IntentView;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What changed chains do to the links of the intent, those that stand alone included (VL-16). No two of them have one
 * name: there would be one link of the two.
 */
final class ChainLinks {
    private final SortedMap<ChainId, Change<ChainIntent>> chains;
    private final IntentView known;
    private final Consumer<Problem> problems;

    ChainLinks(final SortedMap<ChainId, Change<ChainIntent>> chains, final IntentView known,
            final Consumer<Problem> problems) {
        this.chains = requireNonNull(chains);
        this.known = requireNonNull(known);
        this.problems = requireNonNull(problems);
    }

    /** Returns the changes of links that stand alone together with those of chains. */
    SortedMap<LinkId, Change<LinkIntent>> with(final SortedMap<LinkId, Change<LinkIntent>> links) {
        final var all = new TreeMap<>(links);
        links.forEach((id, change) -> change.after().ifPresent(this::checkAlone));
        chains.values().forEach(change -> links(change.before()).forEach(link ->
            all.putIfAbsent(link.id(), change(link.id(), Optional.empty()))));
        chains.values().forEach(change -> links(change.after()).forEach(link -> {
            final var there = all.get(link.id());
            final var other = there == null ? known.link(link.id()) : there.after();
            other.ifPresentOrElse(taken -> problems.accept(Problem.ofName(link, taken)),
                () -> all.put(link.id(), change(link.id(), Optional.of(link))));
        }));
        all.values().removeIf(change -> change.after().flatMap(LinkIntent::chain).isPresent()
            && change.before().equals(change.after()));
        return all;
    }

    /** A link that stands alone must not take the place of one of a chain that stays as it is. */
    private void checkAlone(final LinkIntent link) {
        known.link(link.id()).filter(other -> other.chain().filter(there -> !chains.containsKey(there.chain()))
            .isPresent()).ifPresent(other -> problems.accept(Problem.ofName(link, other)));
    }

    private Change<LinkIntent> change(final LinkId id, final Optional<LinkIntent> after) {
        return new Change<>(known.link(id), after);
    }

    private static List<LinkIntent> links(final Optional<ChainIntent> chain) {
        return chain.map(ChainIntent::links).orElse(List.of());
    }
}
