/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.timer.TimerWheel;
import java.util.function.Consumer;

/**
 * A station of another node.
 */
final class Entry {
    private final Vnet vnet;
    private final Station station;
    private final TimerWheel.Timer timer;
    private Knowledge knowledge;
    private long second;
    private int returned;

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
