/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.net.InetAddress;

/**
 * A route that should be in the kernel (VL-7).
 *
 * @param to where to; not every address, since the default route is the node's own affair
 * @param via the next hop: of the same family, unicast, and not link-local, since the sheet names no interface
 */
public record Route(Prefix to, InetAddress via) {
    public Route {
        if (to.length() == 0) {
            throw new IllegalArgumentException("a route to everything (" + to + ") is not Weft's to set");
        }
        if (to.isIpv4() != Addresses.isIpv4(via)) {
            throw new IllegalArgumentException("to " + to + " and via " + via.getHostAddress()
                + " should be of one family, both IPv4 or both IPv6");
        }
        if (via.isAnyLocalAddress() || via.isLoopbackAddress() || via.isMulticastAddress()
            || via.isLinkLocalAddress()) {
            throw new IllegalArgumentException("via " + via.getHostAddress()
                + " should be a router's own global or private address");
        }
    }

    @Override
    public String toString() {
        return to + " via " + via.getHostAddress();
    }
}
