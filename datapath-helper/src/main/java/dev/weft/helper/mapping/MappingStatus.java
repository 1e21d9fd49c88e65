/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import java.util.List;

/**
 * What can be told of a policy with a mapping at one moment.
 *
 * @param policy its id
 * @param name its name
 * @param network the name of its network
 * @param revision of the mapping that is in force
 * @param known for how many questions an answer is known
 * @param asking for how many one is asked, first or again
 * @param framesWaiting how many frames wait for that
 * @param problem why the mapping service does not answer; null if it does, or nothing was asked
 * @param entry what is known, at most {@link #MOST}
 */
public record MappingStatus(int policy, String name, String network, int revision, int known, int asking,
        int framesWaiting, String problem, List<Pair> entry) {
    /** Most entries that are shown of a policy. */
    public static final int MOST = 200;
    /** Where questions begin. */
    public static final int AT_WORKLOAD = Question.AT_WORKLOAD;

    /**
     * A question.
     *
     * @param source the source of the packets
     * @param destination their destination
     * @param direction {@code from} the workload, or {@code to} it
     * @param here the locator that they leave; 255: the workload's
     * @param revision by which they came there; 0: whatever is in force
     * @param next {@code SERVICE/INSTANCE}, {@code arrived}, {@code dropped}, or {@code asked} while nothing is known
     */
    public record Pair(String source, String destination, String direction, int here, int revision, String next) { }

    static MappingStatus of(final MappingSettings settings, final List<Entry> entries, final String problem) {
        return new MappingStatus(settings.policy(), settings.name(), settings.network(), settings.revision(),
            (int) entries.stream().filter(entry -> entry.step().isPresent()).count(),
            (int) entries.stream().filter(Entry::isAsking).count(),
            entries.stream().mapToInt(entry -> entry.frames().size()).sum(),
            problem.isEmpty() ? null : problem,
            entries.stream().limit(MOST).map(entry -> pair(settings, entry)).toList());
    }

    private static Pair pair(final MappingSettings settings, final Entry entry) {
        final var question = entry.question();
        return new Pair(question.source().getHostAddress(), question.destination().getHostAddress(),
            question.toWorkload() ? "to" : "from", question.here(), question.revision(), next(settings, entry));
    }

    private static String next(final MappingSettings settings, final Entry entry) {
        if (entry.step().isEmpty()) {
            return "asked";
        }
        if (entry.step().orElseThrow() instanceof Step.Dropped) {
            return "dropped";
        }
        final int number = entry.reply().map(Reply::locator).orElse(0);
        final var locator = settings.locators().get(number);
        return number == 0 ? "arrived" : locator == null ? Integer.toString(number)
            : locator.service() + "/" + locator.instance();
    }
}
