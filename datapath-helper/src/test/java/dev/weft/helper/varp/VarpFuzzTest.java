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

import dev.weft.helper.sheet.RelaySettings;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.Test;
import org.slf4j.LoggerFactory;

/** A million messages that are nearly right: nothing is thrown, nothing grows, all are counted. */
public class VarpFuzzTest {
    private static final int MESSAGES = 1_000_000;

    @Test
    public void aMillionHostileMessages() {
        final long seed = System.nanoTime();
        LoggerFactory.getLogger(VarpFuzzTest.class).info("seed {}", seed);
        final Random random = new Random(seed);
        final Net net = new Net(seed);
        final Net.Node one = net.add(1, 1);
        final Net.Node two = net.add(1, 2);
        final Net.Node far = net.add(2, 3);
        one.relays = new RelaySettings(Set.of(), Optional.of(new RelaySettings.Role(Set.of(two.address),
            Map.of(far.address, 6090), 6090, false)));
        one.engine.relays(one.relays);
        net.begin(Optional.empty());
        net.lossPercent = 100;
        one.plug(1);
        one.learn(2);
        final List<InetAddress> senders = List.of(one.address, two.address, far.address, Net.address("10.8.8.8"));
        for (int i = 0; i < MESSAGES; i++) {
            if (i % 100 == 0) {
                net.run(100);
                one.send(random.nextInt(6), 1 + random.nextInt(3), new byte[] {1});
                one.released.clear();
            }
            one.engine.received(senders.get(random.nextInt(senders.size())), ByteBuffer.wrap(message(random, senders)));
        }
        check(one);
    }

    private static void check(final Net.Node node) {
        assertEquals(MESSAGES, node.count(VarpCount.RECEIVED));
        final VnetStatus status = node.engine.status().get(0);
        assertTrue(status.toString(), status.known() + status.asking() <= 32 && status.framesWaiting() <= 40
            && status.here() <= 2);
        assertTrue("flows " + node.flows.size(), node.flows.size() <= 10);
        for (VarpCount what : List.of(VarpCount.STRANGER, VarpCount.MALFORMED, VarpCount.UNKNOWN_VNET,
                VarpCount.UNASKED, VarpCount.STALE, VarpCount.RELAYED, VarpCount.ANNOUNCEMENTS_HEARD,
                VarpCount.REQUESTS_ANSWERED)) {
            assertTrue(what + " of " + node.tally.named(), node.count(what) > 1000);
        }
    }

    private static byte[] message(final Random random, final List<InetAddress> addresses) {
        final VarpType[] types = VarpType.values();
        final byte[] bytes = new VarpMessage(types[random.nextInt(types.length)], random.nextBoolean(),
            random.nextInt(10) == 0, random.nextBoolean(), random.nextBoolean(), random.nextInt(7),
            random.nextInt(3), random.nextBoolean() ? random.nextInt(5) : random.nextLong() >>> 1,
            new Station(random.nextInt(20) == 0 ? 5 : Net.VNET, Net.station(random.nextInt(6)).mac()),
            addresses.get(random.nextInt(addresses.size()))).write();
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(50) == 0 ? Arrays.copyOf(bytes, random.nextInt(100)) : bytes;
    }
}
