/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.wire;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.Test;

/** Flows are values, and their messages are laid out as OpenFlow 1.3 says. */
public class WireFlowTest {
    private static final byte[] MATCH = {(byte) 0x80, 0, 0, 4, 0, 0, 0, 3};
    private static final byte[] GOTO_40 = {0, 1, 0, 8, 40, 0, 0, 0};

    @Test
    public void flowsAreValues() {
        final var flow = new WireFlow(0, 100, 7, MATCH, GOTO_40);
        assertEquals(flow, new WireFlow(0, 100, 7, MATCH.clone(), GOTO_40.clone()));
        assertEquals(flow.hashCode(), new WireFlow(0, 100, 7, MATCH.clone(), GOTO_40.clone()).hashCode());
        assertNotEquals(flow, new WireFlow(1, 100, 7, MATCH, GOTO_40));
        assertNotEquals(flow, new WireFlow(0, 101, 7, MATCH, GOTO_40));
        assertNotEquals(flow, new WireFlow(0, 100, 8, MATCH, GOTO_40));
        assertNotEquals(flow, new WireFlow(0, 100, 7, new byte[0], GOTO_40));
        assertNotEquals(flow, new WireFlow(0, 100, 7, MATCH, new byte[0]));
        assertNotEquals(flow, new WireFlow(flow.key(), 7, GOTO_40, 1, 0));
        assertNotEquals(flow, new WireFlow(flow.key(), 7, GOTO_40, 0, 1));
        assertEquals(flow.key(), new WireFlow(0, 100, 9, MATCH, new byte[0]).key());
    }

    @Test
    public void nobodyChangesAFlow() {
        final var match = MATCH.clone();
        final var instructions = GOTO_40.clone();
        final var flow = new WireFlow(0, 100, 7, match, instructions);
        match[7] = 9;
        instructions[4] = 9;
        flow.match()[7] = 9;
        flow.instructions()[4] = 9;
        assertArrayEquals(MATCH, flow.match());
        assertArrayEquals(GOTO_40, flow.instructions());
    }

    @Test
    public void numbersAreBounded() {
        assertThrows(IllegalArgumentException.class, () -> new WireFlow(255, 0, 0, MATCH, GOTO_40));
        assertThrows(IllegalArgumentException.class, () -> new WireFlow(0, 65536, 0, MATCH, GOTO_40));
        final var key = new WireFlow.Key(0, 0, MATCH);
        assertThrows(IllegalArgumentException.class, () -> new WireFlow(key, 0, GOTO_40, 65536, 0));
        assertThrows(IllegalArgumentException.class, () -> new WireFlow(key, 0, GOTO_40, 0, -1));
        assertThrows(IllegalArgumentException.class,
            () -> FlowMod.add(new WireFlow(key, 0, new byte[0x10000], 0, 0)));
    }

    @Test
    public void addHasAllParts() {
        final var flow = new WireFlow(new WireFlow.Key(10, 100, MATCH), 0x5703000000000001L, GOTO_40, 5, 6);
        assertEquals("040e004800000000" + "5703000000000001" + "0000000000000000" + "0a00000500060064"
            + "ffffffffffffffffffffffff00000000" + "0001000c8000000400000003" + "00000000" + "0001000828000000",
            HexFormat.of().formatHex(FlowMod.add(flow)));
    }

    @Test
    public void deleteComparesTheWholeCookie() {
        final var message = ByteBuffer.wrap(FlowMod.deleteStrict(new WireFlow.Key(10, 100, MATCH), 0x57L << 56 | 1));
        assertEquals(0x5700000000000001L, message.getLong(8));
        assertEquals(-1L, message.getLong(16));
        assertEquals(10, message.get(24));
        assertEquals(4, message.get(25));
        assertEquals(100, message.getShort(30));
        assertEquals(message.limit(), message.getShort(2));
        assertTrue(message.limit() % 8 == 0);
    }
}
