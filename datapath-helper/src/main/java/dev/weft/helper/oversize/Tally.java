/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.fragment.Counters;
import dev.weft.helper.fragment.SegmentCounters;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened to oversize frames since the helper began, whatever became of the interfaces in between.
 *
 * @param segments of each link
 * @param cutting of the node, one direction
 * @param joining of the node, the other direction
 */
record Tally(SegmentCounters segments, Counters cutting, Counters joining) {
    static Tally zero() {
        final var segments = new SegmentCounters();
        return new Tally(segments, Counters.ofCutting(segments), Counters.ofJoining(segments));
    }

    /** Those of the node that are not zero, by name. */
    Map<String, Long> named() {
        final Map<String, Long> named = new TreeMap<>(cutting.named());
        named.putAll(joining.named());
        return named;
    }
}
