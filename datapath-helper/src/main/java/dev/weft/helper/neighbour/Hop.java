/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.neighbour;

import dev.weft.helper.sheet.InterfaceName;
import java.net.InetAddress;
import java.util.Objects;

/**
 * Where packets to a node go first.
 *
 * @param device the interface they leave by; that of a tunnel is the local port of the underlay bridge
 * @param address of the router, or of the node itself
 */
record Hop(String device, InetAddress address) {
    Hop {
        Objects.requireNonNull(address);
        if (!InterfaceName.isGood(device)) {
            throw new IllegalArgumentException("\"" + device + "\" should be the name of an interface");
        }
    }

    @Override
    public String toString() {
        return address.getHostAddress() + " at " + device;
    }
}
