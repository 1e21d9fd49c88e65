/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.NodeId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** A node goes only when no appliance is on it and no addressing mode names it any more (RM-2). */
final class NodeInUseRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.changes().nodes().forEach((id, change) -> {
            if (change.after().isEmpty()) {
                checkFree(transition, id, problems);
            }
        });
    }

    /** A changed appliance or network is not counted: its own check says that its node is missing. */
    private static void checkFree(final Transition transition, final NodeId node, final Consumer<Problem> problems) {
        final var there = transition.after().appliancesOn(node);
        there.stream().filter(name -> !transition.changes().appliances().containsKey(name)).findFirst()
            .ifPresent(name -> problems.accept(Problem.inUse(IntentPath.node(node), "it cannot be deleted while"
                + " appliance " + name + (there.size() > 1 ? " and " + (there.size() - 1) + " more are" : " is")
                + " on it; move or delete what is on it first")));
        transition.after().networks().naming(node).stream().filter(id -> !transition.networks().changes(id)).findFirst()
            .ifPresent(network -> problems.accept(Problem.inUse(IntentPath.node(node), "it cannot be deleted while an"
                + " addressing-mode of network " + network + " names it; change that first or in the same request")));
    }
}
