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

/** How Open vSwitch prints the values of a field. */
public enum FieldFormat {
    /** A number, in hexadecimal with 0x; 0 as 0. */
    HEXADECIMAL,
    /** A port number, in decimal. */
    DECIMAL,
    /** An IPv4 or IPv6 address. */
    ADDRESS,
    /** A MAC address. */
    MAC,
    /** Four hexadecimal digits with 0x. */
    ETHER_TYPE,
    /** A VLAN, with the bit that says that there is a tag; matches are printed in another way. */
    VLAN;

    private static final HexFormat MAC_DIGITS = HexFormat.ofDelimiter(":");

    String print(final Value value, final int octets) {
        return switch (this) {
            case HEXADECIMAL -> hexadecimal(value);
            case DECIMAL, VLAN -> Long.toUnsignedString(value.low());
            case ADDRESS -> address(value.octets(octets));
            case MAC -> MAC_DIGITS.formatHex(value.octets(octets));
            case ETHER_TYPE -> String.format("0x%04x", value.low());
        };
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
