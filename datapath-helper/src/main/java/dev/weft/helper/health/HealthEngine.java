/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * All instances of a node that are probed (SI-8). Without threads and sockets: one thread calls all methods, and what
 * is to be sent or told is told during the call.
 */
final class HealthEngine {
    private final HealthSurroundings node;
    private final Map<Long, ProbedInstance> instances = new HashMap<>();
    private long unexpected;

    /**
     * Makes an engine without instances.
     *
     * @param nanoTime as {@link System#nanoTime()}
     * @param wall the time of day, for reports
     * @param sender takes probes to the switch
     * @param ports tells how a port is
     * @param changed is told each change of health
     * @param random for nonces, so that it should be a {@link java.security.SecureRandom}
     */
    HealthEngine(final LongSupplier nanoTime, final InstantSource wall, final ProbeSender sender,
            final Function<PortName, PortState> ports, final LongConsumer changed, final RandomGenerator random) {
        node = new HealthSurroundings(nanoTime, wall, sender, ports, changed, random);
    }

    /** Adds an instance or changes its settings. */
    void put(final ProbeSettings settings) {
        final ProbedInstance instance = instances.get(settings.id());
        if (instance == null) {
            instances.put(settings.id(), new ProbedInstance(settings, node));
        } else if (!settings.equals(instance.settings())) {
            instance.change(settings);
        }
    }

    /** Forgets an instance. */
    void remove(final long id) {
        Optional.ofNullable(instances.remove(id)).ifPresent(ProbedInstance::stop);
    }

    /** Lets time pass; to be called every 100 ms. */
    void tick() {
        node.tick();
    }

    /** A probe came back from the switch. One that nobody waits for says nothing: it is late, old or forged. */
    void returned(final ProbeFrame.Returned back) {
        final ProbedInstance instance = instances.get(back.probe().instance());
        if (instance == null || !instance.returned(back)) {
            unexpected++;
        }
    }

    /** Probes that came and did not count. */
    long unexpected() {
        return unexpected;
    }

    Collection<Long> ids() {
        return Collections.unmodifiableSet(instances.keySet());
    }

    /** How an instance is; empty: it is not here. */
    Optional<InstanceStatus> status(final long id) {
        return Optional.ofNullable(instances.get(id)).map(ProbedInstance::status);
    }
}
