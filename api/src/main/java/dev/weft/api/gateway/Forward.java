/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.gateway;

import dev.weft.api.overlay.Family;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * A port of a gateway's outside address that leads to a station inside (GW-1).
 *
 * @param protocol 6 (TCP) or 17 (UDP)
 * @param port the port outside, 1 to 65535
 * @param address the outside address; empty: all that the gateway has of the family
 * @param toAddress the station
 * @param toPort its port, 1 to 65535
 */
public record Forward(int protocol, int port, Optional<InetAddress> address, InetAddress toAddress, int toPort) {
    /** The protocols whose ports can be translated: TCP, UDP. */
    public static final Set<Integer> PROTOCOLS = Set.of(6, 17);

    private static final int MAX_PORT = 0xffff;

    public Forward {
        if (!PROTOCOLS.contains(protocol)) {
            throw new IllegalArgumentException("protocol " + protocol + " is not 6 (TCP) or 17 (UDP)");
        }
        check(port);
        check(toPort);
        if (address.filter(outside -> Family.of(outside) != Family.of(toAddress)).isPresent()) {
            throw new IllegalArgumentException("port " + port + " is forwarded to another family");
        }
    }

    private static void check(final int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is not within 1 to " + MAX_PORT);
        }
    }
}
