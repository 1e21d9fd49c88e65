/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import java.util.Optional;

/**
 * What a control message is (VL-10); the order is that of the numbers on the wire, from 1.
 */
enum MessageType {
    /** Asks whether the other end is there. */
    QUERY,
    /** Answer to a query: in service. */
    ALIVE,
    /** Answer to a query of a helper that gets too many: there, but ask less. */
    BUSY,
    /** The sender's condition, when it changed or when its interface is out of service. */
    STATUS,
    /** Prove that you are the other end, and now. */
    CHALLENGE,
    /** The proof. */
    RESPONSE;

    private static final MessageType[] ALL = values();

    static Optional<MessageType> of(final int number) {
        return number >= 1 && number <= ALL.length ? Optional.of(ALL[number - 1]) : Optional.empty();
    }

    int number() {
        return ordinal() + 1;
    }

    boolean asks() {
        return this == QUERY || this == CHALLENGE;
    }

    boolean answers() {
        return this == ALIVE || this == BUSY || this == RESPONSE;
    }
}
