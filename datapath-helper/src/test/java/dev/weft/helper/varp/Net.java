/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.end.LinkKey;
import dev.weft.helper.end.PortName;
import dev.weft.helper.sheet.RelaySettings;
import dev.weft.helper.vnet.VnetSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Nodes on LAN segments, with a clock that is moved by hand and a network that may lose, double and reorder messages.
 */
final class Net {
    static final long VNET = 0xf000_1001L;
    static final int TICK_MILLIS = 100;

    /** A message on its way. */
    private record Flight(long at, long order, InetAddress from, Node to, byte[] bytes) implements Comparable<Flight> {
        @Override
        public int compareTo(final Flight other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    /** An entry of a switch. */
    static final class Flow {
        private final long path;
        private final long until;
        private boolean used;

        Flow(final long path, final long until) {
            this.path = path;
            this.until = until;
        }
    }

    private final Map<InetAddress, Node> nodes = new LinkedHashMap<>();
    private final PriorityQueue<Flight> flights = new PriorityQueue<>();
    private final Random random;
    private long millis = 1_000_000;
    private long order;
    int lossPercent;
    int doublePercent;
    int longestDelay = 1;
    /** Messages that were sent, by type. */
    final Map<VarpType, Integer> sent = new HashMap<>();
    /** Of those: from proxy to proxy. */
    final Map<VarpType, Integer> crossed = new HashMap<>();

    Net(final long seed) {
        random = new Random(seed);
    }

    static InetAddress address(final String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static Station station(final int number) {
        return new Station(VNET, 0x02aa_0000_0000L + number);
    }

    static PortName port(final int number) {
        return new PortName.Plugged("port-" + number);
    }

    /** One more node, 10.SEGMENT.0.NUMBER. */
    Node add(final int segment, final int number) {
        final Node node = new Node(segment, address("10." + segment + ".0." + number), number);
        nodes.put(node.address, node);
        return node;
    }

    /** All nodes know each other. */
    void begin(final Optional<LinkKey> key) {
        nodes.values().forEach(node -> node.put(key));
    }

    long now() {
        return millis;
    }

    /** Lets time pass, and messages arrive. */
    void run(final int millisToPass) {
        final long end = millis + millisToPass;
        while (millis < end) {
            final long next = Math.min(end, millis / TICK_MILLIS * TICK_MILLIS + TICK_MILLIS);
            while (!flights.isEmpty() && flights.peek().at < next) {
                final Flight flight = flights.remove();
                millis = Math.max(millis, flight.at);
                if (flight.to.engine != null) {
                    flight.to.engine.received(flight.from, ByteBuffer.wrap(flight.bytes));
                }
            }
            millis = next;
            if (millis % TICK_MILLIS == 0) {
                nodes.values().forEach(Node::tick);
            }
        }
    }

    private void send(final InetAddress from, final Node to, final byte[] bytes) {
        VarpMessage.read(ByteBuffer.wrap(bytes)).ifPresent(message ->
            sent.merge(message.type(), 1, Integer::sum));
        final int copies = random.nextInt(100) < doublePercent ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            if (random.nextInt(100) >= lossPercent) {
                flights.add(new Flight(millis + random.nextInt(longestDelay), order++, from, to, bytes));
            }
        }
    }

    int count(final VarpType type) {
        return sent.getOrDefault(type, 0);
    }

    /** A node: an engine, and a switch that does as it says. */
    final class Node implements VarpActions {
        final int segment;
        final InetAddress address;
        final long path;
        final Map<Station, Flow> flows = new HashMap<>();
        /** Frames that were given back. */
        final List<byte[]> released = new ArrayList<>();
        final Map<PortName, Set<Long>> members = new HashMap<>();
        final Set<PortName> working = new HashSet<>();
        final Set<Station> learned = new HashSet<>();
        /** Where the frames of a proxy go. */
        final Map<Station, InetAddress> beyond = new HashMap<>();
        final VarpLimits limits = new VarpLimits(64, 32, 16, 8, 40, 4000, 16);
        RelaySettings relays = RelaySettings.none();
        int cleared;
        /** Nodes know those of their own segment only. */
        boolean proxied;
        VarpTally tally = new VarpTally();
        VarpEngine engine;
        int retry = 3;
        int attempts = 5;
        int expiry = 30;
        int queue = 16;
        /** How far this node's clock is ahead. */
        long clockAhead;
        Optional<LinkKey> key = Optional.empty();

        Node(final int segment, final InetAddress address, final long path) {
            this.segment = segment;
            this.address = address;
            this.path = path;
            restart();
        }

        /** The helper begins anew; the switch keeps what it has. */
        void restart() {
            tally = new VarpTally();
            engine = new VarpEngine(() -> millis * 1_000_000, () -> Instant.ofEpochMilli(millis + clockAhead), this,
                working::contains, new Random(random.nextLong()), limits, tally);
            engine.own(List.of(address));
            engine.relays(relays);
        }

        void put(final Optional<LinkKey> with) {
            key = with;
            engine.put(settings());
        }

        VnetSettings settings() {
            final Map<InetAddress, Long> far = new HashMap<>();
            nodes.values().stream().filter(other -> other != this && (!proxied || other.segment == segment))
                .forEach(other -> far.put(other.address, other.path));
            return new VnetSettings(VNET, "farm", retry, attempts, expiry, queue, far, members, key);
        }

        /** A station is plugged in here. */
        void plug(final int number) {
            members.put(Net.port(number), Set.of(station(number).mac()));
            engine.put(settings());
            working.add(Net.port(number));
            engine.port(Net.port(number), true);
        }

        void unplug(final int number) {
            working.remove(Net.port(number));
            engine.port(Net.port(number), false);
            members.remove(Net.port(number));
            engine.put(settings());
        }

        boolean has(final int number) {
            return working.contains(Net.port(number)) || learned.contains(station(number));
        }

        void learn(final int number) {
            flows.remove(station(number));
            learned.add(station(number));
            engine.learned(station(number), true);
        }

        /** A guest sends a frame to a station of another node; where it goes at once, or -1 if it waits. */
        long send(final int number, final int guest, final byte[] frame) {
            final Flow flow = flow(station(number));
            if (flow != null) {
                flow.used = true;
                return flow.path;
            }
            engine.frame(station(number), guest, frame);
            return -1;
        }

        /** Where frames to a station go; null if the switch does not know. */
        Flow flow(final Station station) {
            final Flow flow = flows.get(station);
            return flow == null || flow.until <= millis ? null : flow;
        }

        /** The path of frames to a station; -1: none. */
        long pathTo(final int number) {
            final Flow flow = flow(station(number));
            return flow == null ? -1 : flow.path;
        }

        long count(final VarpCount what) {
            return tally.get(what);
        }

        void tick() {
            engine.takeDue().forEach(station -> {
                final Flow flow = flow(station);
                if (flow != null && flow.used) {
                    engine.used(station);
                }
            });
            engine.tick();
        }

        @Override
        public void multicast(final InetAddress own, final byte[] message) {
            nodes.values().stream().filter(other -> other != this && other.segment == segment)
                .forEach(other -> Net.this.send(own, other, message));
        }

        @Override
        public void unicast(final InetAddress own, final InetAddress to, final int port, final byte[] message) {
            Net.this.send(own, nodes.get(to), message);
        }

        @Override
        public void toRelay(final InetAddress own, final InetAddress relay, final int port, final byte[] message) {
            crossed.merge(VarpMessage.read(ByteBuffer.wrap(message)).orElseThrow().type(), 1, Integer::sum);
            Net.this.send(own, nodes.get(relay), message);
        }

        @Override
        public void clear(final long vnet) {
            cleared++;
        }

        @Override
        public void beyond(final Station station, final InetAddress relay) {
            beyond.put(station, relay);
        }

        @Override
        public void place(final Station station, final long to, final int seconds, final List<byte[]> frames) {
            flows.put(station, new Flow(to, millis + seconds * 1000L));
            released.addAll(frames);
        }

        @Override
        public void move(final Station station, final long to) {
            if (learned.remove(station)) {
                flows.put(station, new Flow(to, millis + 300_000));
            } else if (flow(station) != null) {
                flows.put(station, new Flow(to, flow(station).until));
            }
        }

        @Override
        public void remove(final Station station) {
            flows.remove(station);
        }

        @Override
        public void release(final List<byte[]> frames) {
            released.addAll(frames);
        }
    }
}
