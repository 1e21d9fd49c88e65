/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.timer.TimerWheel;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A station of this node: known to be at ports that are in service, or learned behind one.
 */
final class LocalStation {
    /** Ticks after the first announcement at which it is repeated: a message may be lost, or a node not listen yet. */
    private static final int[] REPEATS = {10, 30};

    private final Vnet vnet;
    private final Station station;
    private final TimerWheel.Timer timer;
    private int names;
    private int ports;
    private boolean learned;
    private long stamp;
    private int announced;
    private Optional<InetAddress> claimant = Optional.empty();

    LocalStation(final Vnet vnet, final Station station, final Consumer<LocalStation> due) {
        this.vnet = vnet;
        this.station = station;
        timer = new TimerWheel.Timer(() -> due.accept(this));
    }

    Vnet vnet() {
        return vnet;
    }

    Station station() {
        return station;
    }

    TimerWheel.Timer timer() {
        return timer;
    }

    /** Whether frames to it are delivered here. */
    boolean isHere() {
        return ports > 0 || learned;
    }

    /** Whether it is known to be at a port here, whatever other nodes say. */
    boolean isPlugged() {
        return ports > 0;
    }

    /** So many ports more should have it. */
    void name(final int by) {
        names += by;
    }

    /** Whether it should be at a port here. */
    boolean isNamed() {
        return names > 0;
    }

    /** It is at so many more ports that are in service. */
    void port(final int by) {
        ports += by;
    }

    void learned(final boolean now) {
        learned = now;
    }

    boolean isLearned() {
        return learned;
    }

    /** It appeared here. */
    void appeared(final long when) {
        stamp = when;
        announced = 0;
        claimant = Optional.empty();
    }

    long stamp() {
        return stamp;
    }

    /** It was announced; after how many ticks again, or 0. */
    int announced() {
        final int wait = announced < REPEATS.length ? REPEATS[announced] - (announced == 0 ? 0 : REPEATS[0]) : 0;
        announced++;
        return wait;
    }

    /** It is to be announced once more, and not again. */
    void defend() {
        announced = REPEATS.length;
    }

    /** The node that says, with newer news than ours, that it is there. */
    Optional<InetAddress> claimant() {
        return claimant;
    }

    void claimed(final InetAddress by) {
        claimant = Optional.of(by);
    }
}
