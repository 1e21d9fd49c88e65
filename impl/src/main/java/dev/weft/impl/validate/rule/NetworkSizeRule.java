/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** A network is not larger than nodes can have it (FN-1): in members on one node, and in nodes. */
final class NetworkSizeRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        final var networks = transition.after().networks();
        transition.networks().sites().forEach((network, nodes) -> {
            nodes.forEach(node -> {
                final int here = networks.stationsOn(network, node).size();
                if (here > NetworkPart.MAX_MEMBERS) {
                    problems.accept(Problem.invalid(IntentPath.network(network).at("member"), "it has " + here
                        + " members on node " + node + ", those that stand by included; at most "
                        + NetworkPart.MAX_MEMBERS + " are possible on one node, so move some to other nodes or make"
                        + " two networks"));
                }
            });
            final int all = networks.nodesOf(network).size();
            if (all > NetworkPart.MAX_FAR + 1) {
                problems.accept(Problem.invalid(IntentPath.network(network).at("member"), "it is on " + all
                    + " nodes; at most " + (NetworkPart.MAX_FAR + 1) + " are possible, so put its members onto fewer"
                    + " nodes or make two networks"));
            }
        });
    }
}
