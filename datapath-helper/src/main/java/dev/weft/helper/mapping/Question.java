/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import java.net.InetAddress;
import java.util.Objects;

/**
 * Where packets of two addresses go next that are at a place: all that an answer depends on.
 *
 * @param word policy 16 bits, revision 7 bits (0: whatever is in force), direction 1 bit (1: to the workload), and the
 *     locator that they leave 8 bits (255: the workload's)
 * @param source their source
 * @param destination their destination, of the same family
 */
record Question(int word, InetAddress source, InetAddress destination) {
    /** The place of the workload, where nothing was asked yet. */
    static final int AT_WORKLOAD = 0xff;
    /** What stands for no way. */
    static final int REFUSED = 0xfe;

    private static final int PLACE_MASK = 0xff;
    private static final int DIRECTION = 1 << 8;
    private static final int REVISION_SHIFT = 9;
    private static final int REVISION_MASK = 0x7f;

    Question {
        if (source.getClass() != destination.getClass()) {
            throw new IllegalArgumentException(source + " and " + destination + " are not of one family");
        }
        Objects.requireNonNull(source);
    }

    int policy() {
        return word >>> Short.SIZE;
    }

    int revision() {
        return word >>> REVISION_SHIFT & REVISION_MASK;
    }

    /** Whether it is sent to the workload, not by it. */
    boolean toWorkload() {
        return (word & DIRECTION) != 0;
    }

    int here() {
        return word & PLACE_MASK;
    }

    /** The word of packets that must not go on. */
    int refused() {
        return after(revision(), REFUSED);
    }

    /** The word of packets that go on by an answer. */
    int after(final int revision, final int locator) {
        return policy() << Short.SIZE | revision << REVISION_SHIFT | word & DIRECTION | locator;
    }
}
