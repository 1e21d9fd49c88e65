/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Optional;

/** Whether an address can be that of one host on the underlay. */
final class Unicast {
    private static final InetAddress BROADCAST = InetAddresses.forString("255.255.255.255");

    private Unicast() {
        // only functions
    }

    /** Says what the address is instead, empty when it is good. */
    static Optional<String> fault(final InetAddress address) {
        if (address.isMulticastAddress()) {
            return Optional.of("a multicast address");
        }
        if (address.isLoopbackAddress()) {
            return Optional.of("a loopback address");
        }
        if (address.isAnyLocalAddress()) {
            return Optional.of("the unspecified address");
        }
        return address.equals(BROADCAST) ? Optional.of("the broadcast address") : Optional.empty();
    }

    static String text(final InetAddress address) {
        return InetAddresses.toAddrString(address);
    }
}
