/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;

/** The IP multicast groups of networks that are given none (FN-11, VN-2). */
final class Groups {
    // 239.87.0.0: of those that every organisation has for itself
    private static final int BASE = 239 << 24 | 87 << 16;
    private static final int OWN = 0xffff;

    private Groups() {
        // only a function
    }

    /** The group of a network: the last 16 bits of its id stand in it. */
    static InetAddress of(final long id) {
        return InetAddresses.fromInteger(BASE | (int) id & OWN);
    }
}
