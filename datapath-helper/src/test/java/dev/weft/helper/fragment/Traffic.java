/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import dev.weft.helper.fragment.Frames.Outer;
import dev.weft.helper.fragment.Frames.Shape;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded random traffic.
 */
final class Traffic {
    static final int PEERS = 9;

    private final Random random;

    Traffic(final Random random) {
        this.random = random;
    }

    /** The peers of both families that are known: 1 to 9. */
    static PeerTable peers() {
        final List<InetAddress> peers = new ArrayList<>();
        try {
            for (int peer = 1; peer <= PEERS; peer++) {
                peers.add(InetAddress.getByAddress(new byte[] {10, 77, 1, (byte) peer}));
                peers.add(InetAddress.getByName("fd00:77:1::" + peer));
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
        return new PeerTable(peers, Frames.NODES);
    }

    Shape shape() {
        final Outer outer = Outer.values()[random.nextInt(3)];
        final int options = outer == Outer.IPV4 ? 4 * random.nextInt(11) : 0;
        return new Shape(random.nextInt(3), outer, options, 1 + random.nextInt(PEERS), random.nextInt(5) * 0x333333,
            0x10000000 | random.nextInt(4) << 22, 1 + random.nextInt(65_535));
    }

    byte[] inner() {
        final byte[] inner = new byte[2 + random.nextInt(2700)];
        random.nextBytes(inner);
        return inner;
    }
}
