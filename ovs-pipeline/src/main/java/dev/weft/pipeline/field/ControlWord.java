/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import java.util.Arrays;
import java.util.Optional;

/**
 * The control word that travels with every frame (VL-4), 32 bits: version 4, is-fragment 1, second-half 1, control 1,
 * kind 3, zero 6, fragment id 16.
 *
 * @param kind the kind of the frame's segment
 * @param control true if the frame holds control data for the far node, not user data (VL-10)
 * @param fragment which half this is; empty: a whole frame
 */
public record ControlWord(SegmentKind kind, boolean control, Optional<Fragment> fragment) {
    /** The version of the wire format. */
    public static final int VERSION = 1;
    /** The bits of the version. */
    public static final int VERSION_MASK = 0xf0000000;
    /** Set in halves of frames that were too large (VL-8). */
    public static final int FRAGMENT_BIT = 0x08000000;
    /** Set in second halves. */
    public static final int SECOND_BIT = 0x04000000;
    /** Set in control frames (VL-10). */
    public static final int CONTROL_BIT = 0x02000000;
    /** The bits of the kind. */
    public static final int KIND_MASK = 0x01c00000;
    /** The bits of the fragment id. */
    public static final int FRAGMENT_ID_MASK = 0x0000ffff;

    private static final int VERSION_SHIFT = 28;
    private static final int KIND_SHIFT = 22;
    private static final int RESERVED_MASK = 0x003f0000;

    /**
     * One half of a frame that was too large.
     *
     * @param second false for the first half, true for the second
     * @param id what both halves have in common, 0 to 65535
     */
    public record Fragment(boolean second, int id) {
        public Fragment {
            if (id < 0 || id > FRAGMENT_ID_MASK) {
                throw new IllegalArgumentException("fragment id " + id + " is not within 0 to 65535");
            }
        }
    }

    /**
     * The word of a whole frame of user data.
     *
     * @param kind the kind of its segment
     * @return the word
     */
    public static ControlWord data(final SegmentKind kind) {
        return new ControlWord(kind, false, Optional.empty());
    }

    /**
     * The word of a whole control frame (VL-10).
     *
     * @param kind the kind of its segment
     * @return the word
     */
    public static ControlWord control(final SegmentKind kind) {
        return new ControlWord(kind, true, Optional.empty());
    }

    /**
     * The kind bits of a word.
     *
     * @param kind the kind
     * @return the bits, in place
     */
    public static int kindBits(final SegmentKind kind) {
        return kind.code() << KIND_SHIFT;
    }

    /**
     * Reads a word.
     *
     * @param word 32 bits
     * @return the word
     * @throws IllegalArgumentException if it is of another version or kind, or has reserved bits set
     */
    public static ControlWord decode(final int word) {
        final var kind = Arrays.stream(SegmentKind.values()).filter(each -> kindBits(each) == (word & KIND_MASK))
            .findFirst().orElseThrow(() -> bad(word, "an unknown kind"));
        if (word >>> VERSION_SHIFT != VERSION) {
            throw bad(word, "version " + (word >>> VERSION_SHIFT) + ", not " + VERSION);
        }
        final boolean isFragment = (word & FRAGMENT_BIT) != 0;
        if ((word & RESERVED_MASK) != 0 || !isFragment && (word & (SECOND_BIT | FRAGMENT_ID_MASK)) != 0) {
            throw bad(word, "bits set that must be zero");
        }
        return new ControlWord(kind, (word & CONTROL_BIT) != 0, isFragment
            ? Optional.of(new Fragment((word & SECOND_BIT) != 0, word & FRAGMENT_ID_MASK)) : Optional.empty());
    }

    /**
     * The word as it travels.
     *
     * @return 32 bits
     */
    public int encode() {
        return VERSION << VERSION_SHIFT | kindBits(kind) | (control ? CONTROL_BIT : 0)
            | fragment.map(half -> FRAGMENT_BIT | (half.second() ? SECOND_BIT : 0) | half.id()).orElse(0);
    }

    private static IllegalArgumentException bad(final int word, final String what) {
        return new IllegalArgumentException(String.format("control word 0x%08x has %s", word, what));
    }
}
