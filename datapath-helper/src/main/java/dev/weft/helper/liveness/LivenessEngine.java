/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import dev.weft.helper.end.EndSettings;
import dev.weft.helper.end.PortName;
import dev.weft.helper.timer.Pace;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * All ends of a node and whether they are alive (VL-10, VL-11). Without threads and sockets: one thread calls all
 * methods, and what is to be sent or told is told to the two consumers during the call; they must not call back.
 */
public final class LivenessEngine {
    // Messages of a tick, more than 10,000 ends ever get: beyond, even looking at signatures would take too long
    private static final int INTAKE = 4_000;
    private static final int LONGEST_INTERVAL = 5;

    private final Surroundings node;
    private final Pace intake = new Pace(INTAKE);
    private final Map<Long, LinkEnd> ends = new HashMap<>();
    private final PortTable ports = new PortTable();
    // How many ends ask after so many seconds
    private final TreeMap<Integer, Integer> intervals = new TreeMap<>();
    private final byte[] bytes = new byte[ControlMessage.BYTES];
    private final ByteBuffer view = ByteBuffer.wrap(bytes);

    /**
     * Makes an engine without ends.
     *
     * @param nanoTime as {@link System#nanoTime()}
     * @param wall the time of day, for reports and for where sequences begin
     * @param sender takes messages to the switch
     * @param changed is told each new end, and each change of liveness or cause
     * @param random for nonces, so that it should be a {@link java.security.SecureRandom}
     */
    public LivenessEngine(final LongSupplier nanoTime, final InstantSource wall, final ControlSender sender,
            final Consumer<EndStatus> changed, final RandomGenerator random) {
        node = new Surroundings(nanoTime, wall, sender, changed, random);
    }

    /**
     * Adds an end or changes its settings. With another way to the other end, or another secret, what is known holds
     * until inactive-after has passed; with an other end here instead of elsewhere it is a new end.
     */
    public void put(final EndSettings settings) {
        final LinkEnd end = ends.get(settings.id());
        if (end == null) {
            add(settings);
        } else if (settings.path().isPresent() != end.settings().path().isPresent()) {
            remove(settings.id());
            add(settings);
        } else if (!settings.equals(end.settings())) {
            change(end, settings);
        }
    }

    private void add(final EndSettings settings) {
        final LinkEnd end = new LinkEnd(settings, node);
        ends.put(settings.id(), end);
        count(settings, 1);
        node.changed(end.status());
        ports.attach(end, settings.port());
        end.begin(ports.find(settings.port()));
    }

    private void change(final LinkEnd end, final EndSettings settings) {
        final EndSettings before = end.settings();
        count(before, -1);
        count(settings, 1);
        if (settings.port().equals(before.port())) {
            end.change(settings);
        } else {
            ports.detach(end, before.port());
            ports.attach(end, settings.port());
            end.change(settings, ports.find(settings.port()).orElse(PortState.missing()));
        }
    }

    /** Forgets an end. */
    public void remove(final long id) {
        final LinkEnd end = ends.remove(id);
        if (end != null) {
            end.stop();
            ports.detach(end, end.settings().port());
            count(end.settings(), -1);
        }
    }

    /**
     * Tells how an interface is. Those that exist are remembered, so that they may be told before their ends; that one
     * is missing is certain for an end only when it is told after it: until then the end is unknown for inactive-after.
     */
    public void port(final PortName port, final PortState state) {
        ports.port(port, state);
    }

    /**
     * Takes a message from the switch, hostile until checked.
     *
     * @param segment of the tunnel by which it came
     * @param path by which it came
     * @param message what follows the ethertype, from position to limit; may be longer than a message; stays as it is
     */
    public void received(final int segment, final long path, final ByteBuffer message) {
        node.totals().add(Tally.OfNode.RECEIVED);
        if (!intake.take(node.now())) {
            node.totals().add(Tally.OfNode.TOO_FAST);
        } else if (message.remaining() < ControlMessage.BYTES) {
            node.totals().add(Tally.OfNode.MALFORMED);
        } else {
            message.get(message.position(), bytes);
            final ControlMessage read = ControlMessage.read(view).filter(found -> found.segment() == segment)
                .orElse(null);
            if (read == null) {
                node.totals().add(Tally.OfNode.MALFORMED);
            } else {
                received(read, path);
            }
        }
    }

    private void received(final ControlMessage message, final long path) {
        // The end of the other side than the sender's
        final LinkEnd end = ends.get(2L * message.segment() + 1 - message.side());
        if (end == null) {
            node.totals().add(Tally.OfNode.UNKNOWN_END);
        } else {
            end.received(message, bytes, path);
        }
    }

    /**
     * Tells the counter of packets that an end got from the other one; where it grew since it was told last, the other
     * end lives. A smaller one was reset.
     */
    public void traffic(final long id, final long receivedPackets) {
        final LinkEnd end = ends.get(id);
        if (end != null) {
            end.traffic(receivedPackets);
        }
    }

    /** Lets time pass; to be called every 100 ms. */
    public void tick() {
        node.tick();
    }

    /** How often counters should be read and told to {@link #traffic}, 1 to 5 s; empty: no end needs it. */
    public Optional<Duration> trafficInterval() {
        return intervals.isEmpty() ? Optional.empty()
            : Optional.of(Duration.ofSeconds(Math.max(1, Math.min(LONGEST_INTERVAL, intervals.firstKey() / 3))));
    }

    /** How an end is; empty: it is not here. */
    public Optional<EndStatus> status(final long id) {
        return Optional.ofNullable(ends.get(id)).map(LinkEnd::status);
    }

    /** How all ends are, in no order. */
    public Collection<EndStatus> all() {
        return ends.values().stream().map(LinkEnd::status).toList();
    }

    /** Counters of all ends together, since the start. */
    public ControlTotals totals() {
        final Tally<Tally.OfNode> totals = node.totals();
        return new ControlTotals(totals.get(Tally.OfNode.SENT), totals.get(Tally.OfNode.RECEIVED),
            totals.get(Tally.OfNode.MALFORMED), totals.get(Tally.OfNode.UNKNOWN_END),
            totals.get(Tally.OfNode.WRONG_PATH), totals.get(Tally.OfNode.TOO_FAST),
            totals.get(Tally.OfNode.BAD_AUTHENTICATION), totals.get(Tally.OfNode.REPLAYED),
            totals.get(Tally.OfNode.BUSY));
    }

    private void count(final EndSettings settings, final int by) {
        if (settings.path().isPresent()) {
            intervals.merge(settings.intervals().queryAfter(), by,
                (before, more) -> before + more == 0 ? null : before + more);
        }
    }
}
