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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A station of another node, or of nobody known, and who wants to know.
 */
final class Entry {
    private static final int MOST_ASKERS = 64;

    private final Vnet vnet;
    private final Station station;
    private final TimerWheel.Timer timer;
    private Knowledge knowledge;
    private long second;
    private int returned;
    private final List<Asker> askers = new ArrayList<>();
    private boolean here;
    private boolean forLan;
    private boolean forBeyond;

    /**
     * A node for which this one, as proxy, finds out.
     *
     * @param careOf its underlay address
     * @param nonce of its question
     */
    record Asker(InetAddress careOf, long nonce) { }

    Entry(final Vnet vnet, final Station station, final Knowledge.Asked first, final Consumer<Entry> due) {
        this.vnet = vnet;
        this.station = station;
        knowledge = first;
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

    Knowledge knowledge() {
        return knowledge;
    }

    void become(final Knowledge next) {
        knowledge = next;
    }

    /** Somebody on this node wants to know. */
    void wantedHere() {
        here = true;
    }

    /** The other side wants to know: of whom no more is known than that a frame came from there. */
    void wantedBeyond() {
        forBeyond = true;
    }

    /**
     * Another node wants to know.
     *
     * @return whether nobody of its side did before
     */
    boolean wantedBy(final Asker asker, final boolean beyond) {
        if (askers.size() < MOST_ASKERS && !askers.contains(asker)) {
            askers.add(asker);
        }
        final boolean news = beyond ? !forBeyond : !forLan;
        forBeyond |= beyond;
        forLan |= !beyond;
        return news;
    }

    /** Whether the LAN segment is to be asked: its own nodes do that themselves. */
    boolean asksLan() {
        return here || forBeyond;
    }

    /** Whether others than the LAN segment are to be asked, those here only when it does not know. */
    boolean asksOthers(final int attempt) {
        return here && attempt > 1 || forLan;
    }

    /** Those who wait for an answer; they do no more. */
    List<Asker> takeAskers() {
        final List<Asker> taken = List.copyOf(askers);
        askers.clear();
        here = false;
        forLan = false;
        forBeyond = false;
        return taken;
    }

    /** One more frame came although the switch should know; how many in this second. */
    int returned(final long now) {
        if (now != second) {
            second = now;
            returned = 0;
        }
        returned++;
        return returned;
    }
}
