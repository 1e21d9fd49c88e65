/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.compile.Gateway;
import dev.weft.impl.compile.NetworkCompiler;
import dev.weft.impl.compile.Route;
import dev.weft.impl.compile.Site;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.state.IntentView;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Two nodes with members of a network, or the only one twice.
 *
 * @param network the network
 * @param here a node
 * @param there a later one by name, or the same
 * @param route how frames get from one to the other; empty: they stay on the node
 */
record NetworkPair(NetworkIntent network, NodeIntent here, NodeIntent there, Optional<Route> route) {
    // numbers decide about nothing here
    private static final HostId ANY_HOST = new HostId(1);
    private static final long ANY_NUMBER = 2;

    /** The pairs of which something may be another way by a transaction: each once. */
    static Stream<NetworkPair> all(final Transition transition) {
        return transition.networks().sites().entrySet().stream().flatMap(entry -> transition.after().networks()
            .network(entry.getKey()).stream()
            .flatMap(network -> of(transition, network, entry.getValue())));
    }

    private static Stream<NetworkPair> of(final Transition transition, final NetworkIntent network,
            final SortedSet<NodeId> looked) {
        final var after = transition.after();
        final var compiler = new NetworkCompiler(network,
            network.key().orElseGet(() -> new NetworkKey(network.kind(), ANY_NUMBER)));
        final boolean isAlone = after.networks().nodesOf(network.id()).size() == 1;
        return looked.stream().map(after::node).flatMap(Optional::stream)
            .flatMap(here -> partners(transition, network.id(), looked, here.id())
                .filter(there -> isAlone || !there.equals(here.id())).map(after::node).flatMap(Optional::stream)
                .map(there -> there.id().compareTo(here.id()) < 0 ? pair(after, network, compiler, there, here)
                    : pair(after, network, compiler, here, there)));
    }

    /** A pair of two that are looked at comes up at the first of them. */
    private static Stream<NodeId> partners(final Transition transition, final NetworkId network,
            final SortedSet<NodeId> looked, final NodeId here) {
        return transition.after().networks().nodesOf(network).stream()
            .filter(there -> there.compareTo(here) >= 0 || !looked.contains(there));
    }

    private static NetworkPair pair(final IntentView after, final NetworkIntent network,
            final NetworkCompiler compiler, final NodeIntent here, final NodeIntent there) {
        return new NetworkPair(network, here, there, here.id().equals(there.id()) ? Optional.empty()
            : Optional.of(compiler.route(site(after, here), site(after, there))));
    }

    private static Site site(final IntentView after, final NodeIntent node) {
        return new Site(node, ANY_HOST, IntentDefaults.INSTALLATION_ID, node.lanSegment().stream()
            .flatMap(segment -> after.relaysOf(segment).stream()).findFirst().flatMap(after::node)
            .flatMap(relay -> Gateway.of(relay, ANY_HOST, after::node)));
    }

    /** Returns the node with the smaller underlay MTU. */
    NodeIntent narrowest() {
        return there.mtu() < here.mtu() ? there : here;
    }
}
