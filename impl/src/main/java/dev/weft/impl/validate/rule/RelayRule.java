/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.Family;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.RelayIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One node of a LAN segment is its relay, and its peers are relays that it can reach (VN-5). */
final class RelayRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.changes().nodes().forEach((id, change) -> {
            final var after = change.after();
            after.ifPresent(node -> node.relay().ifPresent(relay -> checkRelay(transition, node, relay, problems)));
            if (after.flatMap(NodeIntent::relay).isEmpty()) {
                checkFree(transition, id, after.isPresent(), problems);
            }
        });
    }

    private static IntentPath at(final NodeId node) {
        return IntentPath.node(node).at("relay");
    }

    private static void checkRelay(final Transition transition, final NodeIntent node, final RelayIntent relay,
            final Consumer<Problem> problems) {
        final var nodes = transition.changes().nodes();
        node.lanSegment().flatMap(segment -> Claims.rival(transition.after().relaysOf(segment), node.id(),
            nodes::containsKey).map(other -> Problem.inUse(at(node.id()), "node " + other + " is the relay of LAN"
                + " segment " + segment + " already; set relay/enabled to false at one of them"))).ifPresent(problems);
        if (families(node).findAny().isEmpty()) {
            problems.accept(Problem.invalid(at(node.id()), "it is a relay but has no underlay address; give it one at "
                + IntentPath.node(node.id()).at("underlay").path() + ", or set relay/enabled to false"));
            return;
        }
        if (relay.proxy() && node.lanSegment().isEmpty()) {
            problems.accept(Problem.invalid(at(node.id()).at("proxy"), "it is a proxy for the nodes of its LAN segment"
                + " but names none; give its name at " + IntentPath.node(node.id()).at("lan-segment").path()
                + ", or leave proxy false"));
        }
        relay.peers().forEach(peer -> fault(transition, node, peer).ifPresent(text -> problems.accept(
            Problem.invalid(at(node.id()).at("peer"), "peer " + peer + " " + text))));
        transition.after().relaysTo(node.id()).stream().filter(other -> !nodes.containsKey(other)).forEach(other ->
            proxyFault(transition.after().node(other).orElseThrow(), node).ifPresent(text -> problems.accept(
                Problem.invalid(at(node.id()).at("proxy"), "node " + other + " names it as peer of its relay, but it "
                    + text))));
    }

    /** What is wrong with a peer if one of the two is a proxy: then both are, each for a LAN segment of its own. */
    private static Optional<String> proxyFault(final NodeIntent node, final NodeIntent peer) {
        final var relay = node.relay().orElseThrow();
        final var there = peer.relay().orElseThrow();
        if (relay.proxy() != there.proxy()) {
            return Optional.of((there.proxy() ? "is a proxy and node " + node.id() + " is none"
                : "is no proxy and node " + node.id() + " is one") + "; set proxy to the same at both");
        }
        if (!relay.proxy()) {
            return Optional.empty();
        }
        if (!there.peers().contains(node.id())) {
            return Optional.of("does not name node " + node.id() + " as peer, and no frame of a proxy gets to one that"
                + " does not expect it; add it at " + at(peer.id()).at("peer").path());
        }
        return peer.lanSegment().isPresent() && peer.lanSegment().equals(node.lanSegment())
            ? Optional.of("is on the same LAN segment " + peer.lanSegment().orElseThrow() + "; name proxies of others")
            : Optional.empty();
    }

    private static Optional<String> fault(final Transition transition, final NodeIntent node, final NodeId peer) {
        if (peer.equals(node.id())) {
            return Optional.of("of the relay is the node itself; name relays of other LAN segments");
        }
        final var there = transition.after().node(peer);
        if (there.isEmpty()) {
            return Optional.of("of the relay does not exist; create it first or in the same request, or name an"
                + " existing node");
        }
        if (there.flatMap(NodeIntent::relay).isEmpty()) {
            return Optional.of("is no relay; set relay/enabled to true at " + at(peer).path()
                + " first or in the same request");
        }
        return families(node).noneMatch(family -> there.orElseThrow().side(family).isPresent()) ? Optional.of("of the"
            + " relay has no underlay address of a family that node " + node.id() + " has; give both one of one family")
            : proxyFault(node, there.orElseThrow());
    }

    private static Stream<Family> families(final NodeIntent node) {
        return Stream.of(Family.values()).filter(family -> node.side(family).isPresent());
    }

    /** A relay that changes, too, has been told that its peer is none. */
    private static void checkFree(final Transition transition, final NodeId node, final boolean isThere,
            final Consumer<Problem> problems) {
        transition.after().relaysTo(node).stream()
            .filter(relay -> !transition.changes().nodes().containsKey(relay)).findFirst()
            .ifPresent(relay -> problems.accept(Problem.inUse(isThere ? at(node) : IntentPath.node(node),
                (isThere ? "it cannot stop being a relay" : "it cannot be deleted") + " while node " + relay
                    + " names it as peer of its relay; change that first or in the same request")));
    }
}
