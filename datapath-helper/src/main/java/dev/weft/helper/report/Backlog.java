/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the controller is still to be told: which ends and which instances of services, not what of them, as that is
 * read when they are told. Bounded by their number, however long the controller is away.
 */
final class Backlog {
    /** Most ends of one message. */
    static final int MAX_ENDS = 2_000;

    /** Most instances of one message. */
    static final int MAX_INSTANCES = 1_000;

    private static final Batch NOTHING = new Batch(false, false, List.of(), Map.of());

    private final ReportSource source;
    private final Set<Long> waiting = new LinkedHashSet<>();
    private final Set<Long> instances = new LinkedHashSet<>();
    /** Counters that the controller has. */
    private final Map<Long, EndFigures> told = new HashMap<>();
    private boolean complete;
    private boolean heartbeat;
    /** The last end whose counters had their turn. */
    private long lastTurn = -1;
    private Batch underWay = NOTHING;

    /**
     * What goes into one message.
     *
     * @param complete whether it begins everything
     * @param heartbeat whether it is sent even without ends
     * @param ends at most {@link #MAX_ENDS}
     * @param instances at most {@link #MAX_INSTANCES}, by their ids
     */
    record Batch(boolean complete, boolean heartbeat, List<Message.End> ends,
            Map<Long, Message.Instance> instances) {
        boolean isNothing() {
            return !complete && !heartbeat && ends.isEmpty() && instances.isEmpty();
        }
    }

    Backlog(final ReportSource source) {
        this.source = source;
    }

    /** The controller knows nothing. */
    void everything() {
        told.clear();
        waiting.addAll(source.ends());
        instances.addAll(source.instances());
        complete = true;
    }

    /** Nobody wants to know. */
    void forget() {
        told.clear();
        waiting.clear();
        instances.clear();
        underWay = NOTHING;
        complete = false;
        heartbeat = false;
    }

    void changed(final long id) {
        waiting.add(id);
    }

    void removed(final long id) {
        waiting.remove(id);
        told.remove(id);
    }

    void instanceChanged(final long id) {
        instances.add(id);
    }

    void instanceRemoved(final long id) {
        instances.remove(id);
    }

    /** The next message is due, with counters that changed. */
    void heartbeat() {
        heartbeat = true;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && instances.isEmpty() && !complete && !heartbeat;
    }

    /** The next message, until {@link #taken()} or {@link #lost()}. */
    Batch take() {
        final List<Message.End> ends = new ArrayList<>(Math.min(waiting.size(), MAX_ENDS));
        for (Iterator<Long> ids = waiting.iterator(); ids.hasNext() && ends.size() < MAX_ENDS;) {
            final long id = ids.next();
            ids.remove();
            source.end(id).ifPresent(end -> ends.add(Message.End.of(end.status(), news(id, end.figures()))));
        }
        if (heartbeat) {
            addFigures(ends);
        }
        underWay = new Batch(complete, heartbeat, ends, takeInstances());
        complete = false;
        heartbeat = false;
        return underWay;
    }

    private Map<Long, Message.Instance> takeInstances() {
        final Map<Long, Message.Instance> taken = new LinkedHashMap<>();
        for (Iterator<Long> ids = instances.iterator(); ids.hasNext() && taken.size() < MAX_INSTANCES;) {
            final long id = ids.next();
            ids.remove();
            source.instance(id).ifPresent(report -> taken.put(id, Message.Instance.of(report)));
        }
        return taken;
    }

    /** The controller took it. */
    void taken() {
        for (Message.End end : underWay.ends()) {
            // An end that went away meanwhile would never be forgotten
            if (end.counters() != null && source.end(end.id()).isPresent()) {
                told.put(end.id(), end.counters());
            }
        }
        underWay = NOTHING;
    }

    /** It did not, as far as we know. */
    void lost() {
        underWay.ends().forEach(end -> waiting.add(end.id()));
        instances.addAll(underWay.instances().keySet());
        complete |= underWay.complete();
        heartbeat |= underWay.heartbeat();
        underWay = NOTHING;
    }

    /** Ends take turns, so that with very many each gets its own in time. */
    private void addFigures(final List<Message.End> ends) {
        final Set<Long> there = new LinkedHashSet<>();
        ends.forEach(end -> there.add(end.id()));
        final long[] ids = source.ends().stream().mapToLong(Long::longValue).sorted().toArray();
        int start = 0;
        while (start < ids.length && ids[start] <= lastTurn) {
            start++;
        }
        for (int i = 0; i < ids.length && ends.size() < MAX_ENDS; i++) {
            final long id = ids[(start + i) % ids.length];
            if (!there.contains(id)) {
                source.end(id).ifPresent(end -> addIfNews(ends, end));
            }
            lastTurn = id;
        }
    }

    private void addIfNews(final List<Message.End> ends, final EndReport end) {
        final EndFigures figures = news(end.status().id(), end.figures());
        if (figures != null) {
            ends.add(Message.End.of(end.status(), figures));
        }
    }

    /** Null if the controller has these already. */
    private EndFigures news(final long id, final EndFigures figures) {
        return figures.equals(told.get(id)) ? null : figures;
    }
}
