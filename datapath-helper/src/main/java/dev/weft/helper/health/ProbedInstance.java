/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import dev.weft.helper.end.PortName;
import dev.weft.helper.health.ProbeSender.Way;
import dev.weft.helper.liveness.PortState;
import dev.weft.helper.timer.TickClock;
import dev.weft.helper.timer.TimerWheel;
import java.time.Instant;
import java.util.Optional;

/**
 * One instance: sends a probe into one port, waits for it at the other, and concludes. A probe that cannot be sent
 * because a port or the switch is not in service is lost, too; that the helper may not send says nothing.
 */
final class ProbedInstance {
    /** How long a probe may take at most, in ticks. */
    private static final int PATIENCE = TickClock.SECOND;
    private static final int TICK_MILLIS = 1000 / TickClock.SECOND;
    /** How much later than at once the first probe is sent, so that those of many do not come in one burst. */
    private static final int SPREAD = TickClock.SECOND;

    private final HealthSurroundings node;
    private final TimerWheel.Timer timer = new TimerWheel.Timer(this::due);

    private ProbeSettings settings;
    private Health health = Health.UNKNOWN;
    private Instant since;
    private Optional<Instant> lastAnswer = Optional.empty();
    private long sent;
    private long answered;
    /** Rounds of the same outcome, one after the other. */
    private int row;
    private boolean lastRound;
    /** The round under way. */
    private boolean waiting;
    private boolean patient;
    private long begun;
    private Probe probe = new Probe(0, 0);
    private int outOf;
    private boolean passed;

    ProbedInstance(final ProbeSettings settings, final HealthSurroundings node) {
        this.settings = settings;
        this.node = node;
        since = node.instant();
        node.wheel().set(timer, node.now() + 1 + node.random().nextInt(Math.min(SPREAD, ticks())));
    }

    ProbeSettings settings() {
        return settings;
    }

    /** Other settings: what is known holds, but if it is another way through. */
    void change(final ProbeSettings next) {
        final boolean another = !next.in().equals(settings.in()) || !next.out().equals(settings.out())
            || next.kind() != settings.kind();
        settings = next;
        if (another) {
            row = 0;
            enter(Health.UNKNOWN);
        }
        waiting = false;
        node.wheel().set(timer, node.now() + 1);
    }

    void stop() {
        node.wheel().cancel(timer);
        waiting = false;
    }

    /** A probe of this instance came back; whether it is the one that is waited for. */
    boolean returned(final ProbeFrame.Returned back) {
        if (!waiting || passed || !back.probe().equals(probe) || back.port() != outOf) {
            return false;
        }
        passed = true;
        answered++;
        lastAnswer = Optional.of(node.instant());
        // good news need not wait
        conclude(true);
        return true;
    }

    InstanceStatus status() {
        return new InstanceStatus(settings, health, since, lastAnswer, sent, answered, trouble());
    }

    private void due() {
        if (waiting && !passed && !patient && node.isLate()) {
            // what came while the helper was stopped is dealt with first
            patient = true;
            node.wheel().set(timer, node.now() + 2);
            return;
        }
        if (waiting && !passed) {
            conclude(false);
        }
        final long next = begun + ticks();
        if (waiting && next > node.now()) {
            waiting = false;
            node.wheel().set(timer, next);
            return;
        }
        begin();
    }

    private void begin() {
        begun = node.now();
        patient = false;
        passed = false;
        waiting = node.sender().way() != Way.CLOSED;
        if (waiting) {
            probe = new Probe(settings.id(), node.random().nextLong());
            final int into = port(settings.in());
            outOf = port(settings.out());
            if (into > 0 && outOf > 0 && node.sender().way() == Way.OPEN) {
                sent++;
                node.sender().send(settings.kind(), into, probe);
            }
        }
        node.wheel().set(timer, begun + Math.min(PATIENCE, ticks()));
    }

    private void conclude(final boolean came) {
        row = came == lastRound ? row + 1 : 1;
        lastRound = came;
        if (came && (health == Health.UNKNOWN || health == Health.DEAD && row >= settings.misses())) {
            enter(Health.ALIVE);
        } else if (!came && health != Health.DEAD && row >= settings.misses()) {
            enter(Health.DEAD);
        }
    }

    private void enter(final Health next) {
        if (next != health) {
            final Health before = health;
            health = next;
            since = node.instant();
            node.changed(settings, before, next);
        }
    }

    private Optional<String> trouble() {
        if (node.sender().way() != Way.OPEN) {
            return Optional.of("there is no way to the switch");
        }
        return port(settings.in()) == 0 ? Optional.of("its in-interface is not in service")
            : port(settings.out()) == 0 ? Optional.of("its out-interface is not in service") : Optional.empty();
    }

    private int port(final PortName name) {
        return node.port(name) instanceof PortState.Up up ? up.number() : 0;
    }

    private int ticks() {
        return (settings.interval() + TICK_MILLIS - 1) / TICK_MILLIS;
    }
}
