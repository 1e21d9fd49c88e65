/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

/**
 * The bits of the control word that say what a half is.
 */
final class ControlWord {
    /** The kind of a link. */
    static final int LINK = 1;

    private static final int VERSION = 0xf000_0000;
    private static final int VERSION_1 = 0x1000_0000;
    private static final int FRAGMENT = 0x0800_0000;
    private static final int SECOND = 0x0400_0000;
    private static final int ID = 0xffff;

    private ControlWord() {
        // static access only
    }

    /** Whether it may stand on a whole frame. */
    static boolean isWhole(final int word) {
        return (word & (VERSION | FRAGMENT | SECOND | ID)) == VERSION_1;
    }

    /** Whether it may stand on a half. */
    static boolean isHalf(final int word) {
        return (word & (VERSION | FRAGMENT)) == (VERSION_1 | FRAGMENT);
    }

    static boolean isSecond(final int word) {
        return (word & SECOND) != 0;
    }

    static int id(final int word) {
        return word & ID;
    }

    /** What the frame belongs to, 0 to 7. */
    static int kind(final int word) {
        return word >>> 22 & 7;
    }

    static int half(final int whole, final boolean second, final int id) {
        return whole | FRAGMENT | (second ? SECOND : 0) | id;
    }

    static int whole(final int half) {
        return half & ~(FRAGMENT | SECOND | ID);
    }

    /** Whether two halves stand for the same kind of frame. */
    static boolean agree(final int one, final int other) {
        return whole(one) == whole(other);
    }
}
