/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import java.net.InetAddress;
import java.util.List;

/**
 * What a node carries between LAN segments: the questions of vnets where a station is, and their announcements (VN-5).
 *
 * @param nodes underlay addresses of the other nodes of its LAN segment
 * @param peers the relays of other LAN segments
 * @param port the UDP port on which relays send to it, 1024 to 65535
 * @param proxy whether it answers for stations of other LAN segments with its own address
 */
public record Relay(List<InetAddress> nodes, List<Peer> peers, int port, boolean proxy) {
    /** The port of VARP, on which a relay listens by default. */
    public static final int DEFAULT_PORT = 6090;

    private static final int MIN_PORT = 1024;
    private static final int MAX_PORT = 65535;

    /**
     * A relay of another LAN segment.
     *
     * @param address its underlay address
     * @param port the UDP port on which it listens
     */
    public record Peer(InetAddress address, int port) {
        public Peer {
            check(port);
        }
    }

    public Relay {
        nodes = List.copyOf(nodes);
        peers = List.copyOf(peers);
        check(port);
    }

    private static void check(final int port) {
        if (port < MIN_PORT || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " of a relay is not within " + MIN_PORT + " to "
                + MAX_PORT);
        }
    }
}
