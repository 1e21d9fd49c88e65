/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** An interface is in one network or one link, not counting links that are to go with an end (VL-1, FN-1). */
final class ExclusiveMemberRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var network : transition.networks().changed()) {
            transition.networks().newMembers(network)
                .forEach(member -> checkMember(transition, network, member, problems));
        }
        for (var link : transition.links()) {
            Links.ends(link).forEach(end -> checkEnd(transition, end, problems));
        }
    }

    private static void checkMember(final Transition transition, final NetworkIntent network, final InterfaceId member,
            final Consumer<Problem> problems) {
        final var at = Members.at(network.id(), member);
        final var after = transition.after();
        Claims.rival(after.networks().at(member), network.id(), transition.networks()::changes)
            .ifPresent(other -> problems.accept(Problem.inUse(at, "interface " + member + " is already a member of"
                + " network " + other + "; choose another interface or take it out of network " + other + " first")));
        after.linksAt(member).stream().filter(after::isWhole).findFirst()
            .ifPresent(link -> problems.accept(Problem.inUse(at, "interface " + member + " is an end of "
                + Links.label(transition, link) + "; choose another interface or " + Links.remedy(transition, link)
                + " first")));
    }

    /** A member that is as new as the link has been told of it already. */
    private static void checkEnd(final Transition transition, final Links.End end, final Consumer<Problem> problems) {
        transition.after().networks().at(end.port()).stream()
            .filter(network -> !isNew(transition, network, end.port())).findFirst()
            .ifPresent(network -> problems.accept(Problem.inUse(end.at(), "interface " + end.port()
                + " is a member of network " + network + "; choose a free link-enabled interface or take it out of"
                + " network " + network + " first")));
    }

    private static boolean isNew(final Transition transition, final NetworkId network, final InterfaceId port) {
        return transition.networks().changes(network) && transition.after().networks().network(network)
            .filter(there -> transition.networks().newMembers(there).contains(port)).isPresent();
    }
}
