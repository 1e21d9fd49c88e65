/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import dev.weft.api.id.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Ends that were inactive when nothing was known of them any more, because their helper fell silent or began anew.
 * They count as inactive until it tells, or has had the time to find out (VL-12). One thread uses it.
 */
final class Doubts {
    private final Map<Source, Doubt> doubts = new HashMap<>();
    private final TreeSet<Doubt> byTime = new TreeSet<>(Comparator.comparing(Doubt::until)
        .thenComparing(doubt -> doubt.source.node()).thenComparing(doubt -> doubt.source.end().value()));

    private record Doubt(Source source, EndReport last, Instant until) {
    }

    /** Returns what was said of an end last; empty if there is no doubt about it. */
    Optional<EndReport> last(final Source source) {
        return Optional.ofNullable(doubts.get(source)).map(Doubt::last);
    }

    void begin(final Source source, final EndReport last, final Instant until) {
        end(source);
        final var doubt = new Doubt(source, last, until);
        doubts.put(source, doubt);
        byTime.add(doubt);
    }

    void end(final Source source) {
        final var before = doubts.remove(source);
        if (before != null) {
            byTime.remove(before);
        }
    }

    void forget(final NodeId node) {
        doubts.keySet().removeIf(source -> source.node().equals(node));
        byTime.removeIf(doubt -> doubt.source.node().equals(node));
    }

    /** Takes those that have lasted long enough. */
    List<Source> takeLapsed(final Instant now) {
        final var lapsed = new ArrayList<Source>();
        while (!byTime.isEmpty() && !byTime.first().until.isAfter(now)) {
            final var source = byTime.first().source;
            end(source);
            lapsed.add(source);
        }
        return lapsed;
    }

    /** Returns when the next one will have lasted long enough. */
    Optional<Instant> next() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().until);
    }
}
