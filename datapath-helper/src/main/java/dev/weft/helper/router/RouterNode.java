/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.timer.Pace;
import dev.weft.helper.timer.TickClock;
import dev.weft.helper.timer.TimerWheel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * What the gateways of a node share: time, the way out, counts, and limits to what they do together.
 */
final class RouterNode {
    /** Questions for neighbours in a tick. */
    private static final int QUESTIONS = 100;
    /** Gateways that tell their addresses to all in a tick. */
    private static final int ANNOUNCEMENTS = 2;

    private final LongSupplier nanoTime;
    private final TickClock clock;
    private final TimerWheel wheel = new TimerWheel();
    private final Pace questions = new Pace(QUESTIONS);
    private final Pace announcements = new Pace(ANNOUNCEMENTS);
    private final Map<RouterCount, Long> counts = new EnumMap<>(RouterCount.class);
    private final RouterActions actions;
    private final RouterLimits limits;
    private int neighbours;
    private int asked;
    private int frames;
    private int bytes;

    RouterNode(final LongSupplier nanoTime, final RouterActions actions, final RouterLimits limits) {
        this.nanoTime = nanoTime;
        this.actions = actions;
        this.limits = limits;
        clock = new TickClock(nanoTime.getAsLong());
    }

    void tick() {
        wheel.advance(clock.advance(nanoTime.getAsLong()));
    }

    long now() {
        return clock.now();
    }

    TimerWheel wheel() {
        return wheel;
    }

    RouterActions actions() {
        return actions;
    }

    RouterLimits limits() {
        return limits;
    }

    boolean mayAsk() {
        return questions.take(now());
    }

    boolean mayAnnounce() {
        return announcements.take(now());
    }

    void count(final RouterCount what) {
        count(what, 1);
    }

    void count(final RouterCount what, final int number) {
        if (number > 0) {
            counts.merge(what, (long) number, Long::sum);
        }
    }

    /** Those that are not zero, by the names of reports. */
    Map<String, Long> counters() {
        final Map<String, Long> named = new TreeMap<>();
        counts.forEach((what, number) -> named.put(what.toString(), number));
        return named;
    }

    /** Sends a frame in a network. */
    void send(final long segment, final int gateway, final byte[] frame) {
        actions.send(List.of(RouterFrame.send(segment, gateway, frame)));
    }

    boolean hasRoomForNeighbour(final boolean asking) {
        return neighbours < limits.neighbours() && (!asking || asked < limits.asked());
    }

    void neighbours(final int more) {
        neighbours += more;
    }

    void asked(final int more) {
        asked += more;
    }

    boolean hasRoomForFrame(final int length) {
        return frames < limits.frames() && length <= limits.frameBytes() - bytes;
    }

    /** One frame more waits. */
    void waits(final byte[] frame) {
        frames++;
        bytes += frame.length;
    }

    /** One waits no more. */
    void waitsNoMore(final byte[] frame) {
        frames--;
        bytes -= frame.length;
    }
}
