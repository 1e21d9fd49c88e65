/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InterfaceId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An interface goes only when no link ends at it, no chain names it and it is in no network any more, unless its whole
 * appliance goes: then its links and memberships go with it (VL-13, VL-15).
 */
final class InterfaceInUseRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.changes().appliances().values().forEach(change -> change.before().ifPresent(
            before -> change.after().ifPresent(after -> checkRemoved(transition, before, after, problems))));
    }

    private static void checkRemoved(final Transition transition, final ApplianceIntent before,
            final ApplianceIntent after, final Consumer<Problem> problems) {
        before.interfaces().values().stream().map(port -> port.id())
            .filter(port -> !after.interfaces().containsKey(port.name()))
            .forEach(port -> use(transition, port).ifPresent(text -> problems.accept(Problem.inUse(
                IntentPath.port(port), "it cannot be removed while it is " + text + " first or in the same request"))));
    }

    private static Optional<String> use(final Transition transition, final InterfaceId port) {
        final var link = transition.changesLinkAt(port) ? Optional.<String>empty()
            : transition.after().linksAt(port).stream().filter(id -> Links.chain(transition, id).isEmpty()).findFirst()
                .map(id -> "an end of link " + id + "; delete link " + id)
                .or(() -> ChainStage.settled(transition, port.appliance())
                    .filter(there -> there.stage().ports().anyMatch(port::equals)).findFirst()
                    .map(there -> "of " + there.label() + "; change that"));
        final var network = link.isPresent() || transition.networks().changesAt(port) ? link
            : transition.after().networks().at(port).stream().findFirst()
                .map(id -> "a member of network " + id + "; take it out");
        return network.or(() -> transition.after().steering().at(port).stream()
            .filter(id -> !transition.steering().changes(id.service())).findFirst()
            .map(id -> "of " + Instances.label(id) + "; remove that instance"));
    }
}
