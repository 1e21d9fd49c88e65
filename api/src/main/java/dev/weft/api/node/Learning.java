/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

/**
 * How a switch learns addresses of stations from the frames that they send (FN-6).
 *
 * @param maxAddresses how many at most, 1 to 65535: frames from more are not let in
 * @param ageing seconds without a frame from a station after which it is forgotten, 1 to 65535
 */
public record Learning(int maxAddresses, int ageing) {
    /** The largest number of addresses and of seconds; what a switch holds in 16 bits. */
    public static final int MAX = 0xffff;
    /** The defaults of weft-network.yang, for one member. */
    public static final Learning DEFAULT = new Learning(64, 300);

    public Learning {
        if (maxAddresses < 1 || maxAddresses > MAX) {
            throw new IllegalArgumentException("number of learned addresses " + maxAddresses + " is not within 1 to "
                + MAX);
        }
        if (ageing < 1 || ageing > MAX) {
            throw new IllegalArgumentException("ageing time " + ageing + " s is not within 1 to " + MAX);
        }
    }
}
