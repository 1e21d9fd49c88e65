/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be told of the node as a whole at one moment (VL-8, VL-12).
 *
 * @param oversize the way of frames that are too large for the underlay: {@code af-packet}, {@code off} or
 *     {@code failed}
 * @param oversizeReason why it failed; empty if it did not; what is longer than {@link #MAX_REASON} is cut off
 * @param counters how often what happened since the helper started, by name; beyond {@link #MAX_COUNTERS} the last
 *     ones by name are left out
 */
public record NodeReport(String oversize, String oversizeReason, Map<String, Long> counters) {
    /** Longest reason in characters. */
    public static final int MAX_REASON = 500;
    /** Most counters. */
    public static final int MAX_COUNTERS = 250;

    private static final Set<String> WAYS = Set.of("af-packet", "off", "failed");

    public NodeReport {
        if (!WAYS.contains(oversize)) {
            throw new IllegalArgumentException("oversize should be one of " + WAYS + ", but is " + oversize);
        }
        if (oversizeReason.length() > MAX_REASON) {
            oversizeReason = oversizeReason.substring(0, MAX_REASON - 3) + "...";
        }
        final NavigableMap<String, Long> sorted = new TreeMap<>(counters);
        while (sorted.size() > MAX_COUNTERS) {
            sorted.pollLastEntry();
        }
        counters = Collections.unmodifiableMap(sorted);
    }
}
