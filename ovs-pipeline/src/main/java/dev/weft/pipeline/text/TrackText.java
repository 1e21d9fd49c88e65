/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints a ct action that is like Weft's in Open vSwitch's notation. */
final class TrackText {
    private static final int FIXED_LENGTH = 24;
    private static final int COMMIT = 1;
    private static final int FORCE = 2;
    private static final int NO_TABLE = 0xff;
    private static final int ZONE_BITS = 16;
    private static final int ACTION_HEADER = 16;
    private static final int NAT_SUBTYPE = 36;
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final List<String> ENDS = List.of("", "src", "dst");

    private TrackText() {
        // only functions
    }

    /** Empty when there is anything in the action that Weft never uses. */
    static Optional<String> of(final ByteBuffer action, final TextStyle style) {
        final int flags = action.limit() < FIXED_LENGTH ? -1 : action.getShort(10);
        if ((flags & ~(COMMIT | FORCE)) != 0 || action.getShort(22) != 0) {
            return Optional.empty();
        }
        final var texts = new ArrayList<String>();
        if ((flags & COMMIT) != 0) {
            texts.add("commit");
        }
        if ((flags & FORCE) != 0) {
            texts.add("force");
        }
        final int table = Byte.toUnsignedInt(action.get(18));
        if (table != NO_TABLE) {
            texts.add("table=" + style.table(table));
        }
        final boolean known = zone(action, texts)
            && nested(action.slice(FIXED_LENGTH, action.limit() - FIXED_LENGTH), style, texts);
        return known ? Optional.of("ct(" + String.join(",", texts) + ")") : Optional.empty();
    }

    private static boolean zone(final ByteBuffer action, final List<String> texts) {
        final int number = Short.toUnsignedInt(action.getShort(16));
        if (action.getInt(12) == 0) {
            if (number != 0) {
                texts.add("zone=" + number);
            }
            return true;
        }
        final var bits = ActionText.run(action.slice(12, Integer.BYTES), number >>> 6, ZONE_BITS);
        bits.ifPresent(found -> texts.add("zone=" + found));
        return bits.isPresent() && (number & 0x3f) == ZONE_BITS - 1;
    }

    private static boolean nested(final ByteBuffer in, final TextStyle style, final List<String> texts) {
        if (in.limit() >= ACTION_HEADER && in.getShort(0) == -1 && in.getShort(8) == NAT_SUBTYPE) {
            final int length = Short.toUnsignedInt(in.getShort(2));
            final var nat = length < ACTION_HEADER || length > in.limit() ? Optional.<String>empty()
                : nat(in.slice(0, length));
            if (nat.isEmpty()) {
                return false;
            }
            texts.add(nat.orElseThrow());
            in.position(length);
        }
        final var notes = new ArrayList<String>();
        ActionText.of(in.slice(), style, notes);
        if (!notes.isEmpty()) {
            texts.add("exec(" + String.join(",", notes) + ")");
        }
        return true;
    }

    private static Optional<String> nat(final ByteBuffer action) {
        final int end = action.getShort(12);
        final int present = action.getShort(14);
        if (end == 0 && present == 0) {
            return Optional.of("nat");
        }
        if (end < 1 || end >= ENDS.size()) {
            return Optional.empty();
        }
        final var in = action.slice(ACTION_HEADER, action.limit() - ACTION_HEADER);
        return switch (present) {
            case 0x01, 0x03, 0x11, 0x13, 0x31, 0x33 -> nat(ENDS.get(end), in, present, IPV4);
            case 0x04, 0x0c, 0x14, 0x1c, 0x34, 0x3c -> nat(ENDS.get(end), in, present, IPV6);
            default -> Optional.empty();
        };
    }

    private static Optional<String> nat(final String end, final ByteBuffer in, final int present, final int octets) {
        final int addresses = (present & 0x0a) == 0 ? 1 : 2;
        final int ports = Integer.bitCount(present & 0x30);
        if (in.remaining() < addresses * octets + ports * Short.BYTES) {
            return Optional.empty();
        }
        final var text = new ArrayList<String>();
        for (int i = 0; i < addresses; i++) {
            final var address = address(Hex.take(in, octets));
            text.add(octets == IPV6 && ports > 0 ? "[" + address + "]" : address);
        }
        final var numbers = new ArrayList<String>();
        for (int i = 0; i < ports; i++) {
            numbers.add(Integer.toString(Short.toUnsignedInt(in.getShort())));
        }
        return Optional.of("nat(" + end + "=" + String.join("-", text)
            + (numbers.isEmpty() ? "" : ":" + String.join("-", numbers)) + ")");
    }

    private static String address(final byte[] octets) {
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(octets));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address of " + octets.length + " octets", e);
        }
    }
}
