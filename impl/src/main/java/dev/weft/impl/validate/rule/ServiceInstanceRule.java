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
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instances of services are appliances that exist, with plain interfaces (SI-1), or nodes that do (GW-1).
 * Appliances in pairs are not: a service has several instances instead (SI-8).
 */
final class ServiceInstanceRule implements Rule {
    private static final int SUGGESTIONS = 5;

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var instance : transition.steering().instances()) {
            instance.node().ifPresent(node -> checkNode(transition, instance.id(), node).ifPresent(problems));
            if (isNamed(transition, instance)) {
                checkThere(transition, instance).forEach(problems);
            }
            instance.ports().stream().sorted().filter(port -> Instances.isLinkEnabled(transition, port)).findFirst()
                .ifPresent(port -> problems.accept(linkEnabled(transition, instance.id(), port)));
            instance.appliance().flatMap(name -> checkAlone(transition, instance.id(), name)).ifPresent(problems);
        }
        transition.instancesLeftHanging().forEach(instance -> checkThere(transition, instance).forEach(problems));
    }

    /** New or changed, or named again although the transaction takes its appliance away. */
    private static boolean isNamed(final Transition transition, final InstanceIntent instance) {
        return transition.steering().changes(instance.id().service())
            && (instance.ports().stream().anyMatch(port -> transition.steering().isNew(instance.id(), port))
                || instance.appliance().filter(transition.changes().appliances()::containsKey).isPresent());
    }

    private static Stream<Problem> checkThere(final Transition transition, final InstanceIntent instance) {
        final var id = instance.id();
        final var name = instance.appliance().orElseThrow();
        final var appliance = transition.after().appliance(name);
        if (appliance.isEmpty()) {
            return Stream.of(Problem.invalid(Instances.at(id).at("appliance"), "appliance " + name + " of instance "
                + id.instance() + " does not exist; create it first or in the same request, or name an existing"
                + " appliance"));
        }
        return instance.ports().stream().sorted().filter(port -> transition.after().port(port).isEmpty())
            .map(port -> Problem.invalid(Instances.at(transition, id, port), "appliance " + name + " of instance "
                + id.instance() + " has no interface " + port.name() + "; " + advice(appliance.orElseThrow())));
    }

    /** A switch that does the work is that of a node that exists and has a number left (GW-1). */
    private static Optional<Problem> checkNode(final Transition transition, final InstanceId id, final NodeId node) {
        final boolean isOwn = transition.steering().changes(id.service());
        if (transition.after().node(node).isEmpty()) {
            return Optional.of(isOwn ? Problem.invalid(Instances.at(id).at("node"), "node " + node + " of instance "
                + id.instance() + " does not exist; create it first or in the same request, or name an existing node")
                : Problem.inUse(IntentPath.node(node), "it cannot be deleted while it is " + Instances.label(id)
                    + "; move or remove that instance first or in the same request"));
        }
        return isOwn && Gates.isCrowded(transition, node) ? Optional.of(Problem.invalid(Instances.at(id).at("node"),
            Gates.crowded(node))) : Optional.empty();
    }

    private static String advice(final ApplianceIntent appliance) {
        final var names = appliance.interfaces().keySet().stream().limit(SUGGESTIONS).collect(Collectors.joining(", "));
        return "add it at " + IntentPath.appliance(appliance.name()).path()
            + (names.isEmpty() ? "" : ", or use one of its interfaces: " + names);
    }

    private static Problem linkEnabled(final Transition transition, final InstanceId id, final InterfaceId port) {
        return transition.steering().isNew(id, port) ? Problem.invalid(Instances.at(transition, id, port),
            "interface " + port + " is link-enabled, and so only for links; use an interface that is not")
            : Problem.inUse(IntentPath.port(port).at("link-enabled"), "link-enabled cannot become true while it is of "
                + Instances.label(id) + "; remove that instance first or in the same request");
    }

    private static Optional<Problem> checkAlone(final Transition transition, final InstanceId id, final String name) {
        final var pair = transition.after().appliance(name).flatMap(ApplianceIntent::standbyName)
            .map(standby -> "appliance " + name + " has a standby, " + standby)
            .or(() -> transition.after().primariesOf(name).stream().findFirst()
                .map(primary -> "appliance " + name + " stands by for appliance " + primary));
        return pair.map(text -> transition.steering().changes(id.service())
            ? Problem.invalid(Instances.at(id).at("appliance"), text + "; use an appliance that is alone, and give the"
                + " service several instances")
            : Problem.inUse(IntentPath.appliance(name), text + ", but it is " + Instances.label(id)
                + "; remove the standby, or that instance first"));
    }
}
