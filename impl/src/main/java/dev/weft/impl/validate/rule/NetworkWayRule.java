/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.compile.Route;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** Frames of a network get from each node with members to each other one (FN-11, VN-1). */
final class NetworkWayRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        NetworkPair.all(transition).forEach(pair -> pair.route().filter(Route.Closed.class::isInstance)
            .map(Route.Closed.class::cast).ifPresent(closed -> problems.accept(Problem.invalid(
                IntentPath.network(pair.network().id()), "its frames cannot get from node " + pair.here().id()
                    + " to node " + pair.there().id() + ": " + closed.reason() + "; change those nodes or the network's"
                    + " outer-family and addressing-modes, or have members on other nodes"))));
    }
}
