/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** An external end is a host's address, and none of our own nodes' (VL-18). */
final class ExternalEndRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var link : transition.affectedLinks()) {
            if (link.second() instanceof External external) {
                checkAddress(transition, link.atSecond().at("external/address"), external, problems);
            }
        }
    }

    private static void checkAddress(final Transition transition, final IntentPath at, final External external,
            final Consumer<Problem> problems) {
        final var address = external.address();
        Unicast.fault(address).ifPresent(fault -> problems.accept(Problem.invalid(at, "external address "
            + Unicast.text(address) + " is " + fault + "; give the far end's unicast outer address")));
        transition.after().nodesWithAddress(address).stream().findFirst()
            .ifPresent(node -> problems.accept(Problem.invalid(at, "external address " + Unicast.text(address)
                + " is that of node " + node + ", which this controller manages; give b/appliance and b/interface"
                + " instead")));
    }
}
