/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import java.util.List;

/** Frames that wait for answers, of all questions together no more than may be. */
final class Waiting {
    private final MappingLimits limits;
    private final MappingTally tally;
    private int frames;
    private int bytes;

    Waiting(final MappingLimits limits, final MappingTally tally) {
        this.limits = limits;
        this.tally = tally;
    }

    /** One more frame waits, if there is room. */
    void add(final Entry entry, final byte[] frame) {
        if (entry.frames().size() >= limits.framesPerEntry() || frames >= limits.frames()
                || frame.length > limits.frameBytes() - bytes) {
            tally.add(MappingCount.FRAMES_OVERFLOW);
            return;
        }
        tally.add(MappingCount.FRAMES_WAITED);
        entry.frames().add(frame);
        frames++;
        bytes += frame.length;
    }

    /** They wait no more: the switch gets them. */
    List<byte[]> take(final Entry entry) {
        final var taken = List.copyOf(entry.frames());
        tally.add(MappingCount.FRAMES_RELEASED, taken.size());
        clear(entry);
        return taken;
    }

    /** They wait no more, and are lost. */
    void drop(final Entry entry, final MappingCount reason) {
        tally.add(reason, entry.frames().size());
        clear(entry);
    }

    private void clear(final Entry entry) {
        frames -= entry.frames().size();
        entry.frames().forEach(frame -> bytes -= frame.length);
        entry.frames().clear();
    }
}
