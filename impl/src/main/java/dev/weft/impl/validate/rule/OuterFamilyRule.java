/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.overlay.Family;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.rule.LinkPath.Wish;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Both ends of a link use one outer address family, and their nodes have an address of it (VL-3). */
final class OuterFamilyRule implements Rule {
    private static final String ADDRESS_FAMILY_MISMATCH = "address family mismatch: ";

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var link : transition.affectedLinks()) {
            // one fault may show on the way to a standby, too
            LinkPath.all(transition.after(), link).stream()
                .flatMap(path -> contradiction(path).or(() -> missing(path)).stream()).distinct()
                .forEach(text -> problems.accept(
                    Problem.invalid(link.at(), ADDRESS_FAMILY_MISMATCH + text)));
        }
    }

    private static Optional<String> contradiction(final LinkPath path) {
        return path.wishes().stream().findFirst().flatMap(first -> path.wishes().stream()
            .filter(other -> other.family() != first.family()).findFirst()
            .map(other -> first.reason() + " but " + other.reason() + "; use one family for the whole link"));
    }

    private static Optional<String> missing(final LinkPath path) {
        if (path.isLocal()) {
            return Optional.empty();
        }
        if (!path.wishes().isEmpty()) {
            final var wish = path.wishes().get(0);
            return path.nodes().stream().filter(node -> node.side(wish.family()).isEmpty()).findFirst()
                .map(node -> lacks(node, wish));
        }
        return path.isPlaced() && path.common().findAny().isEmpty() ? Optional.of(nothingCommon(path))
            : Optional.empty();
    }

    private static String lacks(final NodeIntent node, final Wish wish) {
        return wish.reason() + " but node " + node.id() + " has no " + wish.family() + " address; give node "
            + node.id() + " one at " + IntentPath.node(node.id()).at("underlay/" + wish.family()).path()
            + ", or use a family that both ends have";
    }

    private static String nothingCommon(final LinkPath path) {
        return path.nodes().stream().map(OuterFamilyRule::has).collect(Collectors.joining(", "))
            + "; give both nodes an underlay address of one family";
    }

    private static String has(final NodeIntent node) {
        final var families = Stream.of(Family.values()).filter(family -> node.side(family).isPresent())
            .map(Family::toString).collect(Collectors.joining(" and "));
        return "node " + node.id() + " has " + (families.isEmpty() ? "no underlay address"
            : "only an " + families + " address");
    }
}
