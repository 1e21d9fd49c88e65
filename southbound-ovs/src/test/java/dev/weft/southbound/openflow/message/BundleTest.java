/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.Test;

/** Bundle messages, octet by octet. */
public class BundleTest {
    private static final long COOKIE = 0x5703_0000_0000_1234L;
    private static final byte[] FLOW_MOD =
        FlowMod.add(new WireFlow(10, 100, COOKIE, new byte[] {(byte) 0x80, 0, 0, 4, 0, 0, 0, 1}, new byte[0]));

    @Test
    public void controlMessages() {
        final var bundle = new Bundle(7);
        assertHex("04040018 00000000 4f4e4600 000008fc 00000007 0000 0003", bundle.open());
        assertHex("04040018 00000000 4f4e4600 000008fc 00000007 0002 0003", bundle.close());
        assertHex("04040018 00000000 4f4e4600 000008fc 00000007 0004 0003", bundle.commit());
        assertHex("04040018 00000000 4f4e4600 000008fc 00000007 0006 0003", bundle.discard());
    }

    @Test
    public void addWrapsTheWholeMessage() {
        final var batches = new Bundle(7).add(List.of(FLOW_MOD));
        assertEquals(1, batches.size());
        final var batch = batches.get(0);
        assertHex("0404" + HexFormat.of().toHexDigits((short) batch.length)
            + "00000000 4f4e4600 000008fd 00000007 0000 0003", Arrays.copyOf(batch, 24));
        assertArrayEquals(FLOW_MOD, Arrays.copyOfRange(batch, 24, batch.length));
    }

    @Test
    public void batchesAreBoundedAndKeepEveryMessageInOrder() {
        final var messages = new ArrayList<byte[]>();
        for (int i = 0; i < 5000; i++) {
            messages.add(FlowMod.add(new WireFlow(10, i, COOKIE, new byte[i % 40 * 4], new byte[0])));
        }
        final var seen = new ArrayList<byte[]>();
        final var batches = new Bundle(1).add(messages);
        for (var batch : batches) {
            assertTrue(batch.length > 0 && batch.length <= 32 * 1024);
            for (int at = 0; at < batch.length;) {
                final int length = ByteBuffer.wrap(batch).getShort(at + 2) & 0xffff;
                seen.add(Arrays.copyOfRange(batch, at + 24, at + length));
                at += length;
            }
        }
        assertTrue(batches.size() < 40);
        assertEquals(messages.size(), seen.size());
        for (int i = 0; i < seen.size(); i++) {
            assertArrayEquals(messages.get(i), seen.get(i));
        }
    }

    @Test
    public void nothingGivesNoBatch() {
        assertEquals(List.of(), new Bundle(1).add(List.of()));
    }

    @Test
    public void messageLargerThanABatchGoesAlone() {
        final var large = FlowMod.add(new WireFlow(10, 1, COOKIE, new byte[0], new byte[40_000]));
        final var batches = new Bundle(1).add(List.of(FLOW_MOD, large, FLOW_MOD));
        assertEquals(List.of(FLOW_MOD.length + 24, large.length + 24, FLOW_MOD.length + 24),
            batches.stream().map(batch -> batch.length).toList());
    }

    @Test
    public void stampReachesTheInnerMessage() {
        final var batch = ByteBuffer.wrap(new Bundle(7).add(List.of(FLOW_MOD)).get(0));
        Bundle.stamp(batch, 0x01020304);
        assertEquals(0x01020304, batch.getInt(4));
        assertEquals(0x01020304, batch.getInt(24 + 4));

        final var shifted = ByteBuffer.allocate(200).position(100).put(FLOW_MOD).position(100);
        Bundle.stamp(shifted, 9);
        assertEquals(9, shifted.getInt(104));
        assertEquals("a message that is no bundle-add keeps its body", ByteBuffer.wrap(FLOW_MOD).getInt(28),
            shifted.getInt(124 + 4));

        final var control = ByteBuffer.wrap(new Bundle(7).commit());
        Bundle.stamp(control, 5);
        assertEquals(5, control.getInt(4));
    }

    @Test
    public void cookieOfRefusedMessages() {
        assertEquals(COOKIE, Bundle.cookieOf(FLOW_MOD));
        assertEquals(COOKIE, Bundle.cookieOf(Arrays.copyOf(FLOW_MOD, 16)));
        final var add = new Bundle(7).add(List.of(FLOW_MOD)).get(0);
        assertEquals(COOKIE, Bundle.cookieOf(Arrays.copyOf(add, 64)));
        assertEquals(COOKIE, Bundle.cookieOf(Arrays.copyOf(add, 40)));
    }

    @Test
    public void noCookieInWhatHoldsNone() {
        final var add = new Bundle(7).add(List.of(FLOW_MOD)).get(0);
        for (int length = 0; length < 40; length++) {
            assertEquals("length " + length, 0, Bundle.cookieOf(Arrays.copyOf(add, length)));
        }
        for (int length = 0; length < 16; length++) {
            assertEquals("length " + length, 0, Bundle.cookieOf(Arrays.copyOf(FLOW_MOD, length)));
        }
        assertEquals(0, Bundle.cookieOf(new Bundle(7).commit()));
    }

    private static void assertHex(final String expected, final byte[] actual) {
        assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(actual));
    }
}
