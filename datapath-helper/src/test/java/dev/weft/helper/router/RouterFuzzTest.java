/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import static dev.weft.helper.router.Bench.BLUE;
import static dev.weft.helper.router.Bench.BLUE_MAC;
import static dev.weft.helper.router.Bench.RED;
import static dev.weft.helper.router.Bench.RED_MAC;
import static dev.weft.helper.router.Bench.address;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.router.wire.FrameWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Test;
import org.slf4j.LoggerFactory;

/** Whatever comes, nothing breaks, and nothing grows. */
public class RouterFuzzTest {
    private static final int ROUNDS = 200_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Before
    public void before() {
        LoggerFactory.getLogger(RouterFuzzTest.class).info("seed {}", seed);
    }

    /** Good frames of all kinds. */
    private static List<byte[]> good() {
        final FrameWriter station = Bench.station();
        return List.of(station.ask(address("10.1.0.5"), address("10.1.0.1"), FrameWriter.BROADCAST).array(),
            station.arp(false, address("10.2.0.5"), BLUE_MAC, address("10.2.0.1")).array(),
            station.ask(address("fd00:1::5"), address("fd00:1::1"), FrameWriter.BROADCAST).array(),
            station.advertise(address("fd00:2::5"), address("fd00:2::1"), BLUE_MAC).array(),
            Bench.packet("10.2.0.5", RED_MAC).array(), Bench.packet("fd00:2::5", RED_MAC).array(),
            Bench.packet("10.1.0.1", RED_MAC).array(), Bench.packet("fd00:1::1", RED_MAC).array(),
            echo("10.1.0.1"), echo("fd00:1::1"));
    }

    private static byte[] echo(final String to) {
        final ByteBuffer frame = Bench.packet(to, RED_MAC);
        final boolean ipv4 = to.indexOf(':') < 0;
        final int ip = RouterFrame.ROOM + 14;
        frame.put(ip + (ipv4 ? 9 : 6), (byte) (ipv4 ? 1 : 58))
            .put(ip + (ipv4 ? 20 : 40), (byte) (ipv4 ? 8 : 128));
        return frame.array();
    }

    @Test
    public void hostileFrames() {
        final Bench bench = new Bench();
        bench.engine.put(Bench.settings(3, "10.2.0.254"));
        final List<byte[]> good = good();
        for (int i = 0; i < ROUNDS; i++) {
            final byte[] frame = damaged(good.get(random.nextInt(good.size())));
            bench.engine.frame(frame);
            if (i % 50 == 0) {
                bench.run(100);
            }
            bounds(bench);
        }
        bench.run(20_000);
        bounds(bench);
        final RouterStatus left = bench.engine.status().get(0);
        assertTrue("seed " + seed + ": " + left, left.asking() == 0 && left.framesWaiting() == 0);
    }

    private void bounds(final Bench bench) {
        final RouterStatus status = bench.engine.status().get(0);
        assertTrue("seed " + seed + ": " + status, status.known() + status.asking() <= Bench.LIMITS.ofGateway()
            && status.asking() <= Bench.LIMITS.askedOfGateway() && status.framesWaiting() <= Bench.LIMITS.frames());
        bench.sent.clear();
    }

    private byte[] damaged(final byte[] whole) {
        final byte[] frame = RouterFrame.send(random.nextBoolean() ? RED : BLUE, 3, whole.clone());
        ByteBuffer.wrap(frame).putInt(26, 3 << 16 | (random.nextInt(4) == 0 ? 9 : 0))
            .putInt(34, List.of(1, 2, 2, 3, 4, 6).get(random.nextInt(6)));
        final int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            // some with effect on lengths, headers and addresses, some anywhere
            final int at = random.nextInt(3) == 0 ? random.nextInt(frame.length)
                : RouterFrame.ROOM + random.nextInt(Math.min(60, frame.length - RouterFrame.ROOM));
            frame[at] = (byte) (random.nextBoolean() ? random.nextInt() : frame[at] ^ 1 << random.nextInt(8));
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length + 1)) : frame;
    }

    @Test
    public void hostileAnswersOfTheSwitch() {
        final byte[] good = HexFormat.of().parseHex(NeighbourFlowTest.TOLD);
        for (int i = 0; i < ROUNDS; i++) {
            final byte[] message = Arrays.copyOf(good, good.length);
            for (int change = random.nextInt(4); change > 0; change--) {
                message[16 + random.nextInt(message.length - 16)] = (byte) random.nextInt();
            }
            final int length = random.nextInt(3) == 0 ? 16 + random.nextInt(message.length - 15) : message.length;
            try {
                NeighbourFlow.read(ByteBuffer.wrap(Arrays.copyOf(message, length)), 0, length, new ArrayList<>());
            } catch (IOException e) {
                assertTrue(e.getMessage(), e.getMessage().contains("cut off") || e.getMessage().contains("address"));
            }
        }
    }
}
