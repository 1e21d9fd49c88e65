/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObserver;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Remembers what a driver tells of a node, and waits for it. */
final class Witness implements NodeObserver {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Map<ObjectKey, ObjectStatus> objects = new HashMap<>();
    private final Map<PortRef, PortState> ports = new HashMap<>();
    private final Map<String, Boolean> plugged = new HashMap<>();
    private final Map<String, Optional<String>> profiles = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private NodeStatus status = NodeStatus.UNKNOWN;

    @Override
    public synchronized void nodeChanged(final NodeId node, final NodeStatus newStatus) {
        if (newStatus.ovsdb() != status.ovsdb()) {
            order.add("ovsdb " + newStatus.ovsdb());
        }
        status = newStatus;
        notifyAll();
    }

    @Override
    public synchronized void objectsChanged(final NodeId node, final Map<ObjectKey, ObjectStatus> changed) {
        objects.putAll(changed);
        notifyAll();
    }

    @Override
    public synchronized void portsChanged(final NodeId node, final Map<PortRef, PortState> changed) {
        ports.putAll(changed);
        new TreeMap<>(changed.entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().toString(),
            Map.Entry::getValue))).forEach((port, state) -> order.add(port + " " + state));
        notifyAll();
    }

    @Override
    public synchronized void portsPlugged(final NodeId node, final Map<String, Boolean> changed) {
        plugged.putAll(changed);
        notifyAll();
    }

    @Override
    public synchronized void profilesSeen(final NodeId node, final Map<String, Optional<String>> changed) {
        profiles.putAll(changed);
        notifyAll();
    }

    /** Waits until it was told that a guest's port has a profile, or has none any more. */
    void awaitProfile(final String ifaceId, final Optional<String> wanted) throws InterruptedException {
        await(ifaceId + " " + wanted, () -> wanted.equals(profiles.get(ifaceId)));
    }

    /** Waits until it was told whether a guest's port is plugged in. */
    void awaitPlugged(final String ifaceId, final boolean wanted) throws InterruptedException {
        await(ifaceId + " " + wanted, () -> Boolean.valueOf(wanted).equals(plugged.get(ifaceId)));
    }

    /** Waits until a port has a state. */
    void awaitPort(final PortRef port, final PortState wanted) throws InterruptedException {
        await(port + " " + wanted, () -> ports.get(port) == wanted);
    }

    /** What was told of ports and of the database's connection since the last call, in order. */
    synchronized List<String> takeOrder() {
        final var taken = List.copyOf(order);
        order.clear();
        return taken;
    }

    synchronized NodeStatus status() {
        return status;
    }

    synchronized Map<ObjectKey, ObjectStatus> objects() {
        return Map.copyOf(objects);
    }

    /** Forgets what was told of objects, but for what is told from now on. */
    synchronized void forgetObjects() {
        objects.clear();
    }

    /** Waits until the node is as wanted. */
    NodeStatus awaitNode(final String what, final Predicate<NodeStatus> wanted) throws InterruptedException {
        await(what, () -> wanted.test(status));
        return status();
    }

    /** Waits until an object has a status. */
    void awaitObject(final ObjectKey object, final Predicate<ObjectStatus> wanted) throws InterruptedException {
        await(object.toString(), () -> objects.containsKey(object) && wanted.test(objects.get(object)));
    }

    private synchronized void await(final String what, final java.util.function.BooleanSupplier wanted)
            throws InterruptedException {
        final long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!wanted.getAsBoolean()) {
            final long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("not in time: " + what + "; " + status + "; "
                    + (objects.size() > 20 ? objects.size() + " objects" : objects));
            }
            wait(millis);
        }
    }
}
