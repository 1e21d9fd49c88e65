/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.model.Encapsulation;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The largest packet that a tenant may send crosses its link in one piece. An interface without an inner MTU has no
 * such limit; what crosses is shown as the link's {@code state/mtu} (VL-8).
 */
final class LinkMtuRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var link : transition.affectedLinks()) {
            final var path = LinkPath.of(transition.after(), link);
            if (path.isPlaced()) {
                checkPath(path, problems);
            }
        }
    }

    private static void checkPath(final LinkPath path, final Consumer<Problem> problems) {
        final var narrowest = path.nodes().stream().min(Comparator.comparingInt(NodeIntent::mtu)).orElseThrow();
        most(path, narrowest.mtu()).ifPresent(most -> path.ports().stream()
            .filter(port -> port.innerMtu().orElse(0) > most)
            .forEach(port -> problems.accept(Problem.invalid(IntentPath.port(port.id()).at("inner/mtu"),
                text(path, port, narrowest, most)))));
    }

    /** The largest packet that crosses, empty while the outer family is open. */
    private static Optional<Integer> most(final LinkPath path, final int underlayMtu) {
        return path.isLocal() ? Optional.of(underlayMtu)
            : path.family().map(family -> Encapsulation.largestPacket(underlayMtu, family));
    }

    private static String text(final LinkPath path, final InterfaceIntent port, final NodeIntent narrowest,
            final int most) {
        final int wanted = port.innerMtu().orElseThrow();
        return "MTU too small: inner mtu " + wanted + " does not cross link " + path.link().id()
            + " in one piece, because node " + narrowest.id() + " has an underlay mtu of " + narrowest.mtu()
            + "; set the inner mtu to " + most + " or less, or raise the node's mtu to "
            + (narrowest.mtu() - most + wanted) + " or more";
    }
}
