/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.GuestFrames.Kind;
import dev.weft.helper.TunnelHosts.Cable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.slf4j.LoggerFactory;

/**
 * Frames of every kind come out of halves as they went in, byte by byte, whatever happens to halves on their way
 * (VL-8, VL-9).
 */
public class OversizeFramesOvsTest {
    private static final String PLAIN = "10.1.0.";
    /** Outer headers with IPv4 behind the outer Ethernet header, and the inner Ethernet header. */
    private static final int OVERHEAD = 48 + 14;

    @Rule
    public final Stage stage = new Stage(150);

    private final Random random = seeded();
    private TunnelHosts hosts;

    @Test
    public void framesOfEveryKindAreTheSameAfterwards() throws Exception {
        start(Cable.plain());
        for (boolean ipv6 : List.of(false, true)) {
            hosts.link(ipv6);
            awaitLarge();
            for (int from = 1; from <= 2; from++) {
                assertUnharmed(from, frames(1500 - OVERHEAD - 26, 1500 - OVERHEAD + 4, 1));
                assertUnharmed(from, frames(1497, 1500, 1));
            }
        }
    }

    @Test
    public void jumboFramesGoInTwoHalvesAsWell() throws Exception {
        start(Cable.jumbo());
        for (boolean ipv6 : List.of(false, true)) {
            hosts.link(ipv6);
            awaitLarge();
            assertUnharmed(1, frames(5000 - OVERHEAD - 26, 5000 - OVERHEAD + 4, 1));
            assertUnharmed(2, frames(5000, 8990, 399));
            assertUnharmed(1, frames(8998, 9000, 1));
        }
        final int limit = 5000 - OVERHEAD - 28;
        assertEquals(List.of(), hosts.unanswered(1, PLAIN, limit - 22, limit + 2));
        assertEquals(List.of(), hosts.unanswered(2, PLAIN, hosts.largest() - 3, hosts.largest()));
    }

    @Test
    public void theSecondHalfMayComeFirst() throws Exception {
        start(Cable.plain().with(Relay.Trouble.SWAP));
        for (int from = 1; from <= 2; from++) {
            assertUnharmed(from, frames(1460, 1500, 2));
        }
    }

    @Test
    public void halvesThatComeTwiceMakeOneFrame() throws Exception {
        start(Cable.plain().with(Relay.Trouble.DUPLICATE));
        for (int from = 1; from <= 2; from++) {
            assertUnharmed(from, frames(1460, 1500, 2));
        }
    }

    @Test
    public void halvesThatGetLostCostOnlyTheirOwnFrames() throws Exception {
        start(Cable.plain().with(Relay.Trouble.LOSE));
        for (int from = 1; from <= 2; from++) {
            final List<byte[]> sent = frames(1460, 1500, 1);
            // Every third is lost; which one is the first depends on the ones before
            final int least = sent.size() - sent.size() / 3 - 1;
            final var frames = new GuestFrames(hosts, random);
            final List<String> heard = GuestFrames.sorted(frames.send(from, sent, least));
            final Set<String> known = new HashSet<>(GuestFrames.sorted(sent));
            assertTrue("made of halves that do not belong together", known.containsAll(heard));
            assertEquals("twice", new HashSet<>(heard).size(), heard.size());
            assertTrue(heard.size() + " of " + sent.size(), heard.size() <= sent.size() - sent.size() / 3);
        }
    }

    private void start(final Cable cable) throws Exception {
        hosts = stage.set(dir -> new TunnelHosts(dir, cable));
        for (int number = 1; number <= 2; number++) {
            hosts.node(number).sheet(hosts.sheet(number));
            hosts.node(number).helper();
        }
        awaitLarge();
    }

    private void awaitLarge() throws Exception {
        Await.until("large frames go through", () -> hosts.answers(1, PLAIN, hosts.largest(), "-c 1 -W 1"),
            Boolean::booleanValue);
    }

    private List<byte[]> frames(final int first, final int last, final int step) {
        final List<byte[]> frames = new ArrayList<>();
        for (int length = first; length <= last; length += step) {
            for (Kind kind : Kind.values()) {
                frames.add(new GuestFrames(hosts, random).frame(kind, length));
            }
        }
        return frames;
    }

    private void assertUnharmed(final int from, final List<byte[]> sent) throws Exception {
        final List<byte[]> heard = new GuestFrames(hosts, random).send(from, sent, sent.size());
        assertEquals(GuestFrames.sorted(sent), GuestFrames.sorted(heard));
    }

    private static Random seeded() {
        final long seed = System.nanoTime();
        LoggerFactory.getLogger(OversizeFramesOvsTest.class).info("seed {}", seed);
        return new Random(seed);
    }
}
