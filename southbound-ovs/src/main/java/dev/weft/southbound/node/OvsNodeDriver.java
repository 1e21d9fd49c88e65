/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.AddressTable;
import dev.weft.api.node.FlowInspector;
import dev.weft.api.node.NodeDriver;
import dev.weft.api.node.NodeObserver;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PolicyTraffic;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.report.ReportAccess;
import dev.weft.southbound.openflow.Switches;
import dev.weft.southbound.ovsdb.DatabaseHub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Drives Open vSwitch nodes: each on its own, one thing at a time, a few threads for all of them. Not final, because
 * Blueprint makes a proxy of what it publishes.
 */
public class OvsNodeDriver implements NodeDriver, FlowInspector, AddressTable, PolicyTraffic, NodeObserver,
        AutoCloseable {
    private static final int OPENFLOW_PORT = 6653;
    private static final int THREADS = 4;
    private static final long INSPECTION_SECONDS = 10;

    private final Switches switches;
    private final DatabaseHub databases;
    private final ReportAccess reports;
    private final int openflowPort;
    private final AutoCloseable reportsWatch;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
        new ThreadFactoryBuilder().setNameFormat("weft-node-%d").setDaemon(true).build());
    private final Map<NodeId, OvsNode> nodes = new ConcurrentHashMap<>();
    private final Map<NodeId, NodeSpec> specs = new ConcurrentHashMap<>();
    private final Set<NodeObserver> observers = new CopyOnWriteArraySet<>();

    /**
     * Creates one whose switches connect to the port that is assigned to OpenFlow.
     *
     * @param switches the switches that connect
     * @param databases the databases that connect
     * @param reports how helpers reach this controller
     */
    public OvsNodeDriver(final Switches switches, final DatabaseHub databases, final ReportAccess reports) {
        this(switches, databases, reports, OPENFLOW_PORT);
    }

    /**
     * Creates one.
     *
     * @param switches the switches that connect
     * @param databases the databases that connect
     * @param reports how helpers reach this controller
     * @param openflowPort the TCP port on which switches connect, 1 to 65535
     */
    public OvsNodeDriver(final Switches switches, final DatabaseHub databases, final ReportAccess reports,
            final int openflowPort) {
        this.switches = switches;
        this.databases = databases;
        this.reports = reports;
        this.openflowPort = openflowPort;
        reportsWatch = reports.observe(() -> nodes.values().forEach(OvsNode::accessChanged));
    }

    @Override
    public void manage(final NodeSpec spec, final NodeProgram complete) {
        final var node = nodes.computeIfAbsent(spec.id(), id ->
            new OvsNode(id, switches, openflowPort, reports, this,
                MoreExecutors.newSequentialExecutor(threads)));
        node.manage(spec, complete);
        final var old = specs.put(spec.id(), spec);
        if (old == null || !old.systemId().equals(spec.systemId())
                || !old.ovsdbRemote().equals(spec.ovsdbRemote())) {
            databases.claim(spec, node::attach);
        }
    }

    @Override
    public void apply(final NodeId id, final NodeProgram change) {
        final var node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("node " + id + " is not managed");
        }
        node.apply(change);
    }

    @Override
    public void release(final NodeId id) {
        final var node = nodes.remove(id);
        specs.remove(id);
        if (node != null) {
            // the session is still needed to take leave; and the node may be managed again by then
            node.release().whenComplete((nothing, failure) -> nodes.compute(id, (key, present) -> {
                if (present == null) {
                    databases.release(key);
                }
                return present;
            }));
        }
    }

    @Override
    public AutoCloseable observe(final NodeObserver observer) {
        observers.add(observer);
        nodes.values().forEach(node -> node.tellAll(observer));
        return () -> observers.remove(observer);
    }

    @Override
    public void nodeChanged(final NodeId node, final NodeStatus status) {
        observers.forEach(observer -> observer.nodeChanged(node, status));
    }

    @Override
    public void objectsChanged(final NodeId node, final Map<ObjectKey, ObjectStatus> changed) {
        observers.forEach(observer -> observer.objectsChanged(node, changed));
    }

    @Override
    public void portsChanged(final NodeId node, final Map<PortRef, PortState> changed) {
        observers.forEach(observer -> observer.portsChanged(node, changed));
    }

    @Override
    public void portsPlugged(final NodeId node, final Map<String, Boolean> changed) {
        observers.forEach(observer -> observer.portsPlugged(node, changed));
    }

    @Override
    public void profilesSeen(final NodeId node, final Map<String, Optional<String>> changed) {
        observers.forEach(observer -> observer.profilesSeen(node, changed));
    }

    @Override
    public List<Line> flows(final NodeId id, final Predicate<ObjectKey> filter) {
        final var node = nodes.get(id);
        if (node == null) {
            return List.of();
        }
        try {
            return node.flows(filter).orTimeout(INSPECTION_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new IllegalStateException("node " + id + " is busy, try again", e);
            }
            throw e;
        }
    }

    @Override
    public ListenableFuture<List<Entry>> read(final NodeId id, final NetworkKey network) {
        final var node = nodes.get(id);
        if (node == null) {
            return Futures.immediateFailedFuture(notManaged(id));
        }
        final var answer = SettableFuture.<List<Entry>>create();
        node.addresses(network).whenComplete((entries, failure) -> {
            if (failure == null) {
                answer.set(entries);
            } else {
                answer.setException(reason(failure));
            }
        });
        return answer;
    }

    @Override
    public CompletionStage<Share> read(final NodeId id, final PolicyId policy) {
        final var node = nodes.get(id);
        if (node == null) {
            return CompletableFuture.failedFuture(notManaged(id));
        }
        final var answer = new CompletableFuture<Share>();
        node.traffic(policy).whenComplete((share, failure) -> {
            if (failure == null) {
                answer.complete(share);
            } else {
                answer.completeExceptionally(reason(failure));
            }
        });
        return answer;
    }

    private static Throwable reason(final Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private static IllegalStateException notManaged(final NodeId id) {
        return new IllegalStateException("node " + id + " is not managed by this controller");
    }

    /** What a trace wants to know of each node. */
    List<NodeSight> sights() {
        return nodes.values().stream().map(OvsNode::sight).toList();
    }

    /** What a trace wants to know of a node; empty when it is not managed. */
    Optional<NodeSight> sight(final NodeId id) {
        return Optional.ofNullable(nodes.get(id)).map(OvsNode::sight);
    }

    /** Whether a node is managed and its switch holds exactly what is wanted, with nothing on its way. */
    boolean isSynced(final NodeId id) {
        final var node = nodes.get(id);
        return node != null && node.isSynced().join();
    }

    @Override
    public void close() throws Exception {
        // first, or it could ask the threads for something when they are no more
        reportsWatch.close();
        nodes.values().forEach(OvsNode::close);
        databases.close();
        threads.shutdown();
    }
}
