/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import java.net.InetAddress;

/**
 * A station or a router to which packets of a gateway go.
 *
 * @param gateway the gateway's number
 * @param segment the network in which it is
 * @param hop its number if it is a next hop; 0: a station, which packets name themselves
 * @param address its address
 */
record NeighbourKey(int gateway, long segment, int hop, InetAddress address) {
    /** What the pipeline has in a register. */
    int word() {
        return gateway << Short.SIZE | hop;
    }
}
