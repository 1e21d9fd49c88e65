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
import dev.weft.impl.model.UnderlaySide;
import dev.weft.impl.validate.state.IntentView.NodeKey;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** What a node is recognised and reached by belongs to one node: identifiers and underlay addresses (RM-2, VL-7). */
final class UniqueNodeRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.nodes().forEach(node -> {
            for (var key : NodeKey.values()) {
                key.of(node).ifPresent(value -> checkKey(transition, node, key, value, problems));
            }
            for (var family : Family.values()) {
                node.side(family).ifPresent(side -> checkAddress(transition, node, family, side, problems));
            }
        });
    }

    private static void checkKey(final Transition transition, final NodeIntent node, final NodeKey key,
            final String value, final Consumer<Problem> problems) {
        Claims.rival(transition.after().nodesWith(key, value), node.id(), transition.changes().nodes()::containsKey)
            .ifPresent(other -> problems.accept(Problem.inUse(IntentPath.node(node.id()).at(key.toString()),
                key + " " + value + " is already that of node " + other + "; give each node its own")));
    }

    private static void checkAddress(final Transition transition, final NodeIntent node, final Family family,
            final UnderlaySide side, final Consumer<Problem> problems) {
        final var address = side.address();
        Claims.rival(transition.after().nodesWithAddress(address), node.id(),
            transition.changes().nodes()::containsKey)
            .ifPresent(other -> problems.accept(Problem.inUse(
                IntentPath.node(node.id()).at("underlay/" + family + "/address"), "underlay address "
                    + Unicast.text(address) + " is already that of node " + other + "; give each node its own")));
    }
}
