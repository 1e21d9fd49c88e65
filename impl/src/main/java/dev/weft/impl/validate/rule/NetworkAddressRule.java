/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.validate.state.NetworksView.Membership;
import dev.weft.impl.validate.state.Station;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An inner MAC address belongs to one member of a network (FN-4, VN-6); where nothing is learned, every member has one
 * (FN-6). Different networks may have the same addresses.
 */
final class NetworkAddressRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        final var looked = transition.networks().memberships();
        looked.forEach(there -> transition.after().port(there.station().port()).flatMap(InterfaceIntent::mac)
            .flatMap(mac -> rival(transition, there, mac)
                .map(other -> same(there, mac, other))).ifPresent(problems));
        Stream.concat(looked.stream(), unlearned(transition)).filter(needsAddress(transition)).distinct()
            .forEach(there -> problems.accept(missing(there)));
    }

    /** Of two members that one transaction brings, only the later one by name is told. */
    private static Optional<Station> rival(final Transition transition, final Membership there,
            final MacAddress mac) {
        final var member = there.station().member();
        final var others = transition.after().networks().stationsWith(there.network(), mac).stream()
            .filter(other -> !other.member().equals(member) || other.equals(there.station()))
            .collect(Collectors.toCollection(TreeSet::new));
        return Claims.rival(others, there.station(),
            other -> transition.networks().memberships().contains(new Membership(there.network(), other)));
    }

    private static Problem same(final Membership there, final MacAddress mac, final Station other) {
        return Problem.inUse(Members.at(there.network(), there.station().member()), "member " + there.station()
            + " has the mac-address " + mac + ", which member " + other + " has, too; give each member of the network"
            + " its own at " + IntentPath.port(there.station().port()).at("inner/mac-address").path());
    }

    /** All stations of networks in which learning ends now. */
    private static Stream<Membership> unlearned(final Transition transition) {
        return transition.networks().changed().stream()
            .filter(network -> network.stations().learning().isEmpty() && learned(transition, network.id()))
            .flatMap(network -> network.members().stream()
                .map(member -> new Membership(network.id(), new Station(member, member))));
    }

    private static boolean learned(final Transition transition, final NetworkId network) {
        return transition.changes().networks().get(network).before()
            .filter(before -> before.stations().learning().isPresent()).isPresent();
    }

    private static Predicate<Membership> needsAddress(final Transition transition) {
        return there -> transition.after().networks().network(there.network())
            .map(NetworkIntent::stations).filter(stations -> stations.learning().isEmpty()).isPresent()
            && transition.after().port(there.station().port()).filter(port -> port.mac().isEmpty()).isPresent();
    }

    private static Problem missing(final Membership there) {
        return Problem.invalid(Members.at(there.network(), there.station().member()), "learning is disabled, but"
            + " member " + there.station() + " has no mac-address, so nothing it sends would be let in; give it one at "
            + IntentPath.port(there.station().port()).at("inner/mac-address").path() + ", or enable learning");
    }
}
