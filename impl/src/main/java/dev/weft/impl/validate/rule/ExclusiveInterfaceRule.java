/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InterfaceId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** An interface is an end of one link at most (VL-1), not counting those that are to go with an end (VL-13). */
final class ExclusiveInterfaceRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var link : transition.links()) {
            checkEnd(transition, link, "a", link.first(), problems);
            if (link.second() instanceof Managed second && !second.port().equals(link.first())) {
                checkEnd(transition, link, "b", second.port(), problems);
            }
        }
    }

    private static void checkEnd(final Transition transition, final LinkIntent link, final String end,
            final InterfaceId port, final Consumer<Problem> problems) {
        Claims.rival(transition, transition.after().linksAt(port), link.id())
            .ifPresent(other -> problems.accept(Problem.inUse(IntentPath.link(link.id()).at(end), "interface " + port
                + " is already an end of link " + other + "; choose a free link-enabled interface or delete link "
                + other + " first")));
    }
}
