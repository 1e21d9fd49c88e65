/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.fragment.Counters;
import dev.weft.helper.fragment.Joiner;
import dev.weft.helper.fragment.PeerTable;
import dev.weft.helper.fragment.Verdict;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.packet.ReceiveBatch;
import dev.weft.helper.packet.SendBatch;
import dev.weft.helper.sheet.Oversize;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes halves from the underlay and gives whole frames to the bridge (VL-9).
 */
final class JoinTask implements WireTask {
    private static final int HEADER = 64;

    private final PacketSocket nic;
    private final PacketSocket bridge;
    private final Counters counters;
    private final Joiner joiner;
    private final ReceiveBatch halves;
    private final SendBatch frames;
    private final AtomicReference<PeerTable> nextPeers = new AtomicReference<>();

    JoinTask(final PacketSocket nic, final PacketSocket bridge, final Oversize settings, final PeerTable peers,
            final Counters counters) {
        this.nic = nic;
        this.bridge = bridge;
        this.counters = counters;
        final int room = settings.mtu() + HEADER;
        joiner = new Joiner(Oversize.GENEVE, settings.port(), room, settings.limits(), peers, counters,
            ThreadLocalRandom.current().nextLong());
        halves = new ReceiveBatch(Joiner.BATCH, room);
        frames = new SendBatch(Joiner.BATCH, halves.buffer(), joiner.arena());
    }

    /** Any thread: from now on halves come from these. */
    void peers(final PeerTable next) {
        nextPeers.set(next);
    }

    @Override
    public int step() throws PacketException {
        final int count = halves.from(nic);
        final PeerTable changed = nextPeers.getAndSet(null);
        if (changed != null) {
            joiner.peers(changed);
        }
        final long now = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (joiner.accept(halves.buffer(), halves.offset(i), halves.length(i), now) == Verdict.JOINED) {
                frames.add(joiner.headBuffer(), joiner.headOffset(), joiner.headLength(), joiner.tailBuffer(),
                    joiner.tailOffset(), joiner.tailLength());
            }
        }
        final int lost = frames.to(bridge);
        if (lost > 0) {
            counters.count(Verdict.UNSENT, lost);
        }
        joiner.expire(now);
        return count;
    }
}
