/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef;
import dev.weft.ovsdb.OvsdbSession;
import dev.weft.ovsdb.op.Operation;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.replica.RowChange;
import dev.weft.ovsdb.replica.TableCache;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one node's database as wanted and learns from it. Level-triggered: whenever it changed, or what is wanted did,
 * the difference is computed and sent, one transaction at a time. Everything happens on the node's executor.
 */
public final class NodeDatabase implements AutoCloseable {
    /** Is told what was learned, on the node's executor. */
    public interface Listener {
        /** There is a new session: now is known by which address the node reaches this controller. */
        void attached();

        /**
         * Ports changed; the first call of a session tells of all ports there are.
         *
         * @param news which
         */
        void ports(PortNews news);

        /**
         * The node itself changed.
         *
         * @param facts how it is now
         */
        void facts(NodeFacts facts);

        /**
         * Limits of ports cannot be met as things are, or can be now.
         *
         * @param faults by port: why not; empty: they can be
         */
        void limits(Map<PortRef, Optional<String>> faults);
    }

    private static final Logger LOG = LoggerFactory.getLogger(NodeDatabase.class);
    private static final long RETRY_SECONDS = 5;
    private static final long ALIVE_SECONDS = 2;

    private final NodeId node;
    private final Executor executor;
    private final Listener listener;
    private final DatabaseView view = new DatabaseView();
    private final PortFacts ports = new PortFacts();
    private final SheetKeys sheets = new SheetKeys();
    private final PortShapes shapes = new PortShapes();
    private final TableCache cache;

    private OvsdbSession session;
    private WantedDatabase wanted;
    private boolean sending;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private String problem;
    private Optional<String> foreign = Optional.empty();
    private Map<HelperPort, Integer> helpers = Map.of();
    private NodeFacts told = NodeFacts.UNKNOWN;

    /**
     * Creates one without a session.
     *
     * @param node the node's name
     * @param executor the node's executor
     * @param listener is told what was learned
     */
    public NodeDatabase(final NodeId node, final Executor executor, final Listener listener) {
        this.node = node;
        this.executor = executor;
        this.listener = listener;
        cache = new TableCache(Schema.monitor(), executor, this::changed);
    }

    /**
     * Uses a new session. While an old one is alive the new one is turned away: a second host that calls itself by the
     * same name must not push the first one out.
     *
     * @param newSession the session
     */
    public void attach(final OvsdbSession newSession) {
        final var old = session;
        if (old == null || !old.isOpen()) {
            take(newSession);
            return;
        }
        old.echo("weft").orTimeout(ALIVE_SECONDS, TimeUnit.SECONDS).whenCompleteAsync((answer, failure) -> {
            if (failure == null && session == old && old.isOpen()) {
                LOG.warn("node {}: {} has the same system-id as {}, which is alive; it is turned away", node,
                    newSession.peer(), old.peer());
                newSession.fail("node " + node + " is connected already, from " + old.peer());
            } else {
                old.fail("node " + node + " has connected again");
                take(newSession);
            }
        }, executor);
    }

    private void take(final OvsdbSession newSession) {
        session = newSession;
        sending = false;
        newSession.closed().thenAcceptAsync(reason -> lost(newSession, reason), executor);
        cache.attach(newSession).whenCompleteAsync((nothing, failure) -> {
            if (failure != null) {
                problem = "its database cannot be read: " + failure.getMessage();
                newSession.fail(problem);
            }
            tell();
            flush();
        }, executor);
        listener.attached();
    }

    /**
     * Ends the session, because it is not that of the node any more. What it was asked to do goes on there, but its
     * helper may not report in the node's name.
     *
     * @param reason why, for people
     */
    public void disconnect(final String reason) {
        final var old = session;
        if (old != null) {
            lost(old, reason);
            old.transact(Withdrawal.access(view)).whenComplete((nothing, failure) -> old.fail(reason));
        }
    }

    /**
     * Tells whether there is a session.
     *
     * @return true if so
     */
    public boolean isConnected() {
        return session != null;
    }

    /**
     * The address by which the node reached this controller, or this controller the node.
     *
     * @return this side's address of the session, empty without one
     */
    public Optional<String> localAddress() {
        return Optional.ofNullable(session).flatMap(OvsdbSession::localAddress).map(InetAddress::getHostAddress);
    }

    /**
     * The names of the bridge's ports, looked for at that moment.
     *
     * @return names by OpenFlow number
     */
    public Map<Integer, String> portNames() {
        return view.portNames();
    }

    /**
     * Sets what the database shall hold.
     *
     * @param newlyWanted all of it
     */
    public void want(final WantedDatabase newlyWanted) {
        wanted = newlyWanted;
        flush();
    }

    /**
     * Changes what the database shall hold of ends of links and of networks. It is written once {@link #want} was
     * called.
     *
     * @param changes values by {@link SheetKey}; empty: no such thing. Secret
     */
    public void wantSheets(final Map<SheetKey, Optional<String>> changes) {
        sheets.want(changes);
    }

    /**
     * Changes the limits that the database shall set. They are written once {@link #want} was called.
     *
     * @param changes by port; {@link PortShape#NONE}: no limit any more
     */
    public void wantLimits(final Map<PortRef, PortShape> changes) {
        shapes.want(changes, view, ports);
    }

    /**
     * Removes what Weft added to the database and ends the session.
     *
     * @return completes when it is done or cannot be done
     */
    public CompletableFuture<Void> leave() {
        wanted = null;
        // what is on its way must be there first, as only what is seen there is taken away
        return sent.handleAsync((nothing, failure) -> farewell(), executor).thenCompose(left -> left);
    }

    private CompletableFuture<Void> farewell() {
        final var last = session;
        if (last == null) {
            return CompletableFuture.completedFuture(null);
        }
        return last.transact(Withdrawal.all(view)).handle((result, failure) -> {
            if (failure != null) {
                LOG.warn("node {}: what Weft added to its database may still be there: {}", node,
                    failure.getMessage());
            }
            return null;
        });
    }

    @Override
    public void close() {
        cache.close();
        if (session != null) {
            session.close();
        }
    }

    private void lost(final OvsdbSession old, final String reason) {
        if (session == old) {
            LOG.info("node {}: database disconnected: {}", node, reason);
            session = null;
            tell();
        }
    }

    private void changed(final boolean resynced, final List<RowChange> changes) {
        final var interfaces = new HashSet<UUID>();
        boolean bridge = resynced;
        for (var change : changes) {
            view.set(change.table(), change.uuid(), change.after().orElse(null));
            shapes.changed(change);
            if (change.table().equals(Schema.INTERFACE)) {
                interfaces.add(change.uuid());
            } else if (change.table().equals(Schema.ROOT)) {
                change.after().ifPresent(row -> sheets.present(change.before(), row, false));
            } else {
                bridge |= change.table().equals(Schema.BRIDGE) || change.table().equals(Schema.PORT);
            }
        }
        if (resynced) {
            LOG.info("node {}: database connected", node);
            view.root().ifPresent(root -> sheets.present(Optional.empty(), root, true));
            problem = null;
        }
        tell();
        final var news = ports.learn(view, interfaces, bridge);
        if (resynced || !news.ports().isEmpty() || !news.tunnels().isEmpty() || !news.helpers().equals(helpers)) {
            helpers = news.helpers();
            listener.ports(news);
        }
        flush();
    }

    private void tell() {
        final var bridge = view.bridge();
        final var facts = new NodeFacts(session != null && cache.isInSync(),
            bridge.flatMap(row -> row.getOptionalString("datapath_id")),
            view.root().flatMap(row -> row.getOptionalString("ovs_version")),
            view.rootId(Schema.HELPER),
            foreign.or(() -> Optional.ofNullable(problem)).or(this::interfaceProblem));
        if (!facts.equals(told)) {
            told = facts;
            listener.facts(facts);
        }
    }

    /** Open vSwitch says in a column why a port that Weft wants cannot work. */
    private Optional<String> interfaceProblem() {
        return view.ownPorts().keySet().stream().map(view::interfaceNamed).flatMap(Optional::stream)
            .filter(row -> row.getOptionalString("error").isPresent())
            .map(row -> "port " + row.getString(Schema.NAME) + ": " + row.getString("error")).findFirst();
    }

    private void flush() {
        if (session == null || wanted == null || sending || !cache.isInSync()) {
            return;
        }
        final var obstacle = DatabasePlan.obstacle(wanted, view);
        if (!obstacle.equals(foreign)) {
            foreign = obstacle;
            obstacle.ifPresent(text -> LOG.error("node {}: {}", node, text));
            tell();
        }
        if (foreign.isPresent()) {
            return;
        }
        final Transaction difference = DatabasePlan.difference(wanted, view);
        view.root().flatMap(sheets::difference).ifPresent(difference::add);
        shapes.difference(view, ports, difference);
        final var faults = shapes.takeFaults();
        if (!faults.isEmpty()) {
            listener.limits(faults);
        }
        if (!difference.isEmpty()) {
            send(difference);
        }
    }

    private void send(final Transaction difference) {
        sending = true;
        final var current = session;
        // not what it writes, as there are secrets among it
        LOG.debug("node {}: {}", node, difference.operations().stream().map(Operation::describe).toList());
        sent = current.transact(difference).whenCompleteAsync((result, failure) -> {
            if (session != current) {
                return;
            }
            sending = false;
            if (failure == null) {
                problem = null;
                flush();
            } else {
                problem = "its database refused what is needed, trying again: " + failure.getMessage();
                LOG.error("node {}: {}", node, problem);
                CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, executor).execute(this::flush);
            }
            tell();
        }, executor);
    }
}
