/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import java.net.InetAddress;

/**
 * The addresses between which protected frames travel (VN-7). They are computed, as path ids are, and of a range that
 * no network uses; they never leave a node, as IPsec carries what has them between the nodes' underlay addresses.
 *
 * <ul>
 * <li>240.0.0.0 + 2 * host id + 1: authenticated
 * <li>244.0.0.0 + 2 * host id + 1: authenticated and encrypted
 * </ul>
 */
public final class SecurityAddress {
    private static final int AUTHENTICATED = 0xf0000000;
    private static final int ENCRYPTED = 0xf4000000;

    private SecurityAddress() {
        // only functions
    }

    /**
     * The address of a node.
     *
     * @param protection how what is sent to and from it is protected; not {@link Protection#NONE}
     * @param host the node
     * @return an IPv4 address within 240.0.0.0/5
     */
    public static InetAddress of(final Protection protection, final HostId host) {
        final int base = switch (protection) {
            case NONE -> throw new IllegalArgumentException("what is not protected has no security address");
            case AUTHENTICATED -> AUTHENTICATED;
            case ENCRYPTED -> ENCRYPTED;
        };
        return InetAddresses.fromInteger(base + 2 * host.value() + 1);
    }
}
