/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import com.google.common.net.InetAddresses;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6Prefix;

/** Prefixes and addresses as they are typed. */
public final class Prefixes {
    private Prefixes() {
        // only functions
    }

    /**
     * Reads a prefix.
     *
     * @param what what it is, for messages
     * @param text what was typed
     * @return the prefix
     */
    public static IpPrefix prefix(final String what, final String text) {
        try {
            return text.contains(":") ? new IpPrefix(new Ipv6Prefix(text)) : new IpPrefix(new Ipv4Prefix(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + ": '" + text + "' is no prefix: write 10.0.0.0/8 or"
                + " 2001:db8::/32", e);
        }
    }

    /**
     * Reads an address.
     *
     * @param what what it is, for messages
     * @param text what was typed
     * @return the address
     */
    public static IpAddressNoZone address(final String what, final String text) {
        if (!InetAddresses.isInetAddress(text)) {
            throw new IllegalArgumentException(what + ": '" + text + "' is no address: write 10.0.0.1 or 2001:db8::1");
        }
        return IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString(text));
    }
}
