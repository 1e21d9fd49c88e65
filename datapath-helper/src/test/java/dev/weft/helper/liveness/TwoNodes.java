/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import dev.weft.helper.end.EndSettings;
import dev.weft.helper.end.Intervals;
import dev.weft.helper.end.LinkKey;
import dev.weft.helper.end.PortName;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Two nodes with an engine each and a network between them that loses what a test wants it to, in a time that only
 * passes when a test says so.
 */
final class TwoNodes {
    static final int SEGMENT = 4097;
    static final Intervals SHORT = new Intervals(3, 1, 9);
    static final LinkKey KEY = key(1);

    private static final long MILLISECOND = 1_000_000;
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    /** One node: side 0 of all its links is on the first, side 1 on the second. */
    final class Node {
        private final int side;
        private final Map<Long, EndSettings> ends = new HashMap<>();
        private final Map<PortName, PortState> ports = new HashMap<>();
        private final Map<Long, Long> packets = new HashMap<>();
        private final List<Flight> waiting = new ArrayList<>();
        final List<EndStatus> told = new ArrayList<>();
        final List<byte[]> sent = new ArrayList<>();
        private LivenessEngine engine;
        private boolean frozen;
        long clockOffset;
        /** What of its messages the network takes to the other node; may change them; null: lost. */
        UnaryOperator<byte[]> way = bytes -> bytes;

        Node(final int side) {
            this.side = side;
            start();
        }

        LivenessEngine engine() {
            return engine;
        }

        /** Starts the helper, or starts it again, with what it knew from outside; what is on the wire is lost. */
        void start() {
            flights.clear();
            engine = new LivenessEngine(() -> nanos, () -> START.plusNanos(nanos - begun + clockOffset), this::send,
                told::add, random);
            ports.forEach(engine::port);
            ends.values().forEach(engine::put);
        }

        void put(final EndSettings end) {
            ends.put(end.id(), end);
            engine.put(end);
        }

        void remove(final long id) {
            ends.remove(id);
            engine.remove(id);
        }

        void port(final PortName name, final PortState state) {
            ports.put(name, state);
            engine.port(name, state);
        }

        void port(final PortState state) {
            port(TwoNodes.port(SEGMENT), state);
        }

        EndSettings settings() {
            return ends.get(2L * SEGMENT + side);
        }

        EndStatus status() {
            return engine.status(2L * SEGMENT + side).orElseThrow();
        }

        boolean is(final Liveness liveness) {
            return status().liveness() == liveness;
        }

        /** All there is to see. */
        String seen() {
            return status().liveness() + status().cause().map(cause -> " " + cause).orElse("");
        }

        void freeze() {
            frozen = true;
        }

        void thaw() {
            frozen = false;
            waiting.forEach(this::take);
            waiting.clear();
        }

        /** Frames of users that come to the end of a segment. */
        void traffic(final int segment, final int frames) {
            packets.merge(2L * segment + side, (long) frames, Long::sum);
        }

        void resetCounters() {
            packets.replaceAll((id, count) -> 0L);
        }

        private void send(final int ofport, final ByteBuffer message) {
            final byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            sent.add(bytes);
            final byte[] changed = way.apply(bytes);
            if (changed != null) {
                final Node to = this == first ? second : first;
                flights.add(new Flight(nanos + delay(), to, segment(ofport), changed));
            }
        }

        private long delay() {
            return MILLISECOND / 2 + random.nextInt((int) (2 * MILLISECOND));
        }

        private void take(final Flight flight) {
            if (frozen) {
                waiting.add(flight);
            } else {
                // Padded as on the wire
                engine.received(flight.segment, 1, ByteBuffer.wrap(Arrays.copyOf(flight.bytes, 46)));
            }
        }

        private void tick(final int tick) {
            if (!frozen) {
                if (tick % 10 == side) {
                    packets.forEach(engine::traffic);
                }
                engine.tick();
            }
        }
    }

    private record Flight(long at, Node to, int segment, byte[] bytes) {
    }

    private final Random random;
    private final PriorityQueue<Flight> flights = new PriorityQueue<>(Comparator.comparingLong(Flight::at));
    private final long begun;
    private long nanos;
    private int ticks;
    private boolean chatting;
    final Node first;
    final Node second;

    TwoNodes(final long seed) {
        random = new Random(seed);
        begun = random.nextLong();
        nanos = begun;
        first = new Node(0);
        second = new Node(1);
    }

    /** Two nodes with one link in service. */
    static TwoNodes linked(final Optional<LinkKey> key) {
        final var nodes = new TwoNodes(1);
        nodes.first.port(PortState.up(ofport(SEGMENT)));
        nodes.second.port(PortState.up(ofport(SEGMENT)));
        nodes.first.put(end(SEGMENT, 0, key, SHORT));
        nodes.second.put(end(SEGMENT, 1, key, SHORT));
        return nodes;
    }

    static EndSettings end(final int segment, final int side, final Optional<LinkKey> key, final Intervals intervals) {
        return new EndSettings("link-" + segment, side, segment, port(segment), OptionalLong.of(1), intervals, key);
    }

    static LinkKey key(final int number) {
        final byte[] bytes = new byte[LinkKey.BYTES];
        bytes[0] = (byte) number;
        return LinkKey.parse(Base64.getEncoder().encodeToString(bytes));
    }

    static PortName port(final int segment) {
        return new PortName.Plugged("port-" + segment);
    }

    static int ofport(final int segment) {
        return segment - 4000;
    }

    private static int segment(final int ofport) {
        return ofport + 4000;
    }

    /** Users of the link talk without end, as far as the network lets them. */
    void chat(final boolean wanted) {
        chatting = wanted;
    }

    void seconds(final int seconds) {
        ticks(10 * seconds);
    }

    void ticks(final int number) {
        for (int i = 0; i < number; i++) {
            final long next = nanos + 100 * MILLISECOND;
            deliver(next);
            nanos = next;
            ticks++;
            if (chatting) {
                talk();
            }
            first.tick(ticks);
            second.tick(ticks);
        }
        deliver(nanos + 99 * MILLISECOND);
    }

    private void talk() {
        if (first.way.apply(new byte[0]) != null) {
            second.traffic(SEGMENT, 1);
        }
        if (second.way.apply(new byte[0]) != null) {
            first.traffic(SEGMENT, 1);
        }
    }

    private void deliver(final long until) {
        final long now = nanos;
        while (!flights.isEmpty() && flights.element().at <= until) {
            final Flight flight = flights.remove();
            nanos = Math.max(nanos, flight.at);
            flight.to.take(flight);
        }
        nanos = now;
    }

    /** A message of the first node, as somebody without the key would write it. */
    static byte[] message(final MessageType type, final Word word, final long sequence, final int side) {
        final ByteBuffer buffer = ByteBuffer.allocate(ControlMessage.BYTES);
        new ControlMessage(type, word, true, side, sequence, 0, SEGMENT).write(buffer);
        return buffer.array();
    }
}
