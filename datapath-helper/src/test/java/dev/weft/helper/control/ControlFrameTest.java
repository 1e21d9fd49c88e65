/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.control;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.Test;

public class ControlFrameTest {
    private static final int AT = 3;

    private final ByteBuffer memory = ByteBuffer.allocate(128);

    @Test
    public void aFrameTellsThePortThatSpeaks() {
        for (int i = 0; i < memory.capacity(); i++) {
            memory.put(i, (byte) 0xee);
        }
        final ByteBuffer message = ByteBuffer.allocate(50).position(2).limit(46);
        for (int i = 0; i < 44; i++) {
            message.put(2 + i, (byte) i);
        }
        ControlFrame.write(memory, AT, 0xfedc, message);
        final byte[] frame = new byte[ControlFrame.LENGTH];
        memory.get(AT, frame);
        assertEquals("025700000000" + "02570000fedc" + "88b5"
            + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b" + "0000",
            HexFormat.of().formatHex(frame));
        assertEquals((byte) 0xee, memory.get(AT - 1));
        assertEquals((byte) 0xee, memory.get(AT + ControlFrame.LENGTH));
        assertEquals(2, message.position());
    }

    @Test
    public void aFrameFromTheSwitchTellsSegmentAndPath() {
        put("025700" + "ffeedd" + "0257" + "f1020304" + "88b5" + "5743");
        assertTrue(ControlFrame.isWhole(memory, AT, 60));
        assertEquals(0xffeedd, ControlFrame.segment(memory, AT));
        assertEquals(0xf1020304L, ControlFrame.path(memory, AT));
    }

    @Test
    public void whatNoSwitchOfWeftSendsIsNone() {
        put("025700" + "001001" + "0257" + "00000002" + "88b5" + "5743");
        assertTrue(ControlFrame.isWhole(memory, AT, 15));
        assertFalse("no message", ControlFrame.isWhole(memory, AT, 14));
        assertFalse("cut off", ControlFrame.isWhole(memory, AT, 0));
        for (int octet : new int[] {0, 1, 2, 6, 7, 12, 13}) {
            memory.put(AT + octet, (byte) (memory.get(AT + octet) ^ 1));
            assertFalse("octet " + octet, ControlFrame.isWhole(memory, AT, 60));
            memory.put(AT + octet, (byte) (memory.get(AT + octet) ^ 1));
        }
    }

    private void put(final String hex) {
        memory.put(AT, HexFormat.of().parseHex(hex));
    }
}
