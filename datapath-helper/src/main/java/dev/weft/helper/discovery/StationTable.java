/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.proxy.Proxy;
import dev.weft.helper.varp.Station;
import dev.weft.helper.varp.VarpEngine;
import dev.weft.helper.varp.VarpLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The stations that the switch learned, and what they are to discovery. On one thread.
 */
final class StationTable implements AutoCloseable {
    private final ScheduledExecutorService thread;
    private final VarpEngine engine;
    private final Proxy proxy;
    private final Runnable broken;
    private final LearnedStations learned;
    private Optional<StationWatch> watch = Optional.empty();

    /**
     * A table of no switch.
     *
     * @param broken is told, on any thread, when {@link #watch} is needed
     */
    StationTable(final ScheduledExecutorService thread, final VarpEngine engine, final Proxy proxy,
            final Runnable broken) {
        this.thread = thread;
        this.engine = engine;
        this.proxy = proxy;
        this.broken = broken;
        learned = new LearnedStations(this::moved, this::at, VarpLimits.DEFAULT.stations());
    }

    /** Hears of all stations of a switch from now on, unless it does already. */
    void watch(final Path path) throws IOException {
        if (watch.filter(open -> open.serves(path)).isEmpty()) {
            watch.ifPresent(StationWatch::close);
            watch = Optional.empty();
            learned.begin();
            watch = Optional.of(StationWatch.open(path, thread, this::learned, broken));
        }
    }

    /** Tells those of a vnet again, which was not known before. */
    void again(final long vnet) {
        learned.again(vnet);
    }

    /** Ports are something else now, perhaps. */
    void look() {
        learned.look();
    }

    @Override
    public void close() {
        watch.ifPresent(StationWatch::close);
        watch = Optional.empty();
        learned.begin();
        learned.changed(List.of(), true);
    }

    private void learned(final StationWatch from, final List<StationWatch.Change> changes, final boolean listed) {
        if (watch.filter(from::equals).isPresent()) {
            learned.changed(changes, listed);
        }
    }

    private LearnedStations.Where at(final long vnet, final int from) {
        final OptionalInt beyond = proxy.port(vnet);
        final boolean unknown = beyond.isEmpty() && proxy.serves(vnet);
        return unknown ? LearnedStations.Where.AWAY
            : beyond.equals(OptionalInt.of(from)) ? LearnedStations.Where.BEYOND : LearnedStations.Where.HERE;
    }

    private void moved(final Station station, final LearnedStations.Where before,
            final LearnedStations.Where now) {
        if (before == LearnedStations.Where.BEYOND) {
            engine.behind(station, false);
        } else if (before == LearnedStations.Where.HERE) {
            engine.learned(station, false);
        }
        if (now == LearnedStations.Where.BEYOND) {
            engine.behind(station, true);
        } else if (now == LearnedStations.Where.HERE) {
            engine.learned(station, true);
        }
    }
}
