/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.AddressTable.Origin;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.pipeline.feature.LearnedStation.Place;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.wire.WireFlow;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.Test;

/**
 * Learned flows are read as what they mean, and nothing else is. {@code NetworkOvsTest} reads those of real switches.
 */
public class LearnedStationTest {
    private static final Cookie COOKIE = new Cookie(0x5805000000000007L);
    private static final String MATCH = "80000606" + "02bb00000007" + "80000408" + "0000000000003001";
    private static final String LOAD = "0004002000000000" + "ffff001800002320" + "0007";
    private static final String TO_PORT = LOAD + "000f00010604" + "0000000000000009";
    private static final String TO_PATH = LOAD + "001f00010404" + "0000000000010002";

    @Test
    public void learnedFlowsAreStations() {
        assertEquals(Optional.of(station(new Place.Port(9))), read(32, COOKIE.value(), MATCH, TO_PORT));
        assertEquals(Optional.of(station(new Place.Far(new PathId(0x10002)))),
            read(32, COOKIE.value(), MATCH, TO_PATH));
    }

    @Test
    public void whatTheHelperFoundIsDiscovered() {
        final var mac = MacAddress.of("02:bb:00:00:00:07");
        final var message = discovered(new NetworkId("farm"), NetworkKey.vnet(0x5001), mac.value(), new PathId(2));
        assertEquals("040e0070000000005807" + "50ee93a8df25" + "0000000000000000" + "2000" + "0000001e0064"
            + "ffffffffffffffffffffffff00040000" + "0001001a8000060602bb0000000780000408000000010000500100000000"
            + "0000"
            + "0004002000000000ffff0018000023200007001f000104040000000000000002", HexFormat.of().formatHex(message));
        final var in = ByteBuffer.wrap(message);
        final var match = Arrays.copyOfRange(message, 52, 74);
        final var station = LearnedStation.of(new WireFlow(new WireFlow.Key(32, 100, match), in.getLong(8),
            Arrays.copyOfRange(message, 80, message.length), 0, 30)).orElseThrow();
        assertEquals(Origin.DISCOVERED, station.origin());
        assertEquals(NetworkKey.vnet(0x5001), station.network());
        assertEquals(mac, station.mac());
        assertEquals(new Place.Far(new PathId(2)), station.place());
        assertTrue(station.isFor(ObjectKey.networkMac(new NetworkId("farm"), NetworkKey.vnet(0x5001), mac)));
        assertEquals(Origin.LEARNED, station(new Place.Port(9)).origin());
    }

    @Test
    public void otherFlowsAreNot() {
        assertEquals(Optional.empty(), read(30, COOKIE.value(), MATCH, TO_PORT));
        assertEquals(Optional.empty(), read(32, 0x5705000000000007L, MATCH, TO_PORT));
        assertEquals(Optional.empty(), read(32, COOKIE.value(), "", TO_PORT));
        assertEquals(Optional.empty(), read(32, COOKIE.value(), MATCH, ""));
        assertEquals(Optional.empty(), read(32, COOKIE.value(), MATCH.replace("02bb", "03bb"), TO_PORT));
        assertEquals(Optional.empty(), read(32, COOKIE.value(), MATCH, TO_PORT.replace("0009", "0000")));
        assertEquals(Optional.empty(), read(32, COOKIE.value(), MATCH, TO_PATH.replace("00010002", "ff010002")));
        for (var flow : Scenario.MANY.flows()) {
            assertEquals(Optional.empty(), LearnedStation.of(flow.wire()));
        }
    }

    @Test
    public void noInputMakesItFail() {
        final long seed = System.nanoTime();
        Logger.getLogger(LearnedStationTest.class.getName()).info("seed " + seed);
        final var random = new Random(seed);
        int stations = 0;
        for (int i = 0; i < 20_000; i++) {
            final var match = HexFormat.of().parseHex(MATCH);
            final var instructions = HexFormat.of().parseHex(random.nextBoolean() ? TO_PORT : TO_PATH);
            match[random.nextInt(match.length)] = (byte) random.nextInt();
            instructions[random.nextInt(instructions.length)] = (byte) random.nextInt();
            final int shorter = random.nextInt(8) == 0 ? 1 : 0;
            stations += LearnedStation.of(new WireFlow(32, 100, COOKIE.value(),
                Arrays.copyOf(match, match.length - shorter), instructions)).isPresent() ? 1 : 0;
        }
        assertTrue("some are still stations", stations > 0);
    }

    private static LearnedStation station(final Place place) {
        return new LearnedStation(COOKIE, NetworkKey.ofMetadata(0x3001), MacAddress.of("02:bb:00:00:00:07"), place);
    }

    private static Optional<LearnedStation> read(final int table, final long cookie, final String match,
            final String instructions) {
        return LearnedStation.of(new WireFlow(table, 100, cookie, HexFormat.of().parseHex(match),
            HexFormat.of().parseHex(instructions)));
    }

    /** What the helper writes when it found a station: docs/pipeline.md and docs/helper.md say the same. */
    public static byte[] discovered(final NetworkId network, final NetworkKey key, final long mac, final PathId path) {
        final var cookie = Cookie.learnedFor(ObjectKey.networkMac(network, key, new MacAddress(mac)));
        return HexFormat.of().parseHex("040e" + "0070" + "00000000" + cookie.toString().substring(2)
            + "0000000000000000" + "20" + "00" + "0000" + "001e" + "0064" + "ffffffffffffffffffffffff" + "0004" + "0000"
            + match(key, mac) + "0004002000000000" + "ffff001800002320" + "0007" + "001f" + "00010404"
            + String.format("%016x", path.value()));
    }

    /** How it takes that back. */
    public static byte[] removal(final NetworkKey key, final long mac) {
        return HexFormat.of().parseHex("040e" + "0050" + "00000000" + "5807000000000000" + "ffff000000000000"
            + "20" + "04" + "0000" + "0000" + "0064" + "ffffffffffffffffffffffff" + "0000" + "0000" + match(key, mac));
    }

    private static String match(final NetworkKey key, final long mac) {
        return "0001" + "001a" + "80000606" + String.format("%012x", mac) + "80000408"
            + String.format("%016x", key.metadata()) + "000000000000";
    }
}
