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
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.state.Transition;
import java.net.InetAddress;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An interface's outer address is one of its node's (VL-2). */
final class OuterAddressRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.affectedAppliances().forEach(appliance -> appliance.node().flatMap(transition.after()::node)
            .ifPresent(node -> appliance.interfaces().values()
                .forEach(port -> checkPort(node, port, problems))));
    }

    private static void checkPort(final NodeIntent node, final InterfaceIntent port,
            final Consumer<Problem> problems) {
        port.outerAddress()
            .filter(outer -> node.side(Family.of(outer)).filter(side -> side.address().equals(outer)).isEmpty())
            .ifPresent(outer -> problems.accept(Problem.invalid(IntentPath.port(port.id()).at("outer/address"),
                text(node, outer))));
    }

    private static String text(final NodeIntent node, final InetAddress outer) {
        final var own = Stream.of(Family.values()).flatMap(family -> node.side(family).stream())
            .map(side -> Unicast.text(side.address())).collect(Collectors.joining(" or "));
        return "outer address " + Unicast.text(outer) + " is not an underlay address of node " + node.id()
            + (own.isEmpty() ? ", which has none; give the node that address or leave the outer address out"
                : "; use " + own + ", or leave it out");
    }
}
