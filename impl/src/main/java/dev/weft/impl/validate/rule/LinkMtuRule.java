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
import java.util.function.Consumer;

/**
 * The largest packet that a tenant may send fits the underlay in two halves (VL-8). An interface without an inner MTU
 * has the path's own, which always fits.
 */
final class LinkMtuRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var link : transition.affectedLinks()) {
            final var path = LinkPath.of(transition.after(), link);
            if (path.isPlaced() && !path.isLocal()) {
                checkPath(path, problems);
            }
        }
    }

    private static void checkPath(final LinkPath path, final Consumer<Problem> problems) {
        final var narrowest = path.nodes().stream().min(Comparator.comparingInt(NodeIntent::mtu)).orElseThrow();
        path.family().ifPresent(family -> {
            final int most = Encapsulation.largestHalvedPacket(narrowest.mtu(), family);
            path.ports().stream().filter(port -> port.innerMtu().orElse(0) > most)
                .forEach(port -> problems.accept(Problem.invalid(IntentPath.port(port.id()).at("inner/mtu"),
                    text(path, port, narrowest, most))));
        });
    }

    private static String text(final LinkPath path, final InterfaceIntent port, final NodeIntent narrowest,
            final int most) {
        return "MTU too small: inner mtu " + port.innerMtu().orElseThrow() + " does not fit link " + path.link().id()
            + " even in two halves, because node " + narrowest.id() + " has an underlay mtu of " + narrowest.mtu()
            + "; set the inner mtu to " + most + " or less, or raise the node's mtu";
    }
}
