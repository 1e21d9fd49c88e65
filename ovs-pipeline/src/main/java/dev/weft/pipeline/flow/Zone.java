/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import dev.weft.pipeline.field.Bits;

/** The zone in which connections are tracked: what is in one zone knows nothing of what is in another. */
public sealed interface Zone {
    /** How wide zones are. */
    int BITS = Short.SIZE;

    /**
     * One zone.
     *
     * @param number 1 to 65535; 0 is what everybody uses who does not think of zones
     */
    record Fixed(int number) implements Zone {
        public Fixed {
            if (number < 1 || number >>> BITS != 0) {
                throw new IllegalArgumentException("zone " + number + " is not within 1 to 65535");
            }
        }
    }

    /**
     * The zone whose number is in a field.
     *
     * @param bits where the number is, 16 bits
     */
    record In(Bits bits) implements Zone {
        public In {
            if (bits.width() != BITS || bits.field().headerOctets() != Integer.BYTES) {
                throw new IllegalArgumentException("a zone has 16 bits of a register or of the port, not " + bits);
            }
        }
    }
}
