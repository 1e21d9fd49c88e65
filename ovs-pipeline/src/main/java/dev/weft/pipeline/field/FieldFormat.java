/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Map;

/** How Open vSwitch prints the values of a field. */
public enum FieldFormat {
    /** A number, in hexadecimal with 0x; 0 as 0. */
    HEXADECIMAL,
    /** The same, of which the highest octet is not used. */
    PATH,
    /** A port number, in decimal. */
    DECIMAL,
    /** An IPv4 or IPv6 address. */
    ADDRESS,
    /** A MAC address. */
    MAC,
    /** Four hexadecimal digits with 0x. */
    ETHER_TYPE,
    /** A VLAN, with the bit that says that there is a tag; matches are printed in another way. */
    VLAN,
    /** A port of TCP, UDP or SCTP: in decimal, some bits of it in hexadecimal. */
    TRANSPORT_PORT,
    /** The class of service, 6 bits, which is printed as the octet it stands in. */
    SERVICE_CLASS,
    /** Whether there is a fragment, and which: two bits with a name for each combination. */
    FRAGMENT,
    /** Flags of connection tracking. */
    STATE;

    private static final int PATH_BITS = 24;
    private static final int SERVICE_CLASS_BITS = 6;
    private static final int FRAGMENT_BITS = 2;
    private static final Map<String, String> FRAGMENTS = Map.of("0/3", "no", "1/3", "first", "3/3", "later",
        "1/1", "yes", "0/2", "not_later");
    private static final HexFormat MAC_DIGITS = HexFormat.ofDelimiter(":");

    String print(final Value value, final int octets) {
        return switch (this) {
            case HEXADECIMAL, PATH, STATE -> hexadecimal(value);
            case DECIMAL, VLAN, TRANSPORT_PORT -> Long.toUnsignedString(value.low());
            case SERVICE_CLASS -> Long.toUnsignedString(value.low() << 2);
            case FRAGMENT -> fragment(value, Value.ones(FRAGMENT_BITS));
            case ADDRESS -> address(value.octets(octets));
            case MAC -> MAC_DIGITS.formatHex(value.octets(octets));
            case ETHER_TYPE -> String.format("0x%04x", value.low());
        };
    }

    String print(final Value value, final Value mask, final int octets) {
        return switch (this) {
            case ADDRESS -> address(value.octets(octets)) + "/" + mask.prefix(Byte.SIZE * octets).stream()
                .mapToObj(Integer::toString).findFirst().orElseGet(() -> address(mask.octets(octets)));
            case TRANSPORT_PORT -> String.format("0x%x/0x%x", value.low(), mask.low());
            case FRAGMENT -> fragment(value, mask);
            case STATE -> CtState.print(value, mask);
            default -> print(value, octets) + "/" + print(mask, octets);
        };
    }

    String printedName(final String ovsName) {
        return switch (this) {
            case TRANSPORT_PORT -> ovsName.replaceFirst("^[a-z]*_", "tp_");
            case SERVICE_CLASS -> "nw_tos";
            default -> ovsName.replaceFirst("^icmpv6_", "icmp_");
        };
    }

    /** How many bits of some octets the switch keeps. */
    int bits(final int octets) {
        return switch (this) {
            case PATH -> PATH_BITS;
            case SERVICE_CLASS -> SERVICE_CLASS_BITS;
            case FRAGMENT -> FRAGMENT_BITS;
            case STATE -> CtState.values().length;
            default -> octets * Byte.SIZE;
        };
    }

    private static String fragment(final Value value, final Value mask) {
        final var text = value.low() + "/" + mask.low();
        return FRAGMENTS.getOrDefault(text, text);
    }

    private static String hexadecimal(final Value value) {
        if (value.high() != 0) {
            return String.format("0x%x%016x", value.high(), value.low());
        }
        return value.low() == 0 ? "0" : "0x" + Long.toHexString(value.low());
    }

    private static String address(final byte[] octets) {
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(octets));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address of " + octets.length + " octets", e);
        }
    }
}
