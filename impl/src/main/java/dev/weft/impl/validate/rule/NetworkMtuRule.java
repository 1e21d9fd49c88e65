/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.overlay.Protection;
import dev.weft.impl.compile.Route;
import dev.weft.impl.model.Encapsulation;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.state.NetworksView;
import dev.weft.impl.validate.state.NetworksView.Wish;
import dev.weft.impl.validate.state.Transition;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The largest packet that the tenant of a member may send gets to all other nodes with members, in one piece or in two
 * halves (FN-8). A member without an inner MTU has no such limit; what crosses is shown in the network's {@code state}.
 */
final class NetworkMtuRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        // of the ways from one member the narrowest tells the right MTU
        final var narrowest = new TreeMap<Wish, Passage>();
        NetworkPair.all(transition).forEach(pair -> passage(pair).ifPresent(passage ->
            tooLarge(transition.after().networks(), pair, passage.most()).forEach(wish ->
                narrowest.merge(wish, passage, (one, other) -> other.most() < one.most() ? other : one))));
        narrowest.forEach((wish, passage) -> transition.after().port(wish.station().port())
            .map(passage::tooLarge).ifPresent(problems));
    }

    private static Stream<Wish> tooLarge(final NetworksView networks, final NetworkPair pair, final int most) {
        return Stream.of(pair.here(), pair.there()).map(NodeIntent::id).distinct()
            .flatMap(node -> networks.wishesOn(pair.network().id(), node).descendingSet().stream()
                .takeWhile(wish -> wish.mtu() > most));
    }

    private static Optional<Passage> passage(final NetworkPair pair) {
        final var network = "network " + pair.network().id();
        if (pair.route().isEmpty()) {
            return Optional.of(new Passage(network + " within node " + pair.here().id(), pair.here(), pair.here().mtu(),
                false, Optional.empty()));
        }
        return pair.route().filter(Route.Open.class::isInstance).map(Route.Open.class::cast)
            .map(open -> between(pair, network + " between nodes " + pair.here().id() + " and " + pair.there().id(),
                open.mtu()));
    }

    private static Passage between(final NetworkPair pair, final String what, final int onePiece) {
        if (pair.network().isPhysical()) {
            return new Passage(what, pair.narrowest(), onePiece, false, Optional.empty());
        }
        final var protection = pair.network().travel().protection();
        if (protection != Protection.NONE) {
            final int ceiling = Encapsulation.largestProtectedPacket(Integer.MAX_VALUE, pair.network().kind());
            return new Passage(what, pair.narrowest(), onePiece, false, Optional.of("what is "
                + protection.name().toLowerCase(Locale.ROOT) + " is not cut in halves and has " + ceiling
                + " octets at most"), ceiling);
        }
        final var obstacle = Stream.of(pair.here(), pair.there()).filter(node -> !node.oversize().halves()).findFirst()
            .map(node -> "oversize mode of node " + node.id() + " is off");
        return new Passage(what, pair.narrowest(), onePiece, obstacle.isEmpty(), obstacle);
    }
}
