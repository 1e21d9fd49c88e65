/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router.wire;

/**
 * Why a packet goes no further, in ICMP and ICMPv6.
 */
public enum Trouble {
    /** It was on its way for too long. */
    TIME_EXCEEDED(11, 0, 3, 0),
    /** There is no route. */
    NO_ROUTE(3, 0, 1, 0),
    /** The station or the next router does not answer. */
    NO_STATION(3, 1, 1, 3),
    /** Nobody listens there. */
    NO_PORT(3, 3, 1, 4);

    private final int type;
    private final int code;
    private final int type6;
    private final int code6;

    Trouble(final int type, final int code, final int type6, final int code6) {
        this.type = type;
        this.code = code;
        this.type6 = type6;
        this.code6 = code6;
    }

    /** Type and code, 16 bits. */
    short word(final boolean ipv4) {
        return (short) (ipv4 ? type << 8 | code : type6 << 8 | code6);
    }
}
