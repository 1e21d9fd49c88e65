/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import dev.weft.helper.end.EndSettings;
import dev.weft.helper.timer.Pace;
import dev.weft.helper.timer.TickClock;
import dev.weft.helper.timer.TimerWheel;
import java.security.Key;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One end of a link: hears the other one, tells it its own condition, and concludes from both (VL-11). It is active if
 * and only if its interface is in service, it hears the other end, and that one says the same of itself.
 */
final class LinkEnd {
    // Of one end in a tick, so that a flood for one link is not heard by the others
    private static final int INTAKE = 20;
    private static final Word NOTHING = new Word(false, false, false);
    // A standby that takes over where the other end's interface failed needs less, and so goes unnoticed (VL-17)
    private static final int GRACE = TickClock.SECOND;

    private final Surroundings node;
    private final TimerWheel.Timer timer = new TimerWheel.Timer(this::settle);
    private final Tally<Tally.OfEnd> tally = new Tally<>(Tally.OfEnd.class);
    private final Pace intake = new Pace(INTAKE);
    private final Voice voice;
    private final Hearing hearing;
    private final Standing standing;
    private EndSettings settings;
    private Contact contact;
    private Word peer = NOTHING;
    private long graceUntil = Long.MIN_VALUE;
    private OptionalLong packets = OptionalLong.empty();
    private OptionalLong roundTripMicros = OptionalLong.empty();

    /** Makes an end, of which {@link #begin} is called next. */
    LinkEnd(final EndSettings settings, final Surroundings node) {
        this.node = node;
        hearing = new Hearing(node.now());
        standing = new Standing(settings.path().isPresent(), node.now(), node.instant());
        voice = new Voice(settings, node, tally);
        this.settings = settings;
        contact = new Contact(settings.key().isPresent());
    }

    EndSettings settings() {
        return settings;
    }

    /** Begins, with an interface that was not seen yet or was. */
    void begin(final Optional<PortState> state) {
        voice.port(state);
        settle();
    }

    /** Goes on with other settings and another interface. */
    void change(final EndSettings next, final PortState state) {
        voice.port(Optional.of(state));
        change(next);
    }

    /** Goes on with other settings; the other end is still on this node, or still elsewhere. */
    void change(final EndSettings next) {
        if (!next.path().equals(settings.path()) || !next.key().equals(settings.key())) {
            // Another node or another secret: what is heard holds for its time, what comes must prove itself
            contact = new Contact(next.key().isPresent());
            voice.asking().atOnce();
            if (node.now() < graceUntil) {
                // Whoever is there now has not said that its interface is down
                peer = new Word(peer.hears(), true, false);
            }
        }
        settings = next;
        voice.adopt(next);
        node.wheel().cancel(timer);
        settle();
    }

    /** Its interface is so from now on. */
    void port(final PortState state) {
        voice.port(Optional.of(state));
        settle();
    }

    /** Takes a message for this end, which may be somebody else's. */
    void received(final ControlMessage message, final byte[] bytes, final long path) {
        final long now = node.now();
        if (settings.path().isEmpty() || settings.path().getAsLong() != path) {
            drop(Tally.OfNode.WRONG_PATH);
        } else if (!intake.take(now)) {
            drop(Tally.OfNode.TOO_FAST);
        } else if (!isSigned(message, bytes)) {
            drop(Tally.OfNode.BAD_AUTHENTICATION);
            hearing.bad(now);
            settle();
        } else {
            final Contact.Worth worth = contact.judge(message);
            switch (worth) {
                case FRESH -> fresh(message, now);
                case REPLAYED -> replayed();
                default -> unproven(now);
            }
            // A challenge of one whose clock went back, or of a stranger, is answered: else both might wait
            if (worth != Contact.Worth.REPLAYED || message.type() == MessageType.CHALLENGE) {
                voice.answer(message, word());
            }
            settle();
        }
    }

    private boolean isSigned(final ControlMessage message, final byte[] bytes) {
        final Optional<Key> key = voice.key();
        return key.isEmpty() || message.signed() && node.authenticator().isGood(key.orElseThrow(), bytes);
    }

    private void drop(final Tally.OfNode why) {
        node.totals().add(why);
        tally.add(Tally.OfEnd.DROPPED);
    }

    private void fresh(final ControlMessage message, final long now) {
        contact.answered(message, node.nanos()).ifPresent(nanos -> roundTripMicros = OptionalLong.of(nanos / 1000));
        final Word said = message.word().after(peer);
        if (peer.portUp() && !said.portUp() && standing.liveness() == Liveness.ACTIVE) {
            graceUntil = now + GRACE;
        }
        peer = said;
        life(now);
        if (message.type().answers()) {
            tally.add(Tally.OfEnd.REPLIES_RECEIVED);
        }
        if (message.type() == MessageType.BUSY) {
            voice.asking().ease(settings.intervals());
        }
    }

    private void life(final long now) {
        hearing.life(now);
        voice.asking().life();
        standing.life(now, retry());
    }

    private void replayed() {
        drop(Tally.OfNode.REPLAYED);
        if (contact.needsProof()) {
            voice.asking().urgent();
        }
    }

    private void unproven(final long now) {
        hearing.unproven(now, patience());
        voice.asking().urgent();
    }

    /** The counter of packets that came from the other end is there now. */
    void traffic(final long count) {
        final boolean grew = packets.isPresent() && count > packets.getAsLong();
        packets = OptionalLong.of(count);
        if (grew && settings.path().isPresent() && !contact.needsProof()) {
            life(node.now());
            settle();
        }
    }

    /** Does nothing any more. */
    void stop() {
        node.wheel().cancel(timer);
    }

    EndStatus status() {
        return new EndStatus(settings.id(), standing.liveness(), standing.cause(), standing.since(), roundTripMicros,
            new ControlCounters(tally.get(Tally.OfEnd.QUERIES_SENT), tally.get(Tally.OfEnd.QUERIES_RECEIVED),
                tally.get(Tally.OfEnd.REPLIES_SENT), tally.get(Tally.OfEnd.REPLIES_RECEIVED),
                tally.get(Tally.OfEnd.DROPPED)));
    }

    /** Looks at everything after something happened or a timer went off: what is due is done, and what changed told. */
    private void settle() {
        final long now = node.now();
        if (hearing.expire(now, patience())) {
            contact.forget();
            peer = NOTHING;
        }
        final Optional<Cause> trouble = trouble(now);
        final boolean certain = voice.port().isPresent() && trouble.filter(Cause::isOfPort).isPresent();
        if (standing.judge(trouble, certain, now, patience(), node::instant)) {
            node.changed(status());
        }
        long due = now < graceUntil ? Math.min(graceUntil, standing.due(patience())) : standing.due(patience());
        if (settings.path().isPresent()) {
            due = Math.min(due, hearing.due(now, patience()));
            due = Math.min(due, voice.speak(contact, word(), hearing.lastLife(),
                standing.liveness() == Liveness.ACTIVE, !hearing.hears() || standing.isOnProbation()));
        }
        if (due != Long.MAX_VALUE && (!timer.isSet() || due < timer.due())) {
            node.wheel().set(timer, due);
        }
    }

    private Optional<Cause> trouble(final long now) {
        if (voice.ofport().isEmpty()) {
            return Optional.of(Cause.PORT_MISSING);
        } else if (!voice.isPortUp()) {
            return Optional.of(Cause.PORT_DOWN);
        } else if (settings.path().isEmpty()) {
            return Optional.empty();
        } else if (!hearing.hears()) {
            return Optional.of(hearing.isForged(now, patience()) ? Cause.AUTHENTICATION : Cause.SILENT);
        } else if (!peer.portUp() && now >= graceUntil) {
            return Optional.of(Cause.PEER_PORT_DOWN);
        }
        return peer.hears() ? Optional.empty() : Optional.of(Cause.PEER_INACTIVE);
    }

    private Word word() {
        return new Word(hearing.hears(), voice.isPortUp(), hearing.isUndecided());
    }

    private int retry() {
        return TickClock.SECOND * settings.intervals().retryAfter();
    }

    private int patience() {
        return TickClock.SECOND * settings.intervals().inactiveAfter();
    }
}
