/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import com.google.common.collect.Sets;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.validate.state.IntentView;
import dev.weft.impl.validate.state.Transition;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A standby exists, stands by for one appliance only, and has an interface in no link and no network of its own for
 * each one that it may have to take over (VL-17).
 */
final class StandbyRule implements Rule {
    private static final String LEAF = "standby/appliance";

    /** One pair as it would be. */
    private record Pair(Transition transition, ApplianceIntent primary, String standby) {
        IntentView after() {
            return transition.after();
        }

        IntentPath at() {
            return IntentPath.appliance(primary.name()).at(LEAF);
        }
    }

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        primaries(transition).stream().map(transition.after()::appliance).flatMap(Optional::stream)
            .forEach(primary -> primary.standbyName()
                .ifPresent(standby -> checkPair(new Pair(transition, primary, standby), problems)));
    }

    /** The appliances whose pair the transaction may touch. */
    private static Set<String> primaries(final Transition transition) {
        final var names = new TreeSet<>(transition.changes().appliances().keySet());
        transition.changes().links().values().forEach(change -> Stream.of(change.before(), change.after())
            .flatMap(Optional::stream).flatMap(StandbyRule::ports).forEach(port -> names.add(port.appliance())));
        transition.changes().networks().values().forEach(change -> Sets.symmetricDifference(
            members(change.before()), members(change.after())).forEach(member -> names.add(member.appliance())));
        for (var name : Set.copyOf(names)) {
            names.addAll(transition.after().primariesOf(name));
        }
        return names;
    }

    private static void checkPair(final Pair pair, final Consumer<Problem> problems) {
        final var fault = identity(pair).or(() -> chain(pair)).or(() -> rival(pair));
        fault.ifPresent(problems);
        if (fault.isEmpty()) {
            pair.primary.interfaces().values().forEach(port -> {
                pair.after().linksAt(port.id()).stream().filter(pair.after()::isWhole).findFirst()
                    .ifPresent(link -> checkLinked(pair, port, link, problems));
                pair.after().networks().at(port.id()).stream().findFirst()
                    .ifPresent(network -> checkPort(pair, port, "network " + network, problems));
            });
        }
    }

    private static Set<InterfaceId> members(final Optional<NetworkIntent> network) {
        return network.map(NetworkIntent::members).orElse(Collections.emptySortedSet());
    }

    private static Optional<Problem> identity(final Pair pair) {
        if (pair.standby.equals(pair.primary.name())) {
            return Optional.of(Problem.invalid(pair.at(), "it cannot stand by for itself; name another appliance"));
        }
        if (pair.after().appliance(pair.standby).isPresent()) {
            return Optional.empty();
        }
        final var changed = pair.transition.changes().appliances();
        return Optional.of(changed.containsKey(pair.standby) && !changed.containsKey(pair.primary.name())
            ? Problem.inUse(IntentPath.appliance(pair.standby), "it cannot be deleted while it stands by for appliance "
                + pair.primary.name() + "; remove the standby of appliance " + pair.primary.name()
                + " first or in the same request")
            : Problem.invalid(pair.at(), "standby " + pair.standby + " does not exist; create it first or in the same"
                + " request, or name an existing appliance"));
    }

    private static Optional<Problem> chain(final Pair pair) {
        return pair.after().appliance(pair.standby).flatMap(ApplianceIntent::standbyName)
            .map(next -> Problem.invalid(pair.at(), "standby " + pair.standby + " has a standby itself, " + next
                + "; an appliance either has a standby or is one"));
    }

    private static Optional<Problem> rival(final Pair pair) {
        return Claims.rival(pair.after().primariesOf(pair.standby), pair.primary.name(),
            pair.transition.changes().appliances()::containsKey)
            .map(other -> Problem.inUse(pair.at(), "appliance " + pair.standby + " stands by for appliance " + other
                + " already; give each appliance a standby of its own"));
    }

    private static void checkLinked(final Pair pair, final InterfaceIntent port, final LinkId link,
            final Consumer<Problem> problems) {
        final var id = new InterfaceId(pair.standby, port.id().name());
        final var use = Links.label(pair.transition, link);
        checkPort(pair, port, use, problems);
        pair.after().port(id).filter(there -> !there.linkEnabled()).ifPresent(there -> problems.accept(Problem.invalid(
            pair.at(), standsBy(id, port, use) + "is not link-enabled; set link-enabled to true at "
                + IntentPath.port(id).path() + " first or in the same request")));
        pair.after().link(link).filter(intent -> intent.second() instanceof External)
            .ifPresent(intent -> checkExternal(pair, intent, port.id(), problems));
    }

    /** The interface that stands by is there, and is in nothing of its own. */
    private static void checkPort(final Pair pair, final InterfaceIntent port, final String use,
            final Consumer<Problem> problems) {
        final var id = new InterfaceId(pair.standby, port.id().name());
        if (pair.after().port(id).isEmpty()) {
            problems.accept(Problem.invalid(pair.at(), "standby " + pair.standby + " has no interface "
                + id.name() + ", which " + use + " needs when it takes over; add it"
                + (port.linkEnabled() ? " with link-enabled true" : "")));
        }
        pair.after().linksAt(id).stream().findFirst().ifPresent(other -> problems.accept(Problem.invalid(
            pair.transition.changes().links().containsKey(other)
                ? pair.after().link(other).orElseThrow().at() : pair.at(),
            standsBy(id, port, use) + "cannot be an end of " + Links.label(pair.transition, other) + " too; use"
                + " another interface for that link")));
        pair.after().networks().at(id).stream().findFirst().ifPresent(other -> problems.accept(Problem.invalid(
            pair.transition.networks().changes(other) ? Members.at(other, id) : pair.at(),
            standsBy(id, port, use) + "cannot be a member of network " + other + " too; take it out of network "
                + other)));
    }

    private static String standsBy(final InterfaceId standby, final InterfaceIntent port, final String use) {
        return "interface " + standby + ", which stands by for " + port.id() + " of " + use + ", ";
    }

    /** The other controller knows one address of this end. */
    private static void checkExternal(final Pair pair, final LinkIntent link, final InterfaceId port,
            final Consumer<Problem> problems) {
        final var here = pair.after().nodeOf(port);
        final var there = pair.after().nodeOf(new InterfaceId(pair.standby, port.name()));
        if (here.isPresent() && there.isPresent() && !here.orElseThrow().id().equals(there.orElseThrow().id())) {
            problems.accept(Problem.invalid(pair.at(), "link " + link.id() + " ends under another controller, which"
                + " sends to node " + here.orElseThrow().id() + " only, but standby " + pair.standby + " is on node "
                + there.orElseThrow().id() + "; put both on one node"));
        }
    }

    private static Stream<InterfaceId> ports(final LinkIntent link) {
        return link.second() instanceof Managed managed ? Stream.of(link.first(), managed.port())
            : Stream.of(link.first());
    }
}
