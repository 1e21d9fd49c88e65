/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.report.ReportAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * Notes what helpers report until a round takes it; of several reports about one end the last one counts. It knows
 * the session of every node, so that a helper hears at once whether it has to tell everything again.
 */
public final class ReportInbox {
    /** How many ends of one node may wait for the round. */
    static final int MAX_ENDS = 65_536;
    /** How many instances of services of one node may wait for the round. */
    static final int MAX_INSTANCES = 4096;

    private static final int INTERVALS = 3;
    private static final int DEFAULT_INTERVAL = 30;
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);

    private final Set<NodeId> known = new HashSet<>();
    private final Map<NodeId, Session> sessions = new HashMap<>();
    private final ReportAccess access;
    private final Clock clock;
    private Map<NodeId, News> news = new LinkedHashMap<>();
    private Optional<Runnable> wake = Optional.empty();

    /**
     * Makes an inbox that takes nothing until it is opened.
     *
     * @param access knows the nodes' tokens
     * @param clock tells when reports came
     */
    public ReportInbox(final ReportAccess access, final Clock clock) {
        this.access = requireNonNull(access);
        this.clock = requireNonNull(clock);
    }

    /** What became of a report. */
    enum Verdict {
        /** Noted, or older than what is known. */
        TAKEN,
        /** Not noted: the session is new, so everything is wanted. */
        COMPLETE_WANTED,
        /** The token is not the node's. */
        DENIED,
        /** There is no such node. */
        UNKNOWN_NODE,
        /** Not noted: too early, or too much waits; the same report is welcome later. */
        LATER
    }

    /**
     * What one node reported.
     *
     * @param reset whether what was reported before is void
     * @param time when it reported last
     * @param helper the node as a whole; empty: nothing new
     * @param ends ends of links
     * @param instances instances of services
     */
    public record News(boolean reset, Instant time, Optional<HelperReport> helper, Map<EndId, EndReport> ends,
            Map<InstanceId, InstanceReport> instances) {
    }

    private record Session(String id, Uint64 sequence) {
    }

    /**
     * Begins to take reports.
     *
     * @param roundWanted called when there is news, on the reporter's thread
     */
    public synchronized void open(final Runnable roundWanted) {
        wake = Optional.of(roundWanted);
    }

    /**
     * Takes note that a node exists.
     *
     * @param node the node
     */
    public synchronized void welcome(final NodeId node) {
        known.add(node);
    }

    /**
     * Takes note that a node is gone.
     *
     * @param node the node
     */
    public synchronized void forget(final NodeId node) {
        known.remove(node);
        sessions.remove(node);
        news.remove(node);
    }

    /**
     * Forgets what a node told, so that it tells everything when it reports again.
     *
     * @param node the node
     */
    public synchronized void restart(final NodeId node) {
        sessions.remove(node);
    }

    /**
     * Takes what was noted.
     *
     * @return the news by node, possibly none
     */
    public synchronized Map<NodeId, News> take() {
        final var taken = news;
        news = new LinkedHashMap<>();
        return taken;
    }

    /**
     * Tells how long a helper may be silent until nothing is known of its ends.
     *
     * @return three reporting intervals, but at least 30 s
     */
    public Duration patience() {
        final int interval = access.settings().map(settings -> settings.countersEvery()).orElse(DEFAULT_INTERVAL);
        final var patience = Duration.ofSeconds((long) INTERVALS * interval);
        return patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience;
    }

    Verdict offer(final Message message, final String token) {
        if (!access.isToken(message.node(), token)) {
            return Verdict.DENIED;
        }
        final Verdict verdict;
        final Optional<Runnable> listener;
        synchronized (this) {
            verdict = verdict(message);
            listener = wake;
        }
        if (verdict == Verdict.TAKEN) {
            listener.ifPresent(Runnable::run);
        }
        return verdict;
    }

    private Verdict verdict(final Message message) {
        if (wake.isEmpty() || known.isEmpty()) {
            return Verdict.LATER;
        }
        if (!known.contains(message.node())) {
            return Verdict.UNKNOWN_NODE;
        }
        final var session = Optional.ofNullable(sessions.get(message.node()))
            .filter(last -> last.id.equals(message.session()));
        if (session.isEmpty() && !message.complete()) {
            return Verdict.COMPLETE_WANTED;
        }
        if (session.filter(last -> last.sequence.compareTo(message.sequence()) > 0).isPresent()) {
            return Verdict.TAKEN;
        }
        if (!note(message)) {
            return Verdict.LATER;
        }
        sessions.put(message.node(), new Session(message.session(), message.sequence()));
        return Verdict.TAKEN;
    }

    /** Returns false if too much waits. */
    private boolean note(final Message message) {
        final var before = Optional.ofNullable(news.get(message.node()));
        final var ends = new HashMap<EndId, EndReport>();
        if (!message.complete()) {
            before.ifPresent(waiting -> ends.putAll(waiting.ends));
        }
        message.ends().forEach((id, end) -> ends.put(id, end.over(Optional.ofNullable(ends.get(id)))));
        final var instances = new HashMap<InstanceId, InstanceReport>();
        before.ifPresent(waiting -> instances.putAll(waiting.instances));
        message.instances().forEach((id, instance) -> {
            // that nothing was found out yet is no news
            if (instance.health() != InstanceHealth.Unknown) {
                instances.put(id, instance);
            }
        });
        if (ends.size() > MAX_ENDS || instances.size() > MAX_INSTANCES) {
            return false;
        }
        // who reported longest ago comes first
        news.remove(message.node());
        final boolean reset = message.complete() || before.filter(News::reset).isPresent();
        news.put(message.node(), new News(reset, clock.instant(),
            message.helper().or(() -> before.flatMap(News::helper)), ends, instances));
        return true;
    }
}
