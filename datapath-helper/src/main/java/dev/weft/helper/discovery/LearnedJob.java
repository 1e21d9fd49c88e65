/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.openflow.FlowQueue;
import dev.weft.helper.openflow.UseQuestion;
import dev.weft.helper.varp.Station;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What is to be done with the switch's entries of stations.
 */
sealed interface LearnedJob extends FlowQueue.Job {
    /** Make an entry, then give frames back. */
    record Put(Station station, long path, int seconds, List<byte[]> frames) implements LearnedJob {
        @Override
        public void write(final ByteBuffer out, final int xid) {
            LearnedFlow.put(out, xid, station, path, seconds);
        }
    }

    /** Change an entry. */
    record Move(Station station, long path) implements LearnedJob {
        @Override
        public void write(final ByteBuffer out, final int xid) {
            LearnedFlow.move(out, xid, station, path);
        }
    }

    /** Delete an entry. */
    record Remove(Station station) implements LearnedJob {
        @Override
        public void write(final ByteBuffer out, final int xid) {
            LearnedFlow.remove(out, xid, station);
        }
    }

    /** Delete all that the switch learned from other nodes in the vnet. */
    record Clear(long vnet) implements LearnedJob {
        @Override
        public void write(final ByteBuffer out, final int xid) {
            LearnedFlow.clear(out, xid, vnet);
        }
    }

    /** Find out whether an entry is used. */
    final class Look extends UseQuestion implements LearnedJob {
        private final Station station;

        Look(final Station station) {
            this.station = station;
        }

        Station station() {
            return station;
        }

        @Override
        public void write(final ByteBuffer out, final int xid) {
            LearnedFlow.ask(out, xid, station);
        }
    }
}
