/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;

/** Probes byte by byte, and what is none. */
public class ProbeFrameTest {
    private static final Probe PROBE = new Probe(0x0000abcdef012345L, 0x1122334455667788L);
    private static final String HEADERS = "0257000000000257000000 00894f 0fc60103 00005dfe 00000000 0000002a 00000000"
        + "00000000";
    private static final String WORDS = "57500100 00000000 0000abcdef012345 1122334455667788";

    @Test
    public void inEthernet() {
        assertEquals(hex(HEADERS + "025751012345 025750012345 88b5" + WORDS) + "00".repeat(22),
            written(ProbeKind.ETHERNET));
    }

    @Test
    public void inIp() {
        final byte[] frame = HexFormat.of().parseHex(written(ProbeKind.IP));
        assertEquals(hex(HEADERS + "025751012345 025750012345 0800 45000034 00000000 4001"),
            HexFormat.of().formatHex(frame, 0, 62));
        assertEquals("c0000201c0000202", HexFormat.of().formatHex(frame, 64, 72));
        assertEquals("0800", HexFormat.of().formatHex(frame, 72, 74));
        assertEquals(hex(WORDS), HexFormat.of().formatHex(frame, 80, frame.length));
        assertEquals("of the header", 0xffff, sum(frame, 52, 20));
        assertEquals("of the message", 0xffff, sum(frame, 72, 32));
    }

    @Test
    public void whatWasWrittenIsRead() {
        for (ProbeKind kind : ProbeKind.values()) {
            final byte[] frame = HexFormat.of().parseHex(written(kind));
            assertEquals(Optional.of(new ProbeFrame.Returned(PROBE, 42)), read(frame));
        }
    }

    @Test
    public void routersOnTheWayMayChangeHopsAndChecksum() {
        final byte[] frame = HexFormat.of().parseHex(written(ProbeKind.IP));
        assertEquals(64, frame[60]);
        frame[60]--;
        frame[62]++;
        assertEquals(Optional.of(new ProbeFrame.Returned(PROBE, 42)), read(frame));
    }

    @Test
    public void whatIsDifferentIsNone() {
        for (ProbeKind kind : ProbeKind.values()) {
            final byte[] frame = HexFormat.of().parseHex(written(kind));
            // type, length, metadata, index, source, its end, type, magic
            for (int at : new int[] {13, 15, 16, 17, 21, 44, 46, 49, 50, kind == ProbeKind.IP ? 80 : 52}) {
                final byte[] other = frame.clone();
                other[at] ^= 0x21;
                assertEquals(kind + " " + at, Optional.empty(), read(other));
            }
        }
        final byte[] ip = HexFormat.of().parseHex(written(ProbeKind.IP));
        ip[61] = 17;
        assertEquals("no ICMP", Optional.empty(), read(ip));
    }

    @Test
    public void hostileFramesDoNothing() {
        final long seed = new Random().nextLong();
        final var random = new Random(seed);
        int good = 0;
        for (int i = 0; i < 200_000; i++) {
            final byte[] whole = HexFormat.of().parseHex(written(ProbeKind.values()[i % 2]));
            final byte[] frame = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int k = random.nextInt(4); k > 0 && frame.length > 0; k--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt();
            }
            good += read(frame).isPresent() ? 1 : 0;
        }
        assertTrue("seed " + seed, good > 0);
    }

    private static String written(final ProbeKind kind) {
        final var to = ByteBuffer.allocate(3 + ProbeFrame.ROOM);
        final int length = ProbeFrame.write(to, 3, kind, 42, PROBE);
        return HexFormat.of().formatHex(to.array(), 3, 3 + length);
    }

    private static Optional<ProbeFrame.Returned> read(final byte[] frame) {
        return ProbeFrame.read(ByteBuffer.wrap(frame), 0, frame.length);
    }

    private static String hex(final String text) {
        return text.replace(" ", "");
    }

    private static int sum(final byte[] of, final int at, final int length) {
        int sum = 0;
        for (int i = at; i < at + length; i += 2) {
            sum += (of[i] & 0xff) << 8 | of[i + 1] & 0xff;
        }
        return (sum & 0xffff) + (sum >> 16);
    }
}
