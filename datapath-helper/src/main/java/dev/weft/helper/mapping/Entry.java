/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.timer.TimerWheel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** A question, and what is known of its answer. */
final class Entry {
    private final Question question;
    private final int port;
    private final Deque<byte[]> frames = new ArrayDeque<>();
    private final TimerWheel.Timer timer;
    private Optional<Reply> reply = Optional.empty();
    private Optional<Step> step = Optional.empty();
    private boolean asking;
    private boolean missing;
    private boolean doubted;
    private long until;

    /**
     * A question that was not asked yet.
     *
     * @param port by which its first frame came
     * @param due is told when its time has come
     */
    Entry(final Question question, final int port, final Consumer<Entry> due) {
        this.question = question;
        this.port = port;
        timer = new TimerWheel.Timer(() -> due.accept(this));
    }

    Question question() {
        return question;
    }

    int port() {
        return port;
    }

    Deque<byte[]> frames() {
        return frames;
    }

    TimerWheel.Timer timer() {
        return timer;
    }

    /** What was answered last. */
    Optional<Reply> reply() {
        return reply;
    }

    /** What its flow does; empty: it has none. */
    Optional<Step> step() {
        return step;
    }

    /** Whether an answer is asked for now. */
    boolean isAsking() {
        return asking;
    }

    /** The tick at which its flow ends. */
    long until() {
        return until;
    }

    void asking(final boolean now) {
        asking = now;
    }

    /** Whether there was no flow when it was asked for. */
    boolean isMissing() {
        return missing;
    }

    void missing(final boolean now) {
        missing = now;
    }

    /** The answer that is asked for may be of yesterday when it comes. */
    void doubt() {
        doubted = asking;
    }

    /** Whether the answer that came is to be asked for once more. */
    boolean takeDoubt() {
        final boolean was = doubted;
        doubted = false;
        return was;
    }

    void replied(final Reply now) {
        reply = Optional.of(now);
    }

    void placed(final Step now, final long end) {
        step = Optional.of(now);
        until = end;
    }
}
