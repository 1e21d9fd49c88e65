/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.Test;

public class FlowStatsMessageTest {
    private static final String HEADER = "04130000" + "00000001" + "0001" + "0000" + "00000000";
    private static final String ENTRY = "0040" + "32" + "00" + "0000000a" + "1dcd6500" + "0064" + "0000" + "0000"
        + "0000" + "00000000" + "5703000000002002" + "0000000000000007" + "0000000000000200" + "0001000400000000"
        + "0004000800000000";

    private final FlowStats stats = new FlowStats();

    @Test
    public void allEndsAreAskedForInOneRequest() {
        final ByteBuffer out = ByteBuffer.allocate(64);
        FlowStatsMessage.request(out, 9);
        final byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        assertEquals("04120038" + "00000009" + "0001" + "0000" + "00000000" + "ff000000" + "ffffffff" + "ffffffff"
            + "00000000" + "5703000000000000" + "ffff000000000000" + "0001000400000000",
            HexFormat.of().formatHex(bytes));
    }

    @Test
    public void anAnswerIsRead() throws IOException {
        assertFalse(read(HEADER + ENTRY + ENTRY));
        assertEquals(2, stats.size());
        assertEquals(0x2002, stats.id(1));
        assertEquals(50, stats.table(1));
        assertEquals(7, stats.packets(1));
        assertEquals(512, stats.bytes(1));
        assertEquals(10_500, stats.age(1));
    }

    @Test
    public void partsThatFollowAreAnnounced() throws IOException {
        assertTrue(read("04130000" + "00000001" + "0001" + "0001" + "00000000"));
        assertEquals(0, stats.size());
    }

    @Test
    public void whatIsNoAnswerIsRefused() {
        refuse("04130000" + "00000001");
        refuse(HEADER.replace("00010000", "00020000"));
        refuse(HEADER + ENTRY.substring(0, 60));
        refuse(HEADER + "0000" + ENTRY.substring(4));
        refuse(HEADER + "0037" + ENTRY.substring(4));
        refuse(HEADER + "0041" + ENTRY.substring(4));
        refuse(HEADER + ENTRY.replace("5703", "5702"));
    }

    @Test
    public void garbageIsReadOrRefusedButNeverReadBeyondItsEnd() throws IOException {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        final byte[] good = HexFormat.of().parseHex(HEADER + ENTRY + ENTRY);
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            final byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            final int length = random.nextInt(bytes.length + 1);
            stats.clear();
            try {
                FlowStatsMessage.reply(ByteBuffer.wrap(bytes, 0, length), 0, length, stats);
            } catch (IOException e) {
                refused++;
            }
            assertTrue("seed " + seed, stats.size() <= 2);
        }
        assertTrue("seed " + seed, refused > 50_000);
    }

    @Test
    public void thereIsABoundForFlows() throws IOException {
        for (int i = 0; i < FlowStats.MAX_FLOWS; i++) {
            stats.add(i, 0, i, i, i);
        }
        assertEquals(FlowStats.MAX_FLOWS - 1, stats.id(FlowStats.MAX_FLOWS - 1));
        assertThrows(IOException.class, () -> stats.add(0, 0, 0, 0, 0));
    }

    private void refuse(final String hex) {
        assertThrows(hex, IOException.class, () -> read(hex));
    }

    private boolean read(final String hex) throws IOException {
        final byte[] bytes = HexFormat.of().parseHex(hex);
        return FlowStatsMessage.reply(ByteBuffer.wrap(bytes), 0, bytes.length, stats);
    }
}
