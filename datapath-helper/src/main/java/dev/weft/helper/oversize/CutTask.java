/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.fragment.Counters;
import dev.weft.helper.fragment.Cutter;
import dev.weft.helper.fragment.Verdict;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.packet.ReceiveBatch;
import dev.weft.helper.packet.SendBatch;
import dev.weft.helper.sheet.Oversize;
import java.nio.ByteBuffer;

/**
 * Takes whole frames from the bridge and sends halves to the underlay (VL-8).
 */
final class CutTask implements WireTask {
    private static final int BATCH = 64;

    private final PacketSocket bridge;
    private final PacketSocket nic;
    private final Counters counters;
    private final Cutter cutter;
    private final ReceiveBatch frames;
    private final ByteBuffer headers = ByteBuffer.allocateDirect(BATCH * Cutter.MAX_HEADER);
    private final SendBatch halves;

    CutTask(final PacketSocket bridge, final PacketSocket nic, final Oversize settings, final Counters counters) {
        this.bridge = bridge;
        this.nic = nic;
        this.counters = counters;
        cutter = new Cutter(Oversize.GENEVE, settings.port(), settings.mtu(), counters);
        frames = new ReceiveBatch(BATCH, 2 * settings.mtu() + 64);
        halves = new SendBatch(2 * BATCH, frames.buffer(), headers);
    }

    @Override
    public int step() throws PacketException {
        final int count = frames.from(bridge);
        final ByteBuffer buffer = frames.buffer();
        for (int i = 0; i < count; i++) {
            final int at = frames.offset(i);
            final int header = i * Cutter.MAX_HEADER;
            if (cutter.cut(buffer, at, frames.length(i), headers, header) == Verdict.CUT) {
                halves.add(buffer, at, cutter.firstLength());
                halves.add(headers, header, cutter.headerLength(), buffer, cutter.restOffset(), cutter.restLength());
            }
        }
        final int lost = halves.to(nic);
        if (lost > 0) {
            counters.count(Verdict.UNSENT, lost);
        }
        return count;
    }
}
