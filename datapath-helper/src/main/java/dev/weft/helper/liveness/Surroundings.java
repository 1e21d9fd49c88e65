/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import dev.weft.helper.authentication.MessageAuthenticator;
import dev.weft.helper.end.EndSettings;
import dev.weft.helper.timer.Pace;
import dev.weft.helper.timer.TickClock;
import dev.weft.helper.timer.TimerWheel;
import java.nio.ByteBuffer;
import java.security.Key;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the ends of a node share: time, the way out, and limits to what they do together.
 */
final class Surroundings {
    // A node that begins to care for 10,000 ends asks them all within two seconds, not in one burst
    private static final int QUESTIONS = 500;
    // More than two such nodes ask at a time, so that BUSY is for what is not usual
    private static final int ANSWERS = 1_000;

    private final TickClock clock;
    private final TimerWheel wheel = new TimerWheel();
    private final MessageAuthenticator authenticator = new MessageAuthenticator(ControlMessage.SIGNATURE);
    private final Tally<Tally.OfNode> totals = new Tally<>(Tally.OfNode.class);
    private final Pace questions = new Pace(QUESTIONS);
    private final Pace answers = new Pace(ANSWERS);
    private final Pace refusals = new Pace(ANSWERS);
    private final byte[] message = new byte[ControlMessage.BYTES];
    private final LongSupplier nanoTime;
    private final InstantSource wall;
    private final ControlSender sender;
    private final Consumer<EndStatus> changed;
    private final RandomGenerator random;
    private long sequence;

    Surroundings(final LongSupplier nanoTime, final InstantSource wall, final ControlSender sender,
            final Consumer<EndStatus> changed, final RandomGenerator random) {
        this.nanoTime = nanoTime;
        this.wall = wall;
        this.sender = sender;
        this.changed = changed;
        this.random = random;
        clock = new TickClock(nanoTime.getAsLong());
        // Above all that the helper before this one sent, unless the clock was set back
        sequence = ChronoUnit.MICROS.between(Instant.EPOCH, wall.instant());
    }

    /** Lets time pass and timers go off. */
    void tick() {
        wheel.advance(clock.advance(nanoTime.getAsLong()));
    }

    /** The tick that it is. */
    long now() {
        return clock.now();
    }

    long nanos() {
        return nanoTime.getAsLong();
    }

    Instant instant() {
        return wall.instant();
    }

    RandomGenerator random() {
        return random;
    }

    TimerWheel wheel() {
        return wheel;
    }

    MessageAuthenticator authenticator() {
        return authenticator;
    }

    Tally<Tally.OfNode> totals() {
        return totals;
    }

    void changed(final EndStatus status) {
        changed.accept(status);
    }

    /** Whether an end may send of itself in this tick. */
    boolean mayAsk() {
        return questions.take(now());
    }

    /** Whether an end may answer in this tick. */
    boolean mayAnswer() {
        return answers.take(now());
    }

    /** Whether it may at least say that it is too much. */
    boolean mayRefuse() {
        totals.add(Tally.OfNode.BUSY);
        return refusals.take(now());
    }

    /** Makes a message and sends it. */
    void send(final EndSettings end, final Optional<Key> key, final int ofport, final MessageType type,
            final Word word, final long nonce) {
        sequence++;
        new ControlMessage(type, word, key.isPresent(), end.side(), sequence, nonce, end.segment())
            .write(ByteBuffer.wrap(message));
        if (key.isPresent()) {
            authenticator.sign(key.orElseThrow(), message);
        }
        totals.add(Tally.OfNode.SENT);
        sender.send(ofport, ByteBuffer.wrap(message));
    }
}
