/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import dev.weft.helper.packet.PacketFilter;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A probe as a frame between helper and switch (SI-8), behind two headers that tell the port into which it shall go, or
 * out of which it came.
 * <pre>
 *   0 Ethernet to and from 02:57:00:00:00:00 | 12 0x894f
 *   14 NSH of type 1 | 18 path 0x5d, index 254 | 26 port | 38 probe
 *   probe: 0 to 02:57:51 and 24 bits of the instance | 6 from 02:57:50 and the same | 12 type
 *   kind ethernet: 14 words
 *   kind ip: 14 IPv4 from 192.0.2.1 to 192.0.2.2 | 34 ICMP echo request | 42 words
 *   words: 0 0x5750 | 2 version 1 | 3 0 | 8 instance | 16 nonce
 * </pre>
 */
final class ProbeFrame {
    /** The service index by which probes are told from other frames between helper and switch. */
    static final int INDEX = 254;
    /** Long enough for each of them. */
    static final int ROOM = 112;

    private static final int OUTER = 0x02570000;
    private static final int NSH = 14;
    private static final int NSH_BASE = 0x0fc60103;
    /** What does not change on the way: length of 6 words, metadata of type 1, Ethernet inside. */
    private static final int NSH_FIXED = 0x003fffff;
    private static final int PATH = 0x5d << 8 | INDEX;
    private static final int PORT = NSH + 12;
    private static final int INNER = NSH + 24;
    private static final int FROM = 0x025750;
    private static final int TO = 0x025751;
    private static final int LOW = 0xffffff;
    private static final int TYPE = 12;
    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int ICMP = 8;
    private static final int WORDS = 24;
    private static final int SHORTEST = 60;
    private static final int MAGIC = 0x57500100;
    private static final int SOURCE = 0xc0000201;
    private static final int DESTINATION = 0xc0000202;
    private static final int ECHO_REQUEST = 8;
    private static final int TTL = 64;
    private static final int ICMP_PROTOCOL = 1;

    private ProbeFrame() {
        // static access only
    }

    /**
     * What came back.
     *
     * @param probe what it says of itself
     * @param port out of which it came, as the switch says
     */
    record Returned(Probe probe, int port) {
    }

    /** Writes a frame for the switch and returns its length. */
    static int write(final ByteBuffer to, final int at, final ProbeKind kind, final int port, final Probe probe) {
        to.put(at, new byte[ROOM]).putInt(at, OUTER).putInt(at + 6, OUTER).putShort(at + TYPE, (short) PacketFilter.NSH)
            .putInt(at + NSH, NSH_BASE).putInt(at + NSH + 4, PATH).putInt(at + PORT, port);
        final int inner = at + INNER;
        putMac(to, inner, TO, probe);
        putMac(to, inner + 6, FROM, probe);
        to.putShort(inner + TYPE, (short) kind.etherType());
        if (kind == ProbeKind.ETHERNET) {
            putWords(to, inner + ETHERNET, probe);
            return INNER + SHORTEST;
        }
        final int packet = inner + ETHERNET;
        final int message = packet + IPV4;
        to.put(packet, (byte) 0x45).putShort(packet + 2, (short) (IPV4 + ICMP + WORDS)).put(packet + 8, (byte) TTL)
            .put(packet + 9, (byte) ICMP_PROTOCOL).putInt(packet + 12, SOURCE).putInt(packet + 16, DESTINATION);
        to.putShort(packet + 10, (short) checksum(to, packet, IPV4));
        // the same identifier however many probes: a firewall that keeps connections has one
        to.put(message, (byte) ECHO_REQUEST).putShort(message + 4, (short) probe.instance());
        putWords(to, message + ICMP, probe);
        to.putShort(message + 2, (short) checksum(to, message, ICMP + WORDS));
        return INNER + ETHERNET + IPV4 + ICMP + WORDS;
    }

    private static void putMac(final ByteBuffer to, final int at, final int prefix, final Probe probe) {
        final int low = (int) probe.instance() & LOW;
        to.putShort(at, (short) (prefix >> 8)).putInt(at + 2, prefix << 24 | low);
    }

    private static void putWords(final ByteBuffer to, final int at, final Probe probe) {
        to.putInt(at, MAGIC).putLong(at + 8, probe.instance()).putLong(at + 16, probe.nonce());
    }

    /** Reads a frame from the switch, hostile until checked; empty: it is no probe. */
    static Optional<Returned> read(final ByteBuffer from, final int at, final int length) {
        if (length < INNER + ETHERNET + WORDS || Short.toUnsignedInt(from.getShort(at + TYPE)) != PacketFilter.NSH
                || (from.getInt(at + NSH) & NSH_FIXED) != (NSH_BASE & NSH_FIXED) || from.getInt(at + NSH + 4) != PATH) {
            return Optional.empty();
        }
        final int inner = at + INNER;
        final int words = wordsOf(from, inner);
        if (words < 0 || length < INNER + words + WORDS || from.getInt(inner + words) != MAGIC) {
            return Optional.empty();
        }
        final var probe = new Probe(from.getLong(inner + words + 8), from.getLong(inner + words + 16));
        final boolean own = from.getInt(inner + 6) >>> 8 == FROM
            && (from.getInt(inner + 8) & LOW) == (probe.instance() & LOW);
        return own ? Optional.of(new Returned(probe, from.getInt(at + PORT))) : Optional.empty();
    }

    /** Where the words of a frame begin; less than 0: it can have none. */
    private static int wordsOf(final ByteBuffer from, final int inner) {
        final int type = Short.toUnsignedInt(from.getShort(inner + TYPE));
        if (type == ProbeKind.ETHERNET.etherType()) {
            return ETHERNET;
        }
        final int version = from.get(inner + ETHERNET) & 0xff;
        final boolean echo = type == ProbeKind.IP.etherType() && version >> 4 == 4
            && from.get(inner + ETHERNET + 9) == ICMP_PROTOCOL;
        return echo ? ETHERNET + (version & 0xf) * 4 + ICMP : -1;
    }

    /** The checksum of the Internet over an even number of bytes. */
    private static int checksum(final ByteBuffer of, final int at, final int length) {
        int sum = 0;
        for (int i = 0; i < length; i += 2) {
            sum += Short.toUnsignedInt(of.getShort(at + i));
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return ~sum & 0xffff;
    }
}
