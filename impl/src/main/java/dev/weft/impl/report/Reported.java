/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import dev.weft.api.id.InstanceId;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;

/** What helpers reported last, of nodes and ends that exist. To be used on the worker's one thread. */
public final class Reported {
    // who reported longest ago comes first
    private final Map<NodeId, OfNode> speaking = new LinkedHashMap<>();
    private final Map<NodeId, OfNode> silent = new HashMap<>();
    private final Doubts doubts = new Doubts();
    private final Healths healths = new Healths();

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
     * Tells what is known of an end. One that was inactive stays so while its helper has not found out.
     *
     * @param node the node it is on
     * @param end the end
     * @return its last report; {@link EndReport#UNKNOWN} if there is none
     */
    public EndReport end(final NodeId node, final LinkEnd end) {
        return end(new Source(node, EndId.of(end)));
    }

    private EndReport end(final Source source) {
        final var ofNode = speaking.get(source.node());
        final var last = ofNode == null ? EndReport.UNKNOWN
            : ofNode.ends.getOrDefault(source.end(), EndReport.UNKNOWN);
        return last.liveness() == Liveness.Unknown ? doubts.last(source).map(last::as).orElse(last) : last;
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
     * Returns what helpers said of instances of services.
     *
     * @return the instances
     */
    public Healths healths() {
        return healths;
    }

    /**
     * Tells whether an instance of a service passes on what it gets, as far as its helper knows (SI-8).
     *
     * @param node the node it is on
     * @param instance the instance
     * @return what was said last
     */
    public InstanceHealth health(final NodeId node, final InstanceId instance) {
        return healths.of(node, instance).health();
    }

    /**
     * Tells whether a node's helper reports.
     *
     * @param node the node
     * @return false if it never did, or has been silent for too long
     */
    public boolean isHeard(final NodeId node) {
        return speaking.containsKey(node);
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
     * @param source the end, on a node that has reported
     * @param report what was reported
     * @param until how long it stays inactive if it was and the report leaves that open
     * @return how much that changed
     */
    public Change note(final Source source, final EndReport report, final Instant until) {
        final var before = end(source);
        if (report.liveness() != Liveness.Unknown) {
            doubts.end(source);
        } else if (doubts.last(source).isEmpty()) {
            doubt(source, until);
        }
        final var ends = speaking.get(source.node()).ends;
        ends.put(source.end(), report.over(Optional.ofNullable(ends.get(source.end()))));
        final var now = end(source);
        if (!now.sameState(before)) {
            return Change.STATE;
        }
        return before.equals(now) ? Change.NONE : Change.FIGURES;
    }

    /**
     * Takes note that what was said of an end may not be true any more: if it was inactive, it stays so for some time.
     *
     * @param source the end
     * @param until for how long, unless something is reported of it
     */
    public void doubt(final Source source, final Instant until) {
        final var last = end(source);
        if (last.liveness() == Liveness.Inactive) {
            doubts.begin(source, last, until);
        }
    }

    /**
     * Takes what was doubted for long enough, so that nothing is known of it.
     *
     * @param now the time
     * @return the ends
     */
    public List<Source> takeLapsed(final Instant now) {
        return doubts.takeLapsed(now);
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
     * Forgets what was said of an end, but for what is doubted.
     *
     * @param source the end
     */
    public void drop(final Source source) {
        final var ofNode = speaking.get(source.node());
        if (ofNode != null) {
            ofNode.ends.remove(source.end());
        }
    }

    /**
     * Forgets an end.
     *
     * @param source the end
     */
    public void forget(final Source source) {
        drop(source);
        doubts.end(source);
    }

    /**
     * Forgets a node.
     *
     * @param node the node
     */
    public void forget(final NodeId node) {
        speaking.remove(node);
        silent.remove(node);
        doubts.forget(node);
        healths.forget(node);
    }

    /**
     * Forgets what nodes said that have been silent for too long.
     *
     * @param since they have not reported since then
     * @param until how long an end of theirs that was inactive stays so
     * @return these nodes, with the ends of which something was known
     */
    public Map<NodeId, List<EndId>> expire(final Instant since, final Function<Source, Instant> until) {
        final var expired = new HashMap<NodeId, List<EndId>>();
        final var all = speaking.entrySet().iterator();
        while (all.hasNext()) {
            final var oldest = all.next();
            if (oldest.getValue().time.isAfter(since)) {
                break;
            }
            oldest.getValue().ends.keySet().stream().map(end -> new Source(oldest.getKey(), end))
                .forEach(end -> doubt(end, until.apply(end)));
            all.remove();
            expired.put(oldest.getKey(), new ArrayList<>(oldest.getValue().ends.keySet()));
            oldest.getValue().ends.clear();
            oldest.getValue().helper = Optional.empty();
            silent.put(oldest.getKey(), oldest.getValue());
        }
        return expired;
    }

    /**
     * Tells when the next node will have been silent, or the next end doubted, for too long.
     *
     * @param now the time
     * @param patience how long a node may be silent
     * @return how long until then; empty if no node reports and nothing is doubted
     */
    public Optional<Duration> next(final Instant now, final Duration patience) {
        return Stream.concat(speaking.values().stream().limit(1).map(oldest -> oldest.time.plus(patience)),
            doubts.next().stream()).min(Instant::compareTo).map(when -> Duration.between(now, when));
    }
}
