/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;
import org.slf4j.LoggerFactory;

/** Any schedule of loss, doubling, reordering, restarts and moves: afterwards everybody finds everything. */
public class VarpPropertyTest {
    private static final int NODES = 5;
    private static final int STATIONS = 12;
    private static final int STEPS = 400;
    private static final byte[] FRAME = {1};

    private final Random random;
    private final Net net;
    private final List<Net.Node> nodes;
    private final int[] homes = new int[STATIONS];

    public VarpPropertyTest() {
        final long seed = System.nanoTime();
        LoggerFactory.getLogger(VarpPropertyTest.class).info("seed {}", seed);
        random = new Random(seed);
        net = new Net(seed);
        nodes = IntStream.rangeClosed(1, NODES).mapToObj(i -> net.add(1, i)).toList();
    }

    @Test
    public void afterAnyScheduleEverybodyFindsEverything() {
        for (int round = 0; round < 20; round++) {
            schedule();
            settle(round);
        }
    }

    private void schedule() {
        net.begin(Optional.empty());
        net.lossPercent = random.nextInt(60);
        net.doublePercent = random.nextInt(40);
        net.longestDelay = 1 + random.nextInt(1500);
        for (int step = 0; step < STEPS; step++) {
            step();
            net.run(random.nextInt(300));
            nodes.forEach(VarpPropertyTest::checkBounds);
        }
    }

    private void step() {
        final int station = random.nextInt(STATIONS);
        final Net.Node node = nodes.get(random.nextInt(NODES));
        switch (random.nextInt(20)) {
            case 0 -> move(station, node);
            case 1 -> restart(node);
            default -> {
                if (!node.has(station)) {
                    node.send(station, 1 + station % 3, FRAME);
                }
            }
        }
    }

    private void move(final int station, final Net.Node node) {
        if (homes[station] > 0) {
            nodes.get(homes[station] - 1).unplug(station);
        }
        homes[station] = (int) node.path;
        node.plug(station);
    }

    private void restart(final Net.Node node) {
        final long frames = node.count(VarpCount.FRAMES_WAITED);
        assertTrue(frames >= 0);
        node.restart();
        node.engine.put(node.settings());
    }

    private static void checkBounds(final Net.Node node) {
        final VnetStatus status = node.engine.status().get(0);
        assertTrue(status.toString(), status.known() + status.asking() <= node.limits.entriesPerVnet()
            && status.asking() <= node.limits.requests() && status.framesWaiting() <= node.limits.frames());
        final long waited = node.count(VarpCount.FRAMES_WAITED);
        final long gone = node.released.size() + node.count(VarpCount.FRAMES_NOT_FOUND);
        assertTrue(waited - status.framesWaiting() + " of " + gone, waited - status.framesWaiting() <= gone);
    }

    /** Nothing is lost any more: within the expiry of what was known wrongly, everything is right. */
    private void settle(final int round) {
        net.lossPercent = 0;
        net.doublePercent = 0;
        net.longestDelay = 20;
        net.run(2000);
        for (int second = 0; second < 50; second++) {
            talk();
            net.run(1000);
        }
        for (Net.Node node : nodes) {
            for (int station = 0; station < STATIONS; station++) {
                final boolean somewhere = homes[station] > 0 && homes[station] != node.path;
                assertEquals("round " + round + ", station " + station + " seen from " + node.address,
                    somewhere ? homes[station] : -1, node.has(station) ? -1 : node.pathTo(station));
            }
        }
    }

    private void talk() {
        for (Net.Node node : nodes) {
            for (int station = 0; station < STATIONS; station++) {
                if (!node.has(station)) {
                    node.send(station, 1 + station % 3, FRAME);
                }
            }
        }
    }
}
