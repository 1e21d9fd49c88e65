/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.openflow.FlowQueue;
import dev.weft.helper.openflow.ListedFlow;
import dev.weft.helper.openflow.UseQuestion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** What is to be done with answers in the switch. */
sealed interface MappingJob extends FlowQueue.Job {
    /** Make or replace a flow, then give frames back. */
    record Put(Question question, long segment, Step step, int seconds, List<byte[]> frames) implements MappingJob {
        @Override
        public void write(final ByteBuffer out, final int xid) {
            MappingFlow.put(out, xid, question, segment, step, seconds);
        }
    }

    /** Delete a flow. */
    record Remove(Question question, long segment) implements MappingJob {
        @Override
        public void write(final ByteBuffer out, final int xid) {
            MappingFlow.remove(out, xid, question, segment);
        }
    }

    /** Delete all flows of a policy. */
    record Clear(int policy) implements MappingJob {
        @Override
        public void write(final ByteBuffer out, final int xid) {
            MappingFlow.clear(out, xid, policy);
        }
    }

    /** Find out whether a flow is used. */
    final class Look extends UseQuestion implements MappingJob {
        private final Question question;
        private final long segment;

        Look(final Question question, final long segment) {
            this.question = question;
            this.segment = segment;
        }

        Question question() {
            return question;
        }

        @Override
        public void write(final ByteBuffer out, final int xid) {
            MappingFlow.look(out, xid, question, segment);
        }
    }

    /** Find out which flows there are, of a helper before this one. */
    final class All implements MappingJob {
        private final FlowListing listing = new FlowListing();

        /** Those that helpers write. */
        List<FlowListing.Found> found() {
            return listing.found();
        }

        @Override
        public void write(final ByteBuffer out, final int xid) {
            MappingFlow.list(out, xid);
        }

        @Override
        public void answer(final ByteBuffer in, final int at, final int length) throws IOException {
            listing.add(ListedFlow.of(in, at, length));
        }
    }
}
