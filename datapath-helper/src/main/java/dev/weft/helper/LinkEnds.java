/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.control.ControlPort;
import dev.weft.helper.counter.EndCounters;
import dev.weft.helper.counter.TrafficTable;
import dev.weft.helper.database.InterfaceRow;
import dev.weft.helper.end.EndReader;
import dev.weft.helper.end.EndSettings;
import dev.weft.helper.end.PortName;
import dev.weft.helper.fragment.SegmentCounters;
import dev.weft.helper.liveness.ControlTotals;
import dev.weft.helper.liveness.LivenessEngine;
import dev.weft.helper.liveness.PortState;
import dev.weft.helper.port.PortWatch;
import dev.weft.helper.report.EndReport;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * The ends of links on this node and all that is known of them (VL-10 to VL-12). All of it on one thread.
 */
final class LinkEnds implements SettingsBook.Listener<EndSettings> {
    /** Hears of ends. */
    interface Listener {
        /** An end is new, or it is another way than before. */
        void changed(long id);

        /** An end is gone. */
        void removed(long id);

        /** A port changed, of an end or not. */
        void port(PortName name, PortState state);
    }

    static final SettingsBook.Kind<EndSettings> KIND = new SettingsBook.Kind<>(EndReader.PREFIX, "an end", "ends",
        EndReader.MAX_ENDS, EndReader::read, EndSettings::id);

    /** In which the numbers of the two ends of a link differ. */
    private static final int OTHER_SIDE = 1;

    private final SettingsBook<EndSettings> book = new SettingsBook<>(KIND, this);
    private final TrafficTable traffic = new TrafficTable();
    private final SegmentCounters segments;
    private final Listener listener;
    /** How many ends name an interface. */
    private final Map<String, Integer> devices = new HashMap<>();
    private final ControlPort port;
    private final LivenessEngine engine;
    private final PortWatch ports;

    /**
     * No ends yet.
     *
     * @param thread the one thread
     * @param segments counts oversize frames of links; is told which to expect
     * @param portBroken is told, on any thread, when the control port should be opened again
     * @param listener hears of every change
     */
    LinkEnds(final Executor thread, final SegmentCounters segments, final Runnable portBroken,
            final Listener listener) {
        this.segments = segments;
        this.listener = listener;
        port = new ControlPort(thread, this::received, portBroken);
        engine = new LivenessEngine(System::nanoTime, InstantSource.system(), port,
            status -> listener.changed(status.id()), new SecureRandom());
        ports = new PortWatch((name, state) -> {
            engine.port(name, state);
            listener.port(name, state);
        });
    }

    /** Keys of the database changed, of ends and others. */
    void externalIds(final Map<String, Optional<String>> changes) {
        book.changed(changes);
        port.flush();
    }

    /** Interfaces changed. */
    void interfaces(final Map<UUID, Optional<InterfaceRow>> changes) {
        ports.changed(changes);
        port.flush();
    }

    /** How a port is. */
    PortState port(final PortName name) {
        return ports.state(name);
    }

    /** A moment passed. */
    void tick() {
        engine.tick();
        port.flush();
    }

    /** How often the counters of ends should be read; empty: liveness does not need it. */
    Optional<Duration> trafficInterval() {
        return engine.trafficInterval();
    }

    /** An end received something. */
    void traffic(final long id, final long receivedPackets) {
        engine.traffic(id, receivedPackets);
    }

    @Override
    public void put(final Optional<EndSettings> before, final EndSettings now) {
        before.ifPresent(old -> count(old, -1));
        count(now, 1);
        traffic.add(now.id());
        segments.expect(now.segment());
        engine.put(now);
        listener.changed(now.id());
    }

    @Override
    public void remove(final EndSettings before) {
        count(before, -1);
        engine.remove(before.id());
        traffic.remove(before.id());
        if (book.find(before.id() ^ OTHER_SIDE).isEmpty()) {
            segments.forget(before.segment());
        }
        listener.removed(before.id());
    }

    boolean isEmpty() {
        return book.ids().isEmpty();
    }

    Collection<Long> ids() {
        return book.ids();
    }

    /** The interface that an end names; empty: none. */
    Optional<String> device(final long id) {
        return book.find(id).flatMap(LinkEnds::deviceOf);
    }

    /** Whether an end names this interface. */
    boolean isNamed(final String device) {
        return devices.containsKey(device);
    }

    /** All that is known of an end; empty: it is not here. */
    Optional<EndReport> end(final long id) {
        return book.find(id).flatMap(settings -> engine.status(id)
            .map(status -> new EndReport(settings, status, counters(settings))));
    }

    /** What is wrong with what the controller says of ends, if anything. */
    Optional<String> problem() {
        return book.problem();
    }

    /** Control messages of all ends. */
    ControlTotals totals() {
        return engine.totals();
    }

    TrafficTable trafficTable() {
        return traffic;
    }

    ControlPort controlPort() {
        return port;
    }

    private EndCounters counters(final EndSettings settings) {
        final EndCounters passed = traffic.counters(settings.id());
        final SegmentCounters.Counts large = segments.read(settings.segment());
        return new EndCounters(passed.sentPackets(), passed.sentBytes(), passed.receivedPackets(),
            passed.receivedBytes(), large.split(), large.joined(), large.dropped());
    }

    private void count(final EndSettings end, final int by) {
        deviceOf(end).ifPresent(name -> devices.merge(name, by, (count, more) -> count + more == 0 ? null
            : Integer.valueOf(count + more)));
    }

    private static Optional<String> deviceOf(final EndSettings end) {
        return end.port() instanceof PortName.Device named ? Optional.of(named.device()) : Optional.empty();
    }

    private void received(final int segment, final long path, final ByteBuffer message) {
        engine.received(segment, path, message);
    }
}
