/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** An interface is an end of one link at most (VL-1), not counting those that are to go with an end (VL-13). */
final class ExclusiveInterfaceRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var link : transition.links()) {
            Links.ends(link).forEach(end -> checkEnd(transition, link, end, problems));
        }
    }

    private static void checkEnd(final Transition transition, final LinkIntent link, final Links.End end,
            final Consumer<Problem> problems) {
        Claims.rival(transition, transition.after().linksAt(end.port()), link.id())
            .ifPresent(other -> problems.accept(Problem.inUse(end.at(), "interface " + end.port()
                + " is already an end of " + Links.label(transition, other) + "; choose a free link-enabled interface"
                + " or " + Links.remedy(transition, other) + " first")));
    }
}
