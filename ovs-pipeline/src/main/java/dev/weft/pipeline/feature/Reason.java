/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

/** Why a gateway gives a frame to the helper (GW-1). The code is the fourth word of its header; 5 is the helper's. */
enum Reason {
    /** It is for the gateway itself: ARP, neighbour discovery, packets to its own addresses. */
    OWN(1),
    /** The Ethernet address of the next station is not known; the frame is routed and translated already. */
    NEIGHBOUR(2),
    /** It lived too long. */
    EXPIRED(3),
    /** No route leads to its destination. */
    NO_ROUTE(4),
    /** A copy of what a station told all others. */
    HEARD(6);

    private final int code;

    Reason(final int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
