/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.timer.TickClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The gateways of a node (GW-1). Without threads and sockets: one thread calls all methods, and what is to be done is
 * told during the call.
 */
final class RouterEngine {
    /** Ticks between looks at the switch's entries. */
    private static final long LOOK = 30L * TickClock.SECOND;

    private final RouterNode node;
    private final Map<Integer, Router> routers = new TreeMap<>();
    private long nextLook;

    /**
     * No gateways yet.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    RouterEngine(final LongSupplier nanoTime, final RouterActions actions, final RouterLimits limits) {
        node = new RouterNode(nanoTime, actions, limits);
    }

    /** A gateway is new, or its settings are others. */
    void put(final RouterSettings settings) {
        final Router router = routers.get(settings.number());
        if (router == null) {
            routers.put(settings.number(), new Router(settings, node));
        } else {
            router.become(settings);
        }
    }

    /** A gateway is gone. */
    void remove(final int number) {
        Optional.ofNullable(routers.remove(number)).ifPresent(Router::end);
    }

    boolean isEmpty() {
        return routers.isEmpty();
    }

    /** Lets time pass; to be called every 100 ms. */
    void tick() {
        node.tick();
        if (node.now() >= nextLook && !isEmpty()) {
            look();
        }
    }

    /** Looks now what the switch has. */
    void look() {
        nextLook = node.now() + LOOK;
        node.actions().list();
    }

    /** The switch may have forgotten, and so may stations: all gateways tell their addresses. */
    void announce() {
        routers.values().forEach(Router::announce);
    }

    /** A frame came from the switch; false: no switch of Weft sends such a one. */
    boolean frame(final byte[] frame) {
        final Optional<RouterFrame> came = RouterFrame.read(frame);
        came.ifPresent(this::frame);
        return came.isPresent();
    }

    private void frame(final RouterFrame came) {
        if (came.reason() == RouterFrame.Reason.HEARD) {
            // One copy for all that are in the network
            routers.values().stream().filter(router -> router.settings().leg(came.segment()).isPresent())
                .forEach(router -> router.frame(came));
        } else {
            Optional.ofNullable(routers.get(came.gateway())).ifPresentOrElse(router -> router.frame(came),
                () -> node.count(RouterCount.UNKNOWN));
        }
    }

    /** All entries that the switch has, those of gateways that are gone included. */
    void listed(final List<NeighbourFlow.Entry> entries) {
        final Map<Integer, List<NeighbourFlow.Entry>> byGateway = entries.stream()
            .collect(Collectors.groupingBy(NeighbourFlow.Entry::gateway));
        routers.forEach((number, router) -> router.neighbours().listed(byGateway.getOrDefault(number, List.of())));
        byGateway.forEach((number, listed) -> {
            if (!routers.containsKey(number)) {
                listed.forEach(node.actions()::remove);
            }
        });
    }

    /** What happened since the helper started, by name; only what did. */
    Map<String, Long> counters() {
        return node.counters();
    }

    /** How all of them are, sorted by number. */
    List<RouterStatus> status() {
        return RouterStatus.of(routers.values(), node.now());
    }
}
