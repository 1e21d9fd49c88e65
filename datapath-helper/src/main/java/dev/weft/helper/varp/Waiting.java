/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import java.util.Deque;
import java.util.List;

/**
 * Frames that wait for the answer to a question, of all questions together no more than may be.
 */
final class Waiting {
    private final VarpSurroundings node;
    private int frames;
    private int bytes;

    Waiting(final VarpSurroundings node) {
        this.node = node;
    }

    /** One more frame waits, if there is room. */
    void add(final Vnet vnet, final Deque<byte[]> queue, final byte[] frame) {
        if (queue.size() >= vnet.settings().queue() || frames >= node.limits().frames()
                || frame.length > node.limits().frameBytes() - bytes) {
            node.tally().add(VarpCount.FRAMES_OVERFLOW);
            return;
        }
        node.tally().add(VarpCount.FRAMES_WAITED);
        queue.add(frame);
        frames++;
        bytes += frame.length;
    }

    /** They wait no more. */
    List<byte[]> take(final Deque<byte[]> queue) {
        final List<byte[]> taken = List.copyOf(queue);
        node.tally().add(VarpCount.FRAMES_RELEASED, taken.size());
        clear(queue);
        return taken;
    }

    /** They wait no more, and are lost. */
    void drop(final Deque<byte[]> queue, final VarpCount reason) {
        node.tally().add(reason, queue.size());
        clear(queue);
    }

    int frames() {
        return frames;
    }

    private void clear(final Deque<byte[]> queue) {
        frames -= queue.size();
        queue.forEach(frame -> bytes -= frame.length);
        queue.clear();
    }
}
