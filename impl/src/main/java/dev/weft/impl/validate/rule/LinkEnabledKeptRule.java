/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/** A link-enabled interface stays link-enabled for life (VL-14). */
final class LinkEnabledKeptRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.changes().appliances().values().forEach(change -> change.before().ifPresent(
            before -> change.after().ifPresent(after -> checkPorts(before, after, problems))));
    }

    private static void checkPorts(final ApplianceIntent before, final ApplianceIntent after,
            final Consumer<Problem> problems) {
        after.interfaces().values().stream().filter(port -> !port.linkEnabled())
            .filter(port -> Optional.ofNullable(before.interfaces().get(port.id().name()))
                .filter(InterfaceIntent::linkEnabled).isPresent())
            .forEach(port -> problems.accept(Problem.invalid(IntentPath.port(port.id()).at("link-enabled"),
                "link-enabled cannot become false again, which would open it to other traffic; leave it true, or"
                    + " delete the interface and create it anew")));
    }
}
