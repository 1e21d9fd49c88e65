/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.field.ControlWord.Fragment;
import java.util.Optional;
import org.junit.Test;

/** The control word stands as the wire format says (VL-4). */
public class ControlWordTest {
    @Test
    public void wordsAreEncodedAndDecoded() {
        assertWord(0x10400000, ControlWord.data(SegmentKind.LINK));
        assertWord(0x10800000, ControlWord.data(SegmentKind.FENCE));
        assertWord(0x12c00000, new ControlWord(SegmentKind.VNET, true, Optional.empty()));
        assertWord(0x18400000, new ControlWord(SegmentKind.LINK, false, Optional.of(new Fragment(false, 0))));
        assertWord(0x1c40ffff, new ControlWord(SegmentKind.LINK, false, Optional.of(new Fragment(true, 0xffff))));
    }

    @Test
    public void otherWordsAreRefused() {
        for (int word : new int[] {0, -1, 0x20400000, 0x10000000, 0x11000000, 0x10410000, 0x14400000, 0x10400001}) {
            final var error = assertThrows(IllegalArgumentException.class, () -> ControlWord.decode(word));
            final var message = error.getMessage();
            assertTrue(message, message.contains(String.format("0x%08x", word)));
        }
        assertThrows(IllegalArgumentException.class, () -> new Fragment(true, 0x10000));
        assertThrows(IllegalArgumentException.class, () -> new Fragment(true, -1));
    }

    private static void assertWord(final int word, final ControlWord value) {
        assertEquals(word, value.encode());
        assertEquals(value, ControlWord.decode(word));
    }
}
