/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;

/** Reads IP addresses and prefixes of users; all that is wrong is an {@link IllegalArgumentException}. */
final class Addresses {
    private Addresses() {
        // only functions
    }

    static IpAddressNoZone parse(final String text) {
        return IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString(text));
    }

    /** An address alone is that address only; bits behind the prefix are not taken. */
    static IpPrefix prefix(final String text) {
        final int slash = text.indexOf('/');
        final var address = InetAddresses.forString(slash < 0 ? text : text.substring(0, slash));
        final int bits = address.getAddress().length * Byte.SIZE;
        final int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (length < 0 || length > bits || hasHostBits(address, bits - length)) {
            throw new IllegalArgumentException(text);
        }
        return IetfInetUtil.ipPrefixFor(address, length);
    }

    static boolean isIpv4(final IpPrefix prefix) {
        return prefix.getIpv4Prefix() != null;
    }

    private static boolean hasHostBits(final InetAddress address, final int count) {
        final var number = new BigInteger(1, address.getAddress());
        return number.signum() != 0 && number.getLowestSetBit() < count;
    }
}
