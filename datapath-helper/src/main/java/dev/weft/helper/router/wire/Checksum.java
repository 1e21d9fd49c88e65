/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router.wire;

import java.nio.ByteBuffer;

/**
 * The checksum of the Internet, over any number of bytes.
 */
final class Checksum {
    private static final int LOW = 0xffff;

    private Checksum() {
        // static access only
    }

    /** What these bytes add to a checksum; an odd one counts as if a zero followed. */
    static long sum(final ByteBuffer of, final int at, final int length) {
        long sum = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            sum += Short.toUnsignedInt(of.getShort(at + i));
        }
        return length % 2 == 0 ? sum : sum + (of.get(at + length - 1) & 0xff) * 0x100L;
    }

    /** What the header adds that IPv6 puts before a message in thought. */
    static long pseudo(final ByteBuffer of, final int header, final int protocol, final int length) {
        return sum(of, header + Layout.SOURCE6, 32) + protocol + length;
    }

    /** The checksum of all that was added. */
    static short of(final long sum) {
        long rest = sum;
        while (rest >>> Short.SIZE != 0) {
            rest = (rest & LOW) + (rest >>> Short.SIZE);
        }
        return (short) ~rest;
    }
}
