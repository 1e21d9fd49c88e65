/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** An interface of an instance of a service is in no link, in no network, and of no other instance (SI-1). */
final class ExclusiveInstanceRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var instance : transition.steering().instances()) {
            for (var port : instance.ports().stream().sorted().toList()) {
                if (transition.steering().isNew(instance.id(), port)) {
                    checkPort(transition, instance.id(), port, problems);
                }
                transition.after().port(port).filter(there -> !there.listen().equals(UdpPort.GENEVE))
                    .ifPresent(there -> problems.accept(otherPort(instance.id(), there)));
            }
        }
        checkOthers(transition, problems);
    }

    private static void checkPort(final Transition transition, final InstanceId id, final InterfaceId port,
            final Consumer<Problem> problems) {
        final var at = Instances.at(transition, id, port);
        final var after = transition.after();
        Claims.rival(after.steering().at(port), id, other -> transition.steering().isNew(other, port))
            .ifPresent(other -> problems.accept(Problem.inUse(at, "interface " + port + " is already of "
                + Instances.label(other) + "; choose another interface or remove that instance first")));
        after.linksAt(port).stream().filter(after::isWhole).findFirst()
            .ifPresent(link -> problems.accept(Problem.inUse(at, "interface " + port + " is an end of "
                + Links.label(transition, link) + "; choose another interface or " + Links.remedy(transition, link)
                + " first")));
        after.networks().at(port).stream().findFirst()
            .ifPresent(network -> problems.accept(Problem.inUse(at, "interface " + port + " is a member of network "
                + network + "; choose another interface or take it out of network " + network + " first")));
    }

    /** An instance that is as new as the link or member has been told of it already. */
    private static void checkOthers(final Transition transition, final Consumer<Problem> problems) {
        for (var network : transition.networks().changed()) {
            transition.networks().newMembers(network).forEach(member -> Instances.settled(transition, member)
                .ifPresent(id -> problems.accept(taken(Members.at(network.id(), member), member, id))));
        }
        for (var link : transition.links()) {
            Links.ends(link).forEach(end -> Instances.settled(transition, end.port())
                .ifPresent(id -> problems.accept(taken(end.at(), end.port(), id))));
        }
    }

    private static Problem taken(final IntentPath at, final InterfaceId port, final InstanceId id) {
        return Problem.inUse(at, "interface " + port + " is of " + Instances.label(id)
            + "; choose another interface or remove that instance first");
    }

    private static Problem otherPort(final InstanceId id, final InterfaceIntent port) {
        return Problem.invalid(IntentPath.port(port.id()).at("outer/udp-port"), "udp-port " + port.listen()
            + " is for ends of links only, and it is of " + Instances.label(id)
            + "; remove udp-port, or remove that instance");
    }
}
