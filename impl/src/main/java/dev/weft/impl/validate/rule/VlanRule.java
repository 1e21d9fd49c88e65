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

/** A VLAN of the physical network is that of one vnet (VN-8). */
final class VlanRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var network : transition.networks().changed()) {
            network.travel().vlan().ifPresent(vlan -> Claims.rival(transition.after().networks().withVlan(vlan),
                network.id(), transition.networks()::changes).ifPresent(other -> problems.accept(Problem.inUse(
                    IntentPath.network(network.id()).at("vlan"), "vlan " + vlan + " is already that of network " + other
                        + "; give each vnet its own, or make them one network"))));
        }
    }
}
