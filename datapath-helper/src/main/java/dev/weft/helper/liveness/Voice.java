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
import dev.weft.helper.timer.TickClock;
import java.security.Key;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one end sends, and when: questions, answers, and its condition when that changed (VL-10, VL-11). Without a port
 * it says nothing.
 */
final class Voice {
    private final Surroundings node;
    private final Tally<Tally.OfEnd> tally;
    private final Asking asking = new Asking();
    private final Announcing announcing = new Announcing();
    private EndSettings settings;
    private Optional<Key> key;
    private Optional<PortState> port = Optional.empty();

    Voice(final EndSettings settings, final Surroundings node, final Tally<Tally.OfEnd> tally) {
        this.node = node;
        this.tally = tally;
        adopt(settings);
    }

    /** Goes on with other settings. */
    void adopt(final EndSettings next) {
        settings = next;
        key = next.key().map(MessageAuthenticator::key);
        asking.choose(next.intervals(), node.random());
    }

    /** Its interface is so from now on. */
    void port(final Optional<PortState> state) {
        if (ofport().isEmpty()) {
            asking.atOnce();
        }
        port = state;
    }

    /** How its interface is; empty: nobody said so yet. */
    Optional<PortState> port() {
        return port;
    }

    boolean isPortUp() {
        return port.isPresent() && port.orElseThrow() instanceof PortState.Up;
    }

    OptionalInt ofport() {
        return port.isPresent() ? port.orElseThrow().ofport() : OptionalInt.empty();
    }

    /** With what messages are signed; empty: they are not. */
    Optional<Key> key() {
        return key;
    }

    Asking asking() {
        return asking;
    }

    /** Answers a question, unless it is none. */
    void answer(final ControlMessage message, final Word word) {
        if (!message.type().asks() || ofport().isEmpty()) {
            return;
        }
        tally.add(Tally.OfEnd.QUERIES_RECEIVED);
        final boolean challenge = message.type() == MessageType.CHALLENGE;
        if (node.mayAnswer()) {
            final MessageType answer = isPortUp() ? MessageType.ALIVE : MessageType.STATUS;
            send(challenge ? MessageType.RESPONSE : answer, word, message.nonce());
            tally.add(Tally.OfEnd.REPLIES_SENT);
        } else if (node.mayRefuse() && !challenge) {
            send(MessageType.BUSY, word, message.nonce());
            tally.add(Tally.OfEnd.REPLIES_SENT);
        }
    }

    /**
     * Sends what is due of itself.
     *
     * @param content life is all that is wanted of the other end
     * @param pressing the next life matters
     * @return when something is due next
     */
    long speak(final Contact contact, final Word word, final long lastLife, final boolean content,
            final boolean pressing) {
        final long now = node.now();
        announcing.look(word, now);
        if (ofport().isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (asking.due(settings.intervals(), lastLife, content, pressing) <= now) {
            if (!node.mayAsk()) {
                return now + 1;
            }
            asking.done(now);
            asking.choose(settings.intervals(), node.random());
            send(contact.ask(node.nanos(), node.random()), word, contact.nonce());
            tally.add(Tally.OfEnd.QUERIES_SENT);
        }
        if (announcing.due() <= now) {
            if (!node.mayAsk()) {
                return now + 1;
            }
            send(MessageType.STATUS, word, 0);
        }
        return Math.min(asking.due(settings.intervals(), lastLife, content, pressing), announcing.due());
    }

    private void send(final MessageType type, final Word word, final long nonce) {
        node.send(settings, key, ofport().orElseThrow(), type, word, nonce);
        announcing.look(word, node.now());
        announcing.sent(node.now(), TickClock.SECOND * settings.intervals().retryAfter());
    }
}
