/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.underlay;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HexFormat;

/**
 * Hardware addresses of this node's interfaces.
 */
public final class HardwareAddress {
    private HardwareAddress() {
        // static access only
    }

    /**
     * That of an interface, as commands want it.
     *
     * @throws SiteException if it has none
     */
    public static String of(final String device) {
        byte[] address = null;
        try {
            final NetworkInterface found = NetworkInterface.getByName(device);
            address = found == null ? null : found.getHardwareAddress();
        } catch (SocketException e) {
            throw new SiteException("the interfaces of this node cannot be listed: " + e.getMessage(), e);
        }
        if (address == null) {
            throw new SiteException("there is no interface " + device + " with a hardware address");
        }
        return HexFormat.ofDelimiter(":").formatHex(address);
    }
}
