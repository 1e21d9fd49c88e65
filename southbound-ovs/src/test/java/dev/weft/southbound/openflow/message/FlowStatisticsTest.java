/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.openflow.message.FlowStatistics.Entry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Questions for flows and meters and their answers, octet by octet. */
public class FlowStatisticsTest {
    private static final long SEED = 20261121;
    private static final int QUERY = OpenFlow.query(7);
    private static final WireFlow FLOW = new WireFlow(new WireFlow.Key(32, 100, new byte[12]), 0x5805L << 48,
        new byte[] {0, 4, 0, 8, 0, 0, 0, 0}, 0, 300);

    @Test
    public void requests() {
        assertEquals("0412004080000007 0001000000000000 20000000ffffffff ffffffff00000000 0000000000000000"
            .replace(" ", "") + "0000000000000000" + "00010010800004080000000000003001",
            HexFormat.of().formatHex(FlowStatistics.request(QUERY, 32,
                ByteBuffer.allocate(12).putInt(0x80000408).putLong(0x3001).array())));
        assertEquals("0412003880000007 0001000000000000 ff000000ffffffff ffffffff00000000 570c000000000101"
            .replace(" ", "") + "ffffffffffffffff" + "0001000400000000",
            HexFormat.of().formatHex(FlowStatistics.request(QUERY, new Cookie(0x570c000000000101L))));
        assertEquals("0412001880000007000a000000000000ffffffff00000000",
            HexFormat.of().formatHex(Meter.request(QUERY)));
    }

    @Test
    public void questionsKeepTheirTransactionId() {
        final var request = ByteBuffer.wrap(Meter.request(QUERY));
        Bundle.stamp(request, 99);
        assertEquals(QUERY, request.getInt(4));
        assertTrue(OpenFlow.isQuery(QUERY));
        assertFalse(OpenFlow.isQuery(99));
    }

    @Test
    public void flowsWithCounters() {
        final var part = FlowStatistics.reply(flows(1, 2));
        assertFalse(part.last());
        assertEquals(List.of(new Entry(FLOW, 61, 5, 320), new Entry(FLOW, 61, 5, 320)), part.entries());
        final var empty = FlowStatistics.reply(flows(0, 0));
        assertTrue(empty.last());
        assertEquals(List.of(), empty.entries());
    }

    @Test
    public void meters() {
        final var add = ByteBuffer.wrap(new Meter(0x10005, 5000).change());
        // what is asked for is what is told, but for the place of the number
        final var reply = ByteBuffer.allocate(16 + 24 + 8).put(0, (byte) 4).put(1, (byte) OpenFlow.MULTIPART_REPLY)
            .putShort(2, (short) 48).putShort(8, (short) 10).putShort(16, (short) 24).putShort(18, add.getShort(10))
            .putInt(20, 0x10005).put(24, add.array(), 16, 16).putShort(40, (short) 8).putInt(44, 9);
        assertEquals(List.of(new Meter(0x10005, 5000), new Meter(9, -1)), Meter.reply(reply.array()).entries());
        assertEquals(500, add.getInt(24));
        assertEquals("at least some frames", 200, ByteBuffer.wrap(new Meter(1, 64).change()).getInt(24));
        assertEquals(0x10005, Meter.idOf(add.array()));
        assertEquals(0, Meter.idOf(new byte[0]));
    }

    @Test
    public void otherMessagesAreRefused() {
        for (var message : List.of(new byte[0], TlvMap.request(), new byte[16])) {
            assertThrows(IllegalArgumentException.class, () -> FlowStatistics.reply(message));
            assertThrows(IllegalArgumentException.class, () -> Meter.reply(message));
        }
    }

    @Test
    public void truncatedAndRandomAnswersNeverDoAnythingElseThanFail() {
        final var whole = flows(0, 3);
        final var random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            final var bytes = i < whole.length ? Arrays.copyOf(whole, i) : whole.clone();
            if (i >= whole.length) {
                bytes[8 + random.nextInt(whole.length - 8)] = (byte) random.nextInt();
            }
            for (int kind : new int[] {1, 10}) {
                if (bytes.length > 9) {
                    bytes[9] = (byte) kind;
                }
                try {
                    final int count = kind == 1 ? FlowStatistics.reply(bytes).entries().size()
                        : Meter.reply(bytes).entries().size();
                    assertTrue("seed " + SEED, count <= whole.length / 8);
                } catch (IllegalArgumentException e) {
                    refused++;
                }
            }
        }
        assertTrue("seed " + SEED, refused > 100);
    }

    private static byte[] flows(final int flags, final int count) {
        final int length = 48 + 16 + 8;
        final var out = ByteBuffer.allocate(16 + count * length).put(OpenFlow.VERSION)
            .put((byte) OpenFlow.MULTIPART_REPLY).putShort((short) (16 + count * length)).putInt(QUERY)
            .putShort((short) 1).putShort((short) flags).putInt(0);
        for (int i = 0; i < count; i++) {
            out.putShort((short) length).put((byte) FLOW.table()).put((byte) 0).putInt(61).putInt(0)
                .putShort((short) FLOW.priority()).putShort((short) FLOW.idleTimeout())
                .putShort((short) FLOW.hardTimeout()).putShort((short) 0).putInt(0).putLong(FLOW.cookie()).putLong(5)
                .putLong(320).putShort((short) 1).putShort((short) 16).put(FLOW.match()).put(FLOW.instructions());
        }
        return out.array();
    }
}
