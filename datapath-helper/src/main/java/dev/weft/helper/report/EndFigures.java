/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import dev.weft.helper.counter.EndCounters;
import dev.weft.helper.liveness.ControlCounters;

/**
 * All counters of an end since the helper started; the names of its components are those in reports and documents, with
 * dashes. See {@link EndCounters} and {@link ControlCounters} for what each counts.
 */
public record EndFigures(long sentPackets, long sentBytes, long receivedPackets, long receivedBytes, long framesSplit,
        long framesJoined, long halvesDropped, long queriesSent, long queriesReceived, long repliesSent,
        long repliesReceived, long controlDropped) {
    static EndFigures of(final EndCounters traffic, final ControlCounters control) {
        return new EndFigures(traffic.sentPackets(), traffic.sentBytes(), traffic.receivedPackets(),
            traffic.receivedBytes(), traffic.framesSplit(), traffic.framesJoined(), traffic.halvesDropped(),
            control.queriesSent(), control.queriesReceived(), control.repliesSent(), control.repliesReceived(),
            control.dropped());
    }
}
