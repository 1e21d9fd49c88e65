/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Who the other end is and up to where its messages were seen, so that none counts twice (VL-10). Where a key is used,
 * nothing counts until the other end answered a challenge, at first and after each silence: a message that somebody
 * kept is signed as well as a new one.
 */
final class Contact {
    private static final int PERSISTENT = 2;

    /** What a message is worth. */
    enum Worth {
        /** A sign of life. */
        FRESH,
        /** It was there before, or overtaken by another, or the other end's clock went back. */
        REPLAYED,
        /** Well signed, but perhaps long ago. */
        UNPROVEN
    }

    private final boolean keyed;
    private boolean known;
    private long last;
    private int replays;

    private long nonce;
    private long askedAt;
    private boolean asking;
    private boolean challenging;

    Contact(final boolean keyed) {
        this.keyed = keyed;
    }

    /** The other end was silent, so that what comes next needs proof. */
    void forget() {
        if (keyed) {
            known = false;
        }
    }

    /** Whether the other end should be challenged; until it answers, traffic of users is no sign of life either. */
    boolean needsProof() {
        return !isProven() || replays >= PERSISTENT;
    }

    /** What to ask next; {@link #nonce()} goes with it. */
    MessageType ask(final long nanos, final RandomGenerator random) {
        // Another one each time: an answer that somebody kept is no proof of now
        nonce = random.nextLong();
        asking = true;
        challenging = needsProof();
        askedAt = nanos;
        return challenging ? MessageType.CHALLENGE : MessageType.QUERY;
    }

    long nonce() {
        return nonce;
    }

    /** What a message, well signed or without need, is worth. */
    Worth judge(final ControlMessage message) {
        final boolean proof = asking && challenging && message.type() == MessageType.RESPONSE
            && message.nonce() == nonce;
        if (proof || isProven() && (!known || Long.compareUnsigned(message.sequence(), last) > 0)) {
            known = true;
            last = message.sequence();
            replays = 0;
            return Worth.FRESH;
        }
        if (!known) {
            return Worth.UNPROVEN;
        }
        replays += isAnswer(message) ? PERSISTENT : 1;
        return Worth.REPLAYED;
    }

    /** The nanoseconds since the question that a fresh message answers; empty: it answers none. */
    OptionalLong answered(final ControlMessage message, final long nanos) {
        if (!isAnswer(message)) {
            return OptionalLong.empty();
        }
        asking = false;
        return OptionalLong.of(Math.max(0, nanos - askedAt));
    }

    private boolean isProven() {
        return known || !keyed;
    }

    private boolean isAnswer(final ControlMessage message) {
        return asking && !message.type().asks() && message.nonce() == nonce;
    }
}
