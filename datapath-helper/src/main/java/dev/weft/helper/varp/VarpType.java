/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import java.util.Optional;

/**
 * Kinds of messages (VN-3, VN-4). The number is on the wire.
 */
enum VarpType {
    /** Asks who has a station. */
    REQUEST(1),
    /** Says that the sender has it, since it was asked. */
    ANSWER(2),
    /** Says so unasked. */
    ANNOUNCEMENT(3),
    /** Says that the sender, who was asked alone, does not have it any more. */
    NOT_HERE(4);

    private static final VarpType[] ALL = values();

    private final int number;

    VarpType(final int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Optional<VarpType> of(final int number) {
        return number < 1 || number > ALL.length ? Optional.empty() : Optional.of(ALL[number - 1]);
    }
}
