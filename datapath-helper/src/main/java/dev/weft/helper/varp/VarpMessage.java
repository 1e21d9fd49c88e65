/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.authentication.MessageAuthenticator;
import dev.weft.helper.vnet.Mac;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A message between helpers, as the content of a UDP datagram:
 * <pre>
 *   0 magic 0x5756 | 2 version 1 | 3 type | 4 hop | 5 flags | 6 attempt | 7 zero | 8 nonce | 16 stamp
 *  24 vnet | 28 zero | 30 MAC | 36 care-of | 52 signature of 16 bytes over all before, zeros without a key
 * </pre>
 * All numbers are big-endian. Hop: 1 it came through a relay; not signed, since relays set it. Flags: 1 there is a
 * signature, 2 relays pass it on, 4 nobody else gets it. Unknown flags and zero bytes are left alone, for newer
 * helpers.
 *
 * @param type what it is
 * @param relayed whether a relay passed it on
 * @param signed whether there is a signature
 * @param wide whether relays should pass it on
 * @param alone whether only one node gets it
 * @param attempt how often a request was sent, from 1; 0 in other messages
 * @param nonce of the request, and of its answer
 * @param stamp when the station appeared where it is, in microseconds: the highest is the newest; 0 in requests
 * @param station which one
 * @param careOf underlay address of the node that speaks
 */
record VarpMessage(VarpType type, boolean relayed, boolean signed, boolean wide, boolean alone, int attempt,
        long nonce, long stamp, Station station, InetAddress careOf) {
    /** Length in bytes. */
    static final int BYTES = 68;
    /** Where the signature is, and how much it covers. */
    static final int SIGNATURE = BYTES - MessageAuthenticator.SIGNATURE_BYTES;
    /** Where a relay says that it was there. */
    static final int HOP = 4;
    /** The highest stamp, so that there is always a higher one. */
    static final long MAX_STAMP = 1L << 62;

    private static final short MAGIC = 0x5756;
    private static final byte VERSION = 1;
    private static final int RELAYED = 1;
    private static final int SIGNED = 1;
    private static final int WIDE = 2;
    private static final int ALONE = 4;
    private static final long MAPPED = 0xffff_0000_0000L;
    private static final long LOW = 0xffff_ffffL;

    /** Reads hostile bytes; empty: they are no message. */
    static Optional<VarpMessage> read(final ByteBuffer bytes) {
        if (bytes.limit() != BYTES || bytes.getShort(0) != MAGIC || bytes.get(2) != VERSION) {
            return Optional.empty();
        }
        final long mac = bytes.getLong(28) & 0xffff_ffff_ffffL;
        final long vnet = bytes.getInt(24) & LOW;
        final long stamp = bytes.getLong(16);
        final InetAddress careOf = address(bytes);
        if (!Mac.isStation(mac) || vnet == 0 || stamp < 0 || stamp > MAX_STAMP || careOf.isAnyLocalAddress()
                || careOf.isMulticastAddress()) {
            return Optional.empty();
        }
        final int attempt = bytes.get(6) & 0xff;
        final int flags = bytes.get(5);
        return VarpType.of(bytes.get(3)).filter(type -> type != VarpType.REQUEST || attempt > 0)
            .map(type -> new VarpMessage(type, (bytes.get(HOP) & RELAYED) != 0, (flags & SIGNED) != 0,
                (flags & WIDE) != 0, (flags & ALONE) != 0, attempt, bytes.getLong(8), stamp,
                new Station(vnet, mac), careOf));
    }

    /** Its bytes, with zeros for a signature. */
    byte[] write() {
        final byte[] bytes = new byte[BYTES];
        final ByteBuffer to = ByteBuffer.wrap(bytes).putShort(0, MAGIC).put(2, VERSION).put(3, (byte) type.number())
            .put(HOP, (byte) (relayed ? RELAYED : 0))
            .put(5, (byte) ((signed ? SIGNED : 0) | (wide ? WIDE : 0) | (alone ? ALONE : 0)))
            .put(6, (byte) attempt).putLong(8, nonce).putLong(16, stamp).putLong(28, station.mac())
            .putInt(24, (int) station.vnet());
        final byte[] address = careOf.getAddress();
        if (careOf instanceof Inet4Address) {
            to.putLong(36, 0).putLong(44, MAPPED | ByteBuffer.wrap(address).getInt() & LOW);
        } else {
            to.put(36, address);
        }
        return bytes;
    }

    /** The same from a relay. */
    static byte[] passedOn(final ByteBuffer bytes) {
        final byte[] copy = new byte[BYTES];
        bytes.get(0, copy);
        copy[HOP] |= RELAYED;
        return copy;
    }

    private static InetAddress address(final ByteBuffer bytes) {
        final byte[] address = new byte[16];
        bytes.get(36, address);
        try {
            // One that is mapped becomes an IPv4 address
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
