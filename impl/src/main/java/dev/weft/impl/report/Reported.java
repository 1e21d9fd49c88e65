/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.impl.report.ReportInbox.News;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What helpers reported last, of nodes and ends that exist. To be used on the worker's one thread. */
public final class Reported {
    // who reported longest ago comes first
    private final Map<NodeId, OfNode> speaking = new LinkedHashMap<>();
    private final Map<NodeId, OfNode> silent = new HashMap<>();

    private static final class OfNode {
        final Map<EndId, EndReport> ends = new HashMap<>();
        Optional<HelperReport> helper = Optional.empty();
        Instant time = Instant.EPOCH;
    }

    /** How much a report changed. */
    public enum Change {
        /** Nothing, or only what does not count. */
        NONE,
        /** Only figures, such as counters. */
        FIGURES,
        /** Something that may change a state. */
        STATE
    }

    /**
     * Tells what is known of an end.
     *
     * @param node the node it is on
     * @param end the end
     * @return its last report; {@link EndReport#UNKNOWN} if there is none
     */
    public EndReport end(final NodeId node, final LinkEnd end) {
        final var ofNode = speaking.get(node);
        return ofNode == null ? EndReport.UNKNOWN : ofNode.ends.getOrDefault(EndId.of(end), EndReport.UNKNOWN);
    }

    /**
     * Tells what is known of a node as a whole.
     *
     * @param node the node
     * @return the last report; empty if there is none, or it is too old
     */
    public Optional<HelperReport> helper(final NodeId node) {
        return Optional.ofNullable(speaking.get(node)).flatMap(ofNode -> ofNode.helper);
    }

    /**
     * Tells when a node's helper reported last.
     *
     * @param node the node
     * @return the time; empty if it never did
     */
    public Optional<Instant> time(final NodeId node) {
        return Optional.ofNullable(speaking.get(node)).or(() -> Optional.ofNullable(silent.get(node)))
            .map(ofNode -> ofNode.time);
    }

    /**
     * Takes note that a node reported, and what it said of itself.
     *
     * @param node the node
     * @param news what it reported
     * @return how much that changed
     */
    public Change note(final NodeId node, final News news) {
        final boolean back = !speaking.containsKey(node);
        final var ofNode = Optional.ofNullable(speaking.remove(node)).or(() -> Optional.ofNullable(silent.remove(node)))
            .orElseGet(OfNode::new);
        speaking.put(node, ofNode);
        ofNode.time = news.time();
        final var before = ofNode.helper;
        ofNode.helper = news.helper().or(() -> before);
        final boolean same = before.isEmpty() ? ofNode.helper.isEmpty()
            : before.orElseThrow().sameState(ofNode.helper.orElseThrow());
        return back || !same ? Change.STATE : Change.FIGURES;
    }

    /**
     * Takes note of an end.
     *
     * @param node the node it is on, which has reported
     * @param id its number
     * @param report what was reported
     * @return how much that changed
     */
    public Change note(final NodeId node, final EndId id, final EndReport report) {
        final var ends = speaking.get(node).ends;
        final var before = Optional.ofNullable(ends.get(id));
        final var now = report.over(before);
        ends.put(id, now);
        if (!now.sameState(before.orElse(EndReport.UNKNOWN))) {
            return Change.STATE;
        }
        return before.equals(Optional.of(now)) ? Change.NONE : Change.FIGURES;
    }

    /**
     * Tells of which ends of a node something is known.
     *
     * @param node the node
     * @return their numbers
     */
    public Set<EndId> ends(final NodeId node) {
        final var ofNode = speaking.get(node);
        return ofNode == null ? Set.of() : Set.copyOf(ofNode.ends.keySet());
    }

    /**
     * Forgets an end.
     *
     * @param node the node it was on
     * @param id its number
     */
    public void forget(final NodeId node, final EndId id) {
        final var ofNode = speaking.get(node);
        if (ofNode != null) {
            ofNode.ends.remove(id);
        }
    }

    /**
     * Forgets a node.
     *
     * @param node the node
     */
    public void forget(final NodeId node) {
        speaking.remove(node);
        silent.remove(node);
    }

    /**
     * Forgets what nodes said that have been silent for too long.
     *
     * @param since they have not reported since then
     * @return these nodes, with the ends of which something was known
     */
    public Map<NodeId, List<EndId>> expire(final Instant since) {
        final var expired = new HashMap<NodeId, List<EndId>>();
        final var all = speaking.entrySet().iterator();
        while (all.hasNext()) {
            final var oldest = all.next();
            if (oldest.getValue().time.isAfter(since)) {
                break;
            }
            all.remove();
            expired.put(oldest.getKey(), new ArrayList<>(oldest.getValue().ends.keySet()));
            oldest.getValue().ends.clear();
            oldest.getValue().helper = Optional.empty();
            silent.put(oldest.getKey(), oldest.getValue());
        }
        return expired;
    }

    /**
     * Tells when the next node will have been silent for too long.
     *
     * @param now the time
     * @param patience how long it may be
     * @return how long until then; empty if no node reports
     */
    public Optional<Duration> next(final Instant now, final Duration patience) {
        return speaking.values().stream().findFirst().map(oldest -> Duration.between(now, oldest.time.plus(patience)));
    }
}
