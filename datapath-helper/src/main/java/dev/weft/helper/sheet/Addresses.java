/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * IP addresses from text, without ever asking a name server.
 */
final class Addresses {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private Addresses() {
        // static access only
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none
     */
    static InetAddress parse(final String text) {
        // Netty alone would also take brackets and interface names
        final byte[] bytes = LITERAL.matcher(text).matches() ? NetUtil.createByteArrayFromIpAddressString(text) : null;
        if (bytes == null) {
            throw new IllegalArgumentException("it should be an IPv4 or IPv6 address");
        }
        try {
            final InetAddress address = InetAddress.getByAddress(bytes);
            if (address instanceof Inet4Address && text.indexOf(':') >= 0) {
                throw new IllegalArgumentException("an IPv4 address should not be written as an IPv6 one");
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("it should be an IPv4 or IPv6 address", e);
        }
    }

    static boolean isIpv4(final InetAddress address) {
        return address instanceof Inet4Address;
    }
}
