/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PolicyPath;
import dev.weft.api.node.PolicyTraffic;
import dev.weft.pipeline.feature.PathTraffic;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.openflow.SwitchChannel;
import dev.weft.southbound.openflow.SwitchRefusal;
import dev.weft.southbound.openflow.message.FlowMonitor.Report;
import dev.weft.southbound.openflow.message.FlowMonitor.Update;
import dev.weft.southbound.ovsdb.PortNews;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one switch hold the flows of what its node shall do. It is level-triggered: whatever happens only marks
 * objects, and {@link #flush} sends the difference, one bundle at a time; changes that come meanwhile are in the next
 * one. Everything happens on the node's executor.
 */
final class NodeProgrammer implements SwitchSession.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(NodeProgrammer.class);
    private static final long RETRY_SECONDS = 1;
    private static final long UNUSABLE_RETRY_SECONDS = 5;

    private final NodeId node;
    private final Executor executor;
    private final Runnable changed;
    private final FlowLedger ledger = new FlowLedger();
    private final StatusBoard board = new StatusBoard();
    private final MeterProgrammer meters;
    private final WantedObjects wanted;
    private final Refusals refusals = new Refusals();

    private Optional<SwitchSession> session = Optional.empty();
    private boolean sending;
    private boolean settled;
    private long flowMods;
    private long changeCount;
    private String problem;
    private CompletableFuture<Void> cleared;

    /**
     * Creates one.
     *
     * @param node its name
     * @param executor where everything happens, one thing at a time
     * @param changed is run when something changed that others may want to see
     */
    NodeProgrammer(final NodeId node, final Executor executor, final Runnable changed) {
        this.node = node;
        this.executor = executor;
        this.changed = changed;
        meters = new MeterProgrammer(board, executor, changed);
        wanted = new WantedObjects(ledger, meters.ledger());
    }

    /** The change after which the node shall do this and nothing else. */
    NodeProgram changeTo(final List<NodeObject> complete) {
        final var keep = new HashSet<ObjectKey>();
        complete.forEach(object -> keep.add(object.key()));
        final var gone = wanted.keys().stream().filter(key -> !keep.contains(key)).toList();
        return new NodeProgram(complete, gone);
    }

    /** Says whether limits of what ports may send are met by meters. */
    void setMetered(final boolean metered) {
        wanted.setMetered(metered).forEach(this::compile);
    }

    /** Changes what the node shall do. */
    void change(final NodeProgram change) {
        change.gone().forEach(this::remove);
        for (var object : change.wanted()) {
            if (wanted.put(object)) {
                board.fault(object.key(), Optional.empty());
                compile(object.key());
            } else {
                // nothing is sent for it, and whoever changed it waits to hear of it
                board.tellAgain(object.key());
            }
        }
        flush();
        changed.run();
    }

    private void remove(final ObjectKey key) {
        wanted.remove(key);
        board.forget(key);
        refusals.forgive(key);
    }

    /** The database told of ports; the first time it tells of all. */
    void ports(final PortNews news) {
        wanted.ports(news).forEach(this::compile);
        flush();
    }

    private void compile(final ObjectKey key) {
        refusals.forgive(key);
        board.set(key, wanted.compile(key).<ObjectStatus>map(ObjectStatus.Waiting::new)
            .orElseGet(() -> isReady() ? ObjectStatus.PROGRAMMING : notReady()));
    }

    /** A switch connected. */
    void connected(final SwitchChannel channel) {
        ledger.forgetPresent();
        ledger.mark(refusals.forgiveAll());
        sending = false;
        settled = false;
        problem = null;
        session.ifPresent(SwitchSession::close);
        session = Optional.of(new SwitchSession(channel, executor, this));
        session.orElseThrow().start();
        changed.run();
    }

    /** The switch is gone. */
    void disconnected() {
        session.ifPresent(SwitchSession::close);
        session = Optional.empty();
        ledger.forgetPresent();
        sending = false;
        problem = null;
        allWait();
        flush();
    }

    private void allWait() {
        wanted.keys().stream().filter(wanted::hasFlows).forEach(key -> board.set(key, notReady()));
    }

    /** It is not known any more what the switch holds: asks it again, after a while. */
    private void resync(final long seconds) {
        final var current = session;
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS, executor).execute(() -> {
            if (session.isPresent() && session.equals(current)) {
                sending = false;
                settled = false;
                ledger.forgetPresent();
                ledger.mark(refusals.forgiveAll());
                session.orElseThrow().restart();
            }
        });
    }

    /**
     * Takes everything of Weft's from the switch, for good. Nothing else must be asked of this programmer any more.
     *
     * @return completes when that is done, or cannot be done because no switch is connected
     */
    CompletableFuture<Void> clear() {
        cleared = new CompletableFuture<>();
        wanted.keys().forEach(this::remove);
        wanted.removePipeline();
        flush();
        return cleared;
    }

    void received(final byte[] message) {
        session.ifPresent(current -> current.received(message));
    }

    @Override
    public void told(final Report report) {
        for (var update : report.updates()) {
            if (update instanceof Update.Gone gone) {
                Optional.ofNullable(ledger.ownerOf(gone.key())).ifPresent(meters.ledger()::doubt);
            }
            ledger.update(update);
        }
        if (isReady()) {
            flush();
        }
    }

    @Override
    public void ready() {
        LOG.info("node {}: switch holds {} of Weft's flows, {} are wanted", node, ledger.presentCount(),
            ledger.wantedCount());
        problem = null;
        // it may hold what was sent before without a word of it
        changeCount++;
        readMeters();
        flush();
    }

    private void readMeters() {
        final var current = session;
        meters.read(current.orElseThrow()).thenAcceptAsync(present -> {
            if (session.equals(current)) {
                meters.ledger().present(present);
                flush();
            }
        }, executor);
    }

    @Override
    public void unusable(final String reason) {
        if (!reason.equals(problem)) {
            LOG.error("node {}: {}", node, reason);
        }
        problem = reason;
        allWait();
        resync(UNUSABLE_RETRY_SECONDS);
        flush();
    }

    /** Sends the next difference, if there is one and the switch is ready for it. */
    private void flush() {
        while (isReady() && wanted.portsKnown() && !sending && !meters.ledger().mustWait()) {
            meters.sendMissing(session.orElseThrow());
            final var changes = ledger.take(refusals.next());
            changes.settled().forEach(this::installed);
            if (changes.size() > 0) {
                send(changes);
            } else if (!refusals.accepted()) {
                meters.sendSurplus(session.orElseThrow());
                settled = true;
                break;
            }
        }
        if (cleared != null && (session.isEmpty()
                || isReady() && !sending && ledger.isClean() && meters.ledger().isClean())) {
            cleared.complete(null);
        }
        changed.run();
    }

    private void send(final FlowChanges changes) {
        sending = true;
        flowMods += changes.size();
        LOG.debug("node {}: {} flow changes for {} objects", node, changes.size(), changes.sent().size());
        changes.sent().stream().filter(wanted::contains)
            .forEach(key -> board.set(key, ObjectStatus.PROGRAMMING));
        final var current = session;
        current.orElseThrow().commit(changes.messages()).whenCompleteAsync((nothing, failure) -> {
            if (session.equals(current)) {
                sending = false;
                done(changes, failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            }
        }, executor);
    }

    private void done(final FlowChanges changes, final Throwable failure) {
        if (failure == null) {
            problem = null;
            changeCount++;
            ledger.confirm(changes);
            refusals.accepted();
            changes.sent().forEach(this::installed);
            if (!changes.deletes().isEmpty()) {
                // there is room now that may have been missing
                ledger.mark(refusals.forgiveAll());
            }
            flush();
            return;
        }
        ledger.undo(changes);
        if (failure instanceof SwitchRefusal refusal && !changes.sent().isEmpty()) {
            refusals.refused(refusal, ledger, changes).ifPresent(guilty -> refused(guilty, refusal.getMessage()));
            flush();
        } else {
            problem = "flow changes failed, trying again: " + failure.getMessage();
            LOG.warn("node {}: {}", node, problem);
            sending = true;
            resync(RETRY_SECONDS);
            changed.run();
        }
    }

    private void refused(final ObjectKey guilty, final String reason) {
        LOG.error("node {}: switch refused the flows of {}: {}", node, guilty, reason);
        ledger.withdraw(guilty);
        if (!wanted.contains(guilty)) {
            problem = "the switch refused the flows of the " + guilty + ": " + reason;
        } else {
            board.set(guilty, new ObjectStatus.Failed("the switch refused its flows: " + reason));
        }
    }

    private void installed(final ObjectKey key) {
        if (wanted.hasFlows(key)) {
            board.set(key, ObjectStatus.INSTALLED);
        }
    }

    private ObjectStatus notReady() {
        if (session.isEmpty()) {
            return new ObjectStatus.Waiting("the node's switch is not connected; what it holds goes on");
        }
        return problem == null ? ObjectStatus.PROGRAMMING : new ObjectStatus.Waiting(problem);
    }

    boolean isConnected() {
        return session.isPresent();
    }

    boolean isReady() {
        return readySession().isPresent();
    }

    /**
     * Whether the switch has held all that is wanted, but for what it refused, since it connected. Changes that are on
     * their way do not count against it: a node that works does not go down and up with each of them.
     */
    boolean isSettled() {
        return isReady() && settled && problem == null;
    }

    /** Whether the switch holds exactly what is wanted now, but for what it refused. */
    boolean isSynced() {
        return isReady() && wanted.portsKnown() && !sending && problem == null;
    }

    /** How often flows of the switch may have changed, and are as they are now. */
    long changes() {
        return changeCount;
    }

    long flowMods() {
        return flowMods;
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** The switch, when it is ready. */
    Optional<SwitchSession> readySession() {
        return session.filter(SwitchSession::isReady);
    }

    /** What flows mean now, given the names of ports. */
    AddressEntries meaning(final Map<Integer, String> portNames) {
        return new AddressEntries(wanted.book(), ledger::ownerOf, wanted.portTable(), portNames);
    }

    /** What the counters of a path's flows mean now. */
    PolicyTraffic.Share share(final PolicyPath path, final Map<WireFlow.Key, PolicyTraffic.Amount> counted) {
        return PathTraffic.of(path, wanted.portTable(),
            key -> counted.getOrDefault(key, PolicyTraffic.Amount.NONE));
    }

    ObjectBook book() {
        return wanted.book();
    }

    PortTable portTable() {
        return wanted.portTable();
    }

    FlowLedger ledger() {
        return ledger;
    }

    StatusBoard board() {
        return board;
    }
}
