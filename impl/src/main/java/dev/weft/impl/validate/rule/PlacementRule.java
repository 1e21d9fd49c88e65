/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.model.IntentPath;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** An appliance is on a node that exists, or on none (VL-13, VL-15). */
final class PlacementRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.appliances().forEach(appliance -> appliance.node()
            .filter(node -> transition.after().node(node).isEmpty())
            .ifPresent(node -> problems.accept(Problem.invalid(IntentPath.appliance(appliance.name()).at("node"),
                "node " + node + " does not exist; create it first or in the same request, name an existing node, or"
                    + " leave node out while the appliance is nowhere"))));
    }
}
