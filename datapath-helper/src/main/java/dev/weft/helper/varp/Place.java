/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * Where a station is, as some node said.
 *
 * @param careOf that node's underlay address
 * @param path the path there
 * @param stamp when the station appeared there
 * @param nonce of the message that said so
 */
record Place(InetAddress careOf, long path, long stamp, long nonce) {
    /** Whether this is newer news than that; of the same moment, one of two nodes always wins. */
    boolean isNewerThan(final Place other) {
        return stamp > other.stamp || stamp == other.stamp && compare(careOf, other.careOf) > 0;
    }

    private static int compare(final InetAddress one, final InetAddress other) {
        return Arrays.compareUnsigned(one.getAddress(), other.getAddress());
    }
}
