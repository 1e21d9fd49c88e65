/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.timer.TimerWheel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What is known of a neighbour at one moment.
 */
final class Neighbour {
    /** How far that is. */
    enum State {
        /** It is looked for. */
        ASKING("asking"),
        /** It was found. */
        KNOWN("known"),
        /** It was found, and is asked whether it is still there. */
        CHECKING("checking");

        private final String text;

        State(final String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final NeighbourKey key;
    private final TimerWheel.Timer timer;
    private final Deque<byte[]> frames = new ArrayDeque<>();
    private State state = State.ASKING;
    private int attempt = 1;
    private long mac;
    private long confirmed;
    private long packets;
    private int idle;
    private long returnedIn;
    private int returned;

    Neighbour(final NeighbourKey key, final Consumer<Neighbour> due) {
        this.key = key;
        timer = new TimerWheel.Timer(() -> due.accept(this));
    }

    NeighbourKey key() {
        return key;
    }

    TimerWheel.Timer timer() {
        return timer;
    }

    /** Frames that wait for it. */
    Deque<byte[]> frames() {
        return frames;
    }

    State state() {
        return state;
    }

    /** Its hardware address; 0 while it is looked for. */
    long mac() {
        return mac;
    }

    /** The tick at which it told that last. */
    long confirmed() {
        return confirmed;
    }

    /** Which question is the next one, from 1. */
    int attempt() {
        return attempt;
    }

    void asked() {
        attempt++;
    }

    void check() {
        state = State.CHECKING;
        attempt = 1;
    }

    void know(final long address, final long now) {
        state = State.KNOWN;
        mac = address;
        confirmed = now;
    }

    /** The switch said how many packets went there; whether that was none since it said so last. */
    boolean isIdle(final long count) {
        idle = count == packets ? idle + 1 : 0;
        packets = count;
        return idle > 0;
    }

    /** The switch said that it has no entry of it. */
    void missed() {
        idle++;
    }

    /** Something goes there. */
    void used() {
        idle = 0;
    }

    /** How often in a row nothing went there. */
    int idle() {
        return idle;
    }

    /** How many frames came in this second although it is known. */
    int returned(final long second) {
        returned = second == returnedIn ? returned + 1 : 1;
        returnedIn = second;
        return returned;
    }
}
