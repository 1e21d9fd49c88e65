/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

/**
 * The frames of an end in one table, over all lives of its flow: a switch begins anew at zero when a flow is replaced
 * or the switch restarts, this does not.
 */
final class FlowCount {
    private long packets;
    private long bytes;
    private long lastPackets;
    private long lastBytes;
    private long lastAge;
    private long nowPackets;
    private long nowBytes;
    private long nowAge;

    /** A flow of the end, in the reading under way. */
    void add(final long flowPackets, final long flowBytes, final long age) {
        nowPackets += flowPackets;
        nowBytes += flowBytes;
        nowAge = Math.max(nowAge, age);
    }

    /** The reading is complete; whether anything was counted since the last one. */
    boolean settle() {
        if (nowPackets < lastPackets || nowBytes < lastBytes || nowAge < lastAge) {
            lastPackets = 0;
            lastBytes = 0;
        }
        final long before = packets;
        packets += nowPackets - lastPackets;
        bytes += nowBytes - lastBytes;
        lastPackets = nowPackets;
        lastBytes = nowBytes;
        lastAge = nowAge;
        nowPackets = 0;
        nowBytes = 0;
        nowAge = 0;
        return packets != before;
    }

    long packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }
}
