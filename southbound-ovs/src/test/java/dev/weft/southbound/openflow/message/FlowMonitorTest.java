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
import dev.weft.southbound.openflow.message.FlowMonitor.Update;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;

/** Reports of flow monitors, also such as no switch should send. */
public class FlowMonitorTest {
    private static final int SEED = 20261121;
    private static final byte[] MATCH = {(byte) 0x80, 0, 0, 4, 0, 0, 0, 1};
    private static final byte[] INSTRUCTIONS = {0, 1, 0, 8, 50, 0, 0, 0};
    private static final WireFlow FLOW =
        new WireFlow(new WireFlow.Key(10, 100, MATCH), 0x5703_0000_0000_0001L, INSTRUCTIONS, 3, 4);

    @Test
    public void request() {
        assertEquals(("04120030 00000000 ffff 0000 00000000 4f4e4600 0000074e 00000001 001f 0004 ffffffff ff 000000"
            + "0001 0004 00000000").replace(" ", ""), HexFormat.of().formatHex(FlowMonitor.request(1)));
    }

    @Test
    public void initialReport() {
        final var report = FlowMonitor.report(report(5, 0, added(FLOW), added(FLOW))).orElseThrow();
        assertTrue(report.initial());
        assertTrue(report.last());
        assertEquals(List.of(new Update.Present(FLOW), new Update.Present(FLOW)), report.updates());
        assertFalse(FlowMonitor.report(report(5, 1, added(FLOW))).orElseThrow().last());
        assertTrue("no flow at all", FlowMonitor.report(report(5, 0)).orElseThrow().last());
    }

    @Test
    public void changes() {
        final var report = FlowMonitor.report(report(0, 0, update(1, FLOW), update(2, FLOW))).orElseThrow();
        assertFalse(report.initial());
        assertFalse(report.last());
        assertEquals(List.of(new Update.Gone(FLOW.key()), new Update.Present(FLOW)), report.updates());
    }

    @Test
    public void whatTheSwitchLearnedIsLeftOut() {
        final var learned = new WireFlow(FLOW.key(), Cookie.LEARNED_PREFIX | 5, new byte[0], 0, 300);
        assertEquals(List.of(new Update.Present(FLOW)),
            FlowMonitor.report(report(5, 0, added(learned), added(FLOW), update(1, learned), update(2, learned)))
                .orElseThrow().updates());
    }

    @Test
    public void eventsWithoutFlowAreSkipped() {
        for (int event : new int[] {3, 4, 5, 0x7fff, 0x8000, 0xffff}) {
            final var shortEvent = ByteBuffer.allocate(8).putShort((short) 8).putShort((short) event).array();
            assertEquals("event " + event, List.of(new Update.Present(FLOW)),
                FlowMonitor.report(report(0, 0, shortEvent, added(FLOW))).orElseThrow().updates());
        }
    }

    @Test
    public void flowThatMatchesEverything() {
        final var all = new WireFlow(0, 0, 0x99, new byte[0], new byte[0]);
        assertEquals(List.of(new Update.Present(all)),
            FlowMonitor.report(report(0, 0, added(all))).orElseThrow().updates());
    }

    @Test
    public void otherMessagesAreNoReport() {
        assertEquals(Optional.empty(), FlowMonitor.report(new byte[0]));
        assertEquals(Optional.empty(), FlowMonitor.report(TlvMap.request()));
        final var other = report(5, 0, added(FLOW));
        other[19]++;
        assertEquals(Optional.empty(), FlowMonitor.report(other));
    }

    @Test
    public void wrongLengthsAreNamed() {
        for (int length : new int[] {0, 7, 0x30, 0xffff}) {
            final var update = added(FLOW);
            ByteBuffer.wrap(update).putShort(0, (short) length);
            final var error = assertThrows("length " + length, IllegalArgumentException.class,
                () -> FlowMonitor.report(report(0, 0, Arrays.copyOf(update, 40))));
            assertTrue(error.getMessage(), error.getMessage().contains(length + " octets"));
        }
        for (int length : new int[] {0, 3, 200, 0xffff}) {
            final var update = added(FLOW);
            ByteBuffer.wrap(update).putShort(26, (short) length);
            assertThrows("match " + length, IllegalArgumentException.class,
                () -> FlowMonitor.report(report(0, 0, update)));
        }
        final var tooShort = Arrays.copyOf(added(FLOW), 24);
        tooShort[1] = 24;
        assertThrows(IllegalArgumentException.class, () -> FlowMonitor.report(report(0, 0, tooShort)));
    }

    @Test
    public void truncatedAndRandomReportsNeverDoAnythingElseThanFail() {
        final var whole = report(5, 0, added(FLOW), update(1, FLOW));
        final var random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            final var bytes = i < whole.length ? Arrays.copyOf(whole, i) : whole.clone();
            if (i >= whole.length) {
                bytes[24 + random.nextInt(whole.length - 24)] = (byte) random.nextInt();
            }
            try {
                final var report = FlowMonitor.report(bytes);
                assertTrue("seed " + SEED, report.isEmpty() || report.orElseThrow().updates().size() <= 16);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertTrue("seed " + SEED, refused > 100);
    }

    private static byte[] added(final WireFlow flow) {
        return update(0, flow);
    }

    private static byte[] update(final int event, final WireFlow flow) {
        final int matchLength = 4 + flow.match().length;
        final int padded = (matchLength + 7) / 8 * 8;
        final int length = 24 + padded + flow.instructions().length;
        return ByteBuffer.allocate(length).putShort((short) length).putShort((short) event).putShort((short) 0)
            .putShort((short) flow.priority()).putShort((short) flow.idleTimeout())
            .putShort((short) flow.hardTimeout()).putShort((short) matchLength).put((byte) flow.table())
            .put((byte) 0).putLong(flow.cookie()).putShort((short) 1).putShort((short) matchLength).put(flow.match())
            .position(24 + padded).put(flow.instructions()).array();
    }

    private static byte[] report(final int xid, final int flags, final byte[]... updates) {
        final int length = 24 + Arrays.stream(updates).mapToInt(update -> update.length).sum();
        final var out = OpenFlow.message(OpenFlow.MULTIPART_REPLY, length).putInt(4, xid)
            .putShort((short) 0xffff).putShort((short) flags).putInt(0).putInt(OpenFlow.ONF).putInt(1870);
        for (var update : updates) {
            out.put(update);
        }
        return out.array();
    }
}
