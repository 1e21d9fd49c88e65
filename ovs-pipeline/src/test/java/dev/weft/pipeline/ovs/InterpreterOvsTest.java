/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.feature.Scenario;
import java.io.IOException;
import java.util.Random;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The interpreter says of random frames what a real Open vSwitch with the same flows says (SI-12): the same flows in
 * the same order, the same copies through the same ports with the same headers.
 */
public class InterpreterOvsTest {
    private static final int FRAMES = 1500;

    @ClassRule
    public static final Tracer MANY = new Tracer(Scenario.MANY);
    @ClassRule
    public static final Tracer SERVICES = new Tracer(Scenario.SERVICES);

    @ClassRule
    public static final Tracer BUILT_IN = new Tracer(Scenario.BUILT_IN);

    private final long seed = Long.getLong("weft.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @BeforeClass
    public static void addUnderlay() throws IOException, InterruptedException {
        TraceComparison.addUnderlay(MANY);
        TraceComparison.addUnderlay(SERVICES);
        TraceComparison.addUnderlay(BUILT_IN);
    }

    @Test
    public void framesOfLinksAndNetworks() throws IOException, InterruptedException {
        final var comparison = new TraceComparison(MANY, Scenario.MANY);
        for (int i = 0; i < FRAMES; i++) {
            comparison.compare("-Dweft.seed=" + seed, RandomFrame.of(random));
        }
        assertTrue("only " + comparison.delivered() + " of " + FRAMES + " frames went anywhere",
            comparison.delivered() > FRAMES / 8);
        assertTrue("no header was taken off", comparison.taken() > 0);
    }

    @Test
    public void framesOfBuiltInServices() throws IOException, InterruptedException {
        final var comparison = new TraceComparison(BUILT_IN, Scenario.BUILT_IN);
        for (int i = 0; i < FRAMES; i++) {
            comparison.compare("-Dweft.seed=" + seed, ServiceFrame.builtIn(random));
        }
        assertTrue("only " + comparison.delivered() + " of " + FRAMES + " frames went anywhere, "
            + comparison.tracked() + " through connection tracking", comparison.delivered() > FRAMES / 16
            && comparison.tracked() > FRAMES / 8);
    }

    @Test
    public void framesOfServices() throws IOException, InterruptedException {
        final var comparison = new TraceComparison(SERVICES, Scenario.SERVICES);
        for (int i = 0; i < FRAMES; i++) {
            comparison.compare("-Dweft.seed=" + seed, ServiceFrame.of(random));
        }
        assertTrue("only " + comparison.delivered() + " of " + FRAMES + " frames went anywhere, "
            + comparison.tracked() + " through connection tracking", comparison.delivered() > FRAMES / 8
            && comparison.tracked() > FRAMES / 8);
        assertTrue("no header was taken off", comparison.taken() > 0);
    }
}
