/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeDriver;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObserver;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes down what it is asked, and reports what the test tells it to. */
final class RecordingDriver implements NodeDriver {
    static final NodeStatus UP = new NodeStatus(true, true, true, Optional.of("00000000000000aa"),
        Optional.of("3.1.0"), Optional.empty(), 7, 7, 7, Optional.empty());

    private final List<String> calls = new ArrayList<>();
    private final List<NodeObserver> observers = new ArrayList<>();
    private final Map<NodeId, Map<ObjectKey, NodeObject>> held = new TreeMap<>();
    private final Map<NodeId, NodeSpec> specs = new HashMap<>();
    private int wanted;
    private int gone;
    private int failures;

    @Override
    public synchronized void manage(final NodeSpec spec, final NodeProgram complete) {
        called("manage " + spec.id());
        specs.put(spec.id(), spec);
        held.put(spec.id(), new HashMap<>());
        take(spec.id(), complete);
    }

    @Override
    public synchronized void apply(final NodeId node, final NodeProgram change) {
        called("apply " + node + " +" + text(change.wanted().stream().map(NodeObject::key).toList()) + " -"
            + text(change.gone()));
        take(node, change);
    }

    @Override
    public synchronized void release(final NodeId node) {
        called("release " + node);
        held.remove(node);
        specs.remove(node);
    }

    @Override
    public synchronized AutoCloseable observe(final NodeObserver observer) {
        observers.add(observer);
        return () -> forget(observer);
    }

    private synchronized void forget(final NodeObserver observer) {
        observers.remove(observer);
    }

    private void called(final String call) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the test wants this call to fail: " + call);
        }
        calls.add(call);
    }

    private void take(final NodeId node, final NodeProgram program) {
        final var objects = held.get(node);
        program.wanted().forEach(object -> objects.put(object.key(), object));
        program.gone().forEach(objects::remove);
        wanted += program.wanted().size();
        gone += program.gone().size();
    }

    private static String text(final List<ObjectKey> keys) {
        return keys.stream().map(ObjectKey::toString).sorted().toList().toString();
    }

    synchronized void failNext(final int count) {
        failures = count;
    }

    /** Returns what was asked since the last time, nodes in the order of the calls. */
    synchronized List<String> takeCalls() {
        final var taken = List.copyOf(calls);
        calls.clear();
        wanted = 0;
        gone = 0;
        return taken;
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Returns how many objects were handed out as wanted, and how many as gone. */
    synchronized List<Integer> counts() {
        return List.of(wanted, gone);
    }

    /** Returns everything that nodes hold. */
    synchronized Map<NodeId, Map<ObjectKey, NodeObject>> held() {
        return held.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry ->
            Map.copyOf(entry.getValue())));
    }

    synchronized Map<NodeId, NodeSpec> specs() {
        return Map.copyOf(specs);
    }

    /** Returns what one node holds, as sorted text. */
    synchronized List<String> keys(final String node) {
        return held.getOrDefault(new NodeId(node), Map.of()).keySet().stream().map(ObjectKey::toString).sorted()
            .toList();
    }

    /** Reports that all nodes are up and hold everything. */
    void acknowledgeAll() {
        held().forEach((node, objects) -> {
            report(node.value(), UP);
            observers().forEach(observer -> observer.objectsChanged(node, objects.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), key -> ObjectStatus.INSTALLED))));
        });
    }

    void report(final String node, final NodeStatus status) {
        observers().forEach(observer -> observer.nodeChanged(new NodeId(node), status));
    }

    /** Reports an object that the node holds. */
    void report(final String node, final String key, final ObjectStatus status) {
        final var found = held().get(new NodeId(node)).keySet().stream()
            .filter(candidate -> candidate.toString().equals(key)).findFirst().orElseThrow();
        observers().forEach(observer -> observer.objectsChanged(new NodeId(node), Map.of(found, status)));
    }

    /** Reports a port. */
    void port(final String node, final PortRef port, final PortState state) {
        observers().forEach(observer -> observer.portsChanged(new NodeId(node), Map.of(port, state)));
    }

    /** Reports that a port was plugged in or out. */
    void plug(final String node, final String portId, final boolean isPlugged) {
        observers().forEach(observer -> observer.portsPlugged(new NodeId(node), Map.of(portId, isPlugged)));
    }

    /** Reports what {@code external_ids:weft-profile} of a port says. */
    void profile(final String node, final String portId, final Optional<String> profile) {
        observers().forEach(observer -> observer.profilesSeen(new NodeId(node), Map.of(portId, profile)));
    }

    private synchronized List<NodeObserver> observers() {
        return List.copyOf(observers);
    }
}
