/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The flows of a bridge at a moment, without those that the switch learned itself (FN-6).
 *
 * @param flows each flow's text without what changes by itself, and its age in seconds
 * @param nanos when it was taken, of {@link System#nanoTime()}
 */
public record FlowDump(SortedMap<String, Double> flows, long nanos) {
    private static final Pattern DURATION = Pattern.compile("duration=([0-9.]+)s, ");
    private static final Pattern CHANGING = Pattern.compile("(duration=[0-9.]+s|n_packets=\\d+|n_bytes=\\d+), ");
    private static final Pattern COOKIE = Pattern.compile("cookie=0x([0-9a-f]+),");
    private static final int PREFIX_SHIFT = 56;
    private static final long OURS = 0x57;
    private static final long LEARNED = 0x58;
    private static final long END_OF_LINK = 0x5703L << 48;
    /** Reading a dump takes time, and ages are told in milliseconds. */
    private static final double TOLERANCE_S = 1.5;
    private static final double NANOS_PER_S = 1e9;

    static FlowDump parse(final String dump) {
        final SortedMap<String, Double> flows = new TreeMap<>();
        dump.lines().map(String::strip).filter(line -> line.startsWith("cookie=") && !isLearned(line)).forEach(line -> {
            final Matcher age = DURATION.matcher(line);
            flows.put(CHANGING.matcher(line).replaceAll(""), age.find() ? Double.parseDouble(age.group(1)) : 0);
        });
        return new FlowDump(flows, System.nanoTime());
    }

    private static boolean isLearned(final String line) {
        return cookie(line) >>> PREFIX_SHIFT == LEARNED;
    }

    /**
     * The cookie of the flows of one end of a link.
     *
     * @param segment the link's segment id
     * @param side 0 = end a, 1 = end b
     * @return the cookie
     */
    public static long endOfLink(final long segment, final int side) {
        return END_OF_LINK | 2 * segment + side;
    }

    /**
     * The cookie of a flow.
     *
     * @param flow the flow's text
     * @return its cookie
     */
    public static long cookie(final String flow) {
        final var found = COOKIE.matcher(flow);
        return found.find() ? Long.parseUnsignedLong(found.group(1), 16) : 0;
    }

    /**
     * The texts of the flows.
     *
     * @return them
     */
    public SortedSet<String> texts() {
        return new TreeSet<>(flows.keySet());
    }

    /**
     * The flows with a certain cookie.
     *
     * @param wanted which cookies
     * @return their texts
     */
    public SortedSet<String> with(final LongPredicate wanted) {
        return flows.keySet().stream().filter(flow -> wanted.test(cookie(flow)))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The flows of Weft.
     *
     * @return their texts
     */
    public SortedSet<String> ours() {
        return with(cookie -> cookie >>> PREFIX_SHIFT == OURS);
    }

    /**
     * How many flows each cookie has.
     *
     * @return the numbers
     */
    public Map<Long, Long> countByCookie() {
        return flows.keySet().stream().collect(Collectors.groupingBy(FlowDump::cookie, Collectors.counting()));
    }

    /**
     * The flows that are here and not there.
     *
     * @param other there
     * @return their texts
     */
    public SortedSet<String> minus(final FlowDump other) {
        final var rest = texts();
        rest.removeAll(other.flows.keySet());
        return rest;
    }

    /**
     * The flows that were in an earlier dump too and have been written again since: they are younger than they should
     * be.
     *
     * @param earlier an earlier dump
     * @return their texts with both ages; empty if every flow was left alone
     */
    public List<String> writtenAgainSince(final FlowDump earlier) {
        final double passed = (nanos - earlier.nanos) / NANOS_PER_S;
        final List<String> found = new ArrayList<>();
        flows.forEach((flow, age) -> {
            final Double before = earlier.flows.get(flow);
            if (before != null && age < before + passed - TOLERANCE_S) {
                found.add(flow + " was " + before + " s old, is " + age + " s old after " + passed + " s");
            }
        });
        return found;
    }
}
