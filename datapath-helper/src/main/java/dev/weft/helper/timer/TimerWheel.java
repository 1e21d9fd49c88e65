/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.timer;

/**
 * Timers by tick, in slots by the low bits of when they are due: setting and cancelling cost the same for one and for
 * 100,000, and a tick looks at one slot.
 */
public final class TimerWheel {
    // 102 s of ticks: further timers are looked at once in a turn
    private static final int SLOTS = 1024;

    /** Something to be done later; is in one wheel, once. */
    public static final class Timer {
        private final Runnable action;
        private Timer previous = this;
        private Timer next = this;
        private long due;

        /** A timer that is not set. */
        public Timer(final Runnable action) {
            this.action = action;
        }

        /** Whether it will go off. */
        public boolean isSet() {
            return next != this;
        }

        /** The tick at which it goes off, if it is set. */
        public long due() {
            return due;
        }

        private void putBefore(final Timer other) {
            previous = other.previous;
            next = other;
            previous.next = this;
            other.previous = this;
        }

        private void takeOut() {
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
        }
    }

    private final Timer[] slots = new Timer[SLOTS];
    // Those that go off now: their actions may set and cancel any timer, also each other
    private final Timer ready = head();
    private long now;

    /** A wheel at tick 0. */
    public TimerWheel() {
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = head();
        }
    }

    private static Timer head() {
        return new Timer(() -> { });
    }

    /** Sets a timer, also one that is set; what is due already goes off with the next tick. */
    public void set(final Timer timer, final long tick) {
        timer.takeOut();
        timer.due = Math.max(tick, now + 1);
        timer.putBefore(slots[(int) (timer.due & SLOTS - 1)]);
    }

    /** The timer does not go off. */
    public void cancel(final Timer timer) {
        timer.takeOut();
    }

    /** Lets all timers go off that are due until this tick, in order of their ticks. */
    public void advance(final long tick) {
        while (now < tick) {
            now++;
            collect(slots[(int) (now & SLOTS - 1)]);
            while (ready.isSet()) {
                final Timer timer = ready.next;
                timer.takeOut();
                timer.action.run();
            }
        }
    }

    private void collect(final Timer slot) {
        Timer timer = slot.next;
        while (timer != slot) {
            final Timer following = timer.next;
            if (timer.due <= now) {
                timer.takeOut();
                timer.putBefore(ready);
            }
            timer = following;
        }
    }
}
