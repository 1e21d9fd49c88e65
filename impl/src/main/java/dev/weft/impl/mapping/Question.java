/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import static java.util.Objects.requireNonNull;

import com.google.common.net.InetAddresses;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Direction;
import java.net.InetAddress;

/**
 * What a node asks: where traffic goes next (SI-9).
 *
 * @param revision the revision on which it began, 1 to 127; 0: the present one
 * @param direction its direction, seen from the workload
 * @param source its source address
 * @param destination its destination address, of the same family
 * @param here the locator that it just left, 1 to 240; {@link #ENTRY}: it enters its path
 */
public record Question(int revision, Direction direction, InetAddress source, InetAddress destination, int here) {
    /** Where traffic enters its path. */
    public static final int ENTRY = 255;

    public Question {
        requireNonNull(direction);
        if (Family.of(source) != Family.of(destination)) {
            throw new IllegalArgumentException("source " + InetAddresses.toAddrString(source) + " and destination "
                + InetAddresses.toAddrString(destination) + " are of different families; give two addresses of one");
        }
    }

    /** Returns the workload's address. */
    InetAddress local() {
        return direction == Direction.FROM_WORKLOAD ? source : destination;
    }

    /** Returns the address of the other side. */
    InetAddress remote() {
        return direction == Direction.FROM_WORKLOAD ? destination : source;
    }
}
