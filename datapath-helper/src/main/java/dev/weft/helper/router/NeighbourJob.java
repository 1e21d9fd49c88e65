/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.openflow.FlowQueue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done with the switch's entries of neighbours.
 */
sealed interface NeighbourJob extends FlowQueue.Job {
    /** Make an entry, then give frames back. */
    record Put(NeighbourFlow.Entry entry, List<byte[]> frames) implements NeighbourJob {
        @Override
        public void write(final ByteBuffer out, final int xid) {
            NeighbourFlow.put(out, xid, entry);
        }
    }

    /** Delete an entry. */
    record Remove(NeighbourFlow.Entry entry) implements NeighbourJob {
        @Override
        public void write(final ByteBuffer out, final int xid) {
            NeighbourFlow.remove(out, xid, entry);
        }
    }

    /** Find out what entries there are. */
    final class Look implements NeighbourJob {
        private static final int MOST = 65_536;
        private final List<NeighbourFlow.Entry> entries = new ArrayList<>();

        List<NeighbourFlow.Entry> entries() {
            return entries;
        }

        @Override
        public void write(final ByteBuffer out, final int xid) {
            NeighbourFlow.list(out, xid);
        }

        @Override
        public void answer(final ByteBuffer in, final int at, final int length) throws IOException {
            if (entries.size() > MOST) {
                throw new IOException("there should be at most " + MOST + " neighbours in the switch");
            }
            NeighbourFlow.read(in, at, length, entries);
        }
    }
}
