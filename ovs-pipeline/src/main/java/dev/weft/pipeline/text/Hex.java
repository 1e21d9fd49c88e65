/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Shows what has no better notation. */
final class Hex {
    private Hex() {
        // only functions
    }

    /** Takes all that remains. */
    static String rest(final String what, final ByteBuffer in) {
        return what + "(0x" + HexFormat.of().formatHex(take(in, in.remaining())) + ")";
    }

    static byte[] take(final ByteBuffer in, final int length) {
        final var octets = new byte[length];
        in.get(octets);
        return octets;
    }
}
