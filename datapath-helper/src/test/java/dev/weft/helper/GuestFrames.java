/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Whole Ethernet frames of any kind that one guest sends and the other one hears.
 */
final class GuestFrames {
    /** What a frame looks like, the lengths of Ethernet headers in bytes. */
    enum Kind {
        IPV4(14), IPV6(14), NO_IP(14), BROADCAST(14), TAGGED(18);

        private final int header;

        Kind(final int header) {
            this.header = header;
        }
    }

    /** Paced, since Open vSwitch's own socket has room for few large frames. */
    private static final String SEND = """
        import socket, sys, time
        out = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
        out.bind(("eth0", 0))
        for line in sys.stdin:
            out.send(bytes.fromhex(line))
            time.sleep(0.001)
        """;

    private final TunnelHosts hosts;
    private final Random random;

    GuestFrames(final TunnelHosts hosts, final Random random) {
        this.hosts = hosts;
        this.random = random;
    }

    /** A frame with a packet of that many bytes behind its Ethernet header; its source tells it from all others. */
    byte[] frame(final Kind kind, final int length) {
        final byte[] payload = new byte[length];
        random.nextBytes(payload);
        final ByteBuffer frame = ByteBuffer.allocate(kind.header + length);
        frame.put(HexFormat.of().parseHex(kind == Kind.BROADCAST ? "ffffffffffff" : "020000000abc"))
            .put(HexFormat.of().parseHex("02aabbccddee"));
        if (kind == Kind.TAGGED) {
            frame.putShort((short) 0x8100).putShort((short) 123);
        }
        frame.putShort((short) (kind == Kind.IPV4 ? 0x0800 : kind == Kind.IPV6 ? 0x86dd : 0x88b6));
        if (kind == Kind.IPV4) {
            ByteBuffer.wrap(payload).putInt(0x4500_0000 | length).putInt(0x4000).putInt(0x40fd_0000)
                .putInt(0x0a01_0001).putInt(0x0a01_0002);
        } else if (kind == Kind.IPV6) {
            ByteBuffer.wrap(payload).putInt(0x6000_0000).putInt(length - 40 << 16 | 0xfd40);
        }
        return frame.put(payload).array();
    }

    /** Sends frames from one guest, and gives back what the other one heard of them. */
    List<byte[]> send(final int from, final List<byte[]> frames, final int expected) throws Exception {
        final String file = "heard" + random.nextInt(1 << 30);
        final Capture capture = Capture.start(hosts.guestName(3 - from), "eth0", hosts.dir().resolve(file));
        send(from, frames);
        Await.until("all was heard", () -> heard(capture.soFar()).size(), count -> count >= expected);
        return heard(capture.frames());
    }

    private void send(final int from, final List<byte[]> frames) throws Exception {
        final List<String> command = hosts.inGuest(from, "python3 -c");
        command.add(SEND);
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        for (byte[] frame : frames) {
            process.getOutputStream().write((HexFormat.of().formatHex(frame) + "\n")
                .getBytes(StandardCharsets.US_ASCII));
        }
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
    }

    private static List<byte[]> heard(final List<byte[]> frames) {
        return frames.stream().filter(frame -> HexFormat.of().formatHex(frame, 6, 12).equals("02aabbccddee")).toList();
    }

    /** Readable, and in an order that does not tell when each came. */
    static List<String> sorted(final List<byte[]> frames) {
        final List<String> texts = new ArrayList<>();
        frames.forEach(frame -> texts.add(frame.length + ":" + HexFormat.of().formatHex(frame)));
        texts.sort(null);
        return texts;
    }
}
