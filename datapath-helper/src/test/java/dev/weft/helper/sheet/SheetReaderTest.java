/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.fragment.JoinLimits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.slf4j.LoggerFactory;

public class SheetReaderTest {
    private static final String GOOD = "{\"udp-source-ports\":{\"first\":49152,\"last\":49167},\"routes\":["
        + "{\"to\":\"10.77.3.3/32\",\"via\":\"10.77.1.254\"},"
        + "{\"to\":\"fd00:77:3::3/128\",\"via\":\"fd00:77:1::fe\"}]}";

    @Test
    public void readsWhatTheControllerWrites() throws Exception {
        final var sheet = SheetReader.read(GOOD);
        assertEquals(Optional.of(new PortRange(49152, 49167)), sheet.sourcePorts());
        assertEquals(Map.of(Prefix.parse("10.77.3.3"), InetAddress.getByName("10.77.1.254"),
            Prefix.parse("fd00:77:3::3/128"), InetAddress.getByName("fd00:77:1::fe")), sheet.routes());
        assertTrue(sheet.digest(), sheet.digest().matches("[0-9a-f]{12}"));
    }

    @Test
    public void digestIsOfTheText() throws Exception {
        assertEquals("44136fa355b3", SheetReader.read("{}").digest());
    }

    @Test
    public void unknownKeysAreLeftAlone() throws Exception {
        final var sheet = SheetReader.read("{\"new\":[{\"a\":[1,null,true,\"x\",{\"b\":{}}]}],\"other\":1e3,"
            + "\"routes\":[{\"to\":\"10.0.0.0/8\",\"x\":{\"y\":[]},\"via\":\"10.1.1.1\"}]}");
        assertEquals(1, sheet.routes().size());
        assertEquals(Optional.empty(), sheet.sourcePorts());
    }

    @Test
    public void limitsOfConnectionsAreReadStrictly() throws Exception {
        assertEquals(OptionalInt.of(65_536), SheetReader.read("{\"conntrack\":{\"new\":[],\"limit\":65536}}")
            .connections());
        assertEquals(OptionalInt.empty(), SheetReader.read("{}").connections());
        for (String bad : List.of("{}", "5", "{\"limit\":0}", "{\"limit\":3000001}", "{\"limit\":\"5\"}",
                "{\"limit\":5,\"limit\":6}")) {
            assertThrows(bad, BadSheetException.class, () -> SheetReader.read("{\"conntrack\":" + bad + "}"));
        }
    }

    @Test
    public void theWayToAppliancesIsKeptWarmAndNothingIsTakenFromThem() throws Exception {
        final var sheet = SheetReader.read("{\"peers\":[\"10.1.1.2\"],\"tunnels\":[\"10.9.1.7\",\"fd00::7\"]}");
        assertEquals(Set.of(InetAddress.getByName("10.1.1.2")), sheet.peers());
        assertEquals(Set.of(InetAddress.getByName("10.1.1.2"), InetAddress.getByName("10.9.1.7"),
            InetAddress.getByName("fd00::7")), sheet.remotes());
        for (String bad : List.of("{}", "[5]", "[\"239.1.1.1\"]", "[\"x\"]")) {
            assertThrows(bad, BadSheetException.class, () -> SheetReader.read("{\"tunnels\":" + bad + "}"));
        }
    }

    @Test
    public void theSameRouteTwiceIsOne() throws Exception {
        assertEquals(1, SheetReader.read(routes(route("10.0.0.1/32", "10.1.1.1"), route("10.0.0.1", "10.1.1.1")))
            .routes().size());
    }

    @Test
    public void readsWaysInEthernet() throws Exception {
        final var sheet = SheetReader.read("{\"ethernet\":{\"installation\":255,\"host\":65534,"
            + "\"patch\":\"weft-underlay\",\"hosts\":[2,1,2],\"physical\":[100,0],\"bridge\":\"br-ex\","
            + "\"nic\":\"eth1\",\"new\":[{}]},"
            + "\"multicast\":[\"239.87.48.1\",\"ff18::1\"]}");
        assertEquals(new Fabric(Optional.of(new Ethernet(255, 65_534, "weft-underlay", Set.of(1, 2),
            new TreeSet<>(Set.of(0, 100)), Optional.of("br-ex"), Optional.of("eth1"))),
            Set.of(InetAddress.getByName("239.87.48.1"), InetAddress.getByName("ff18::1"))), sheet.fabric());
        assertTrue(SheetReader.read("{}").fabric().isEmpty());
    }

    @Test
    public void badWaysInEthernetAreRefused() {
        assertBad("{\"ethernet\":[]}", "ethernet should be an object");
        assertBad("{\"ethernet\":{\"installation\":1,\"host\":1}}", "ethernet lacks patch");
        assertBad(ethernet("256", "1", ""), "installation should be 0 to 255, but is 256");
        assertBad(ethernet("1", "0", ""), "host should be 1 to 65534, but is 0");
        assertBad(ethernet("1", "65535", ""), "host should be 1 to 65534, but is 65535");
        assertBad(ethernet("1", "1", ",\"hosts\":[1,65535]"), "a number of hosts should be 1 to 65534, but is 65535");
        assertBad(ethernet("1", "1", ",\"hosts\":[-1]"), "ethernet.hosts[0] should be a whole number");
        assertBad(ethernet("1", "1", ",\"hosts\":7"), "ethernet.hosts should be an array");
        assertBad(ethernet("1", "1", ",\"physical\":[4095]"), "a VLAN of physical should be 0 to 4094, but is 4095");
        assertBad(ethernet("1", "1", ",\"physical\":[" + "0,".repeat(4095) + "0]"),
            "ethernet.physical should be at most 4095");
        assertBad(ethernet("1", "1", ",\"nic\":\"-x\""), "nic should be the name of an interface");
        assertBad(ethernet("1", "1", "").replace("weft-underlay", "a b"), "patch should be the name of an interface");
        assertBad("{\"multicast\":[\"10.0.0.1\"]}",
            "multicast[0], \"10.0.0.1\": it should be the address of a multicast");
        assertBad("{\"multicast\":[\"224.0.0.1\"]}", "that may leave a node");
        assertBad("{\"multicast\":[\"ff02::1\"]}", "that may leave a node");
        assertBad("{\"multicast\":[" + "\"239.0.0.1\",".repeat(1024) + "\"239.0.0.1\"]}",
            "multicast should be at most 1024");
    }

    private static String ethernet(final String installation, final String host, final String more) {
        return "{\"ethernet\":{\"installation\":" + installation + ",\"host\":" + host
            + ",\"patch\":\"weft-underlay\"" + more + "}}";
    }

    @Test
    public void readsWhatOversizeFramesNeed() throws Exception {
        assertEquals(new Oversize(1500, Optional.of("br-ex"), Optional.of("nic0"), 6089, JoinLimits.defaults()),
            SheetReader.read(oversize("\"mtu\":1500,\"bridge\":\"br-ex\",\"nic\":\"nic0\"")).oversize()
                .orElseThrow());
        assertEquals(new Oversize(9000, Optional.empty(), Optional.empty(), 7000,
            new JoinLimits(1, 2, 3, 4, Duration.ofMillis(50))), SheetReader.read(oversize("\"mtu\":9000,"
            + "\"halves\":1,\"bytes\":2,\"link-halves\":3,\"link-bytes\":4,\"expiry-ms\":50,"
            + "\"port\":7000,\"more\":[{}]")).oversize().orElseThrow());
        assertEquals(Optional.empty(), SheetReader.read(GOOD).oversize());
    }

    @Test
    public void readsWhatEndsOfLinksNeed() throws Exception {
        final var sheet = SheetReader.read("{\"peers\":[\"10.77.1.2\",\"fd00:77:1::2\"],\"addresses\":"
            + "[\"10.77.1.1\"],\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,\"received-table\":50},"
            + "\"control-port\":\"weft-control\"}");
        assertEquals(Set.of(InetAddress.getByName("10.77.1.2"), InetAddress.getByName("fd00:77:1::2")),
            sheet.peers());
        assertEquals(Set.of(InetAddress.getByName("10.77.1.1")), sheet.addresses());
        assertEquals(Optional.of(new LinkFlows("br-int", 0, 50)), sheet.flows());
        assertEquals(Optional.of("weft-control"), sheet.controlPort());
        assertEquals(Optional.empty(), Sheet.none().flows());
    }

    @Test
    public void badEndsOfLinksAreRefused() {
        assertBad("{\"peers\":{}}", "peers should be an array");
        assertBad("{\"peers\":[\"10.1.1.1\",\"nobody\"]}", "peers[1], \"nobody\"");
        assertBad("{\"peers\":[\"224.0.0.1\"]}", "peers[0], \"224.0.0.1\": it should be the address of one node");
        assertBad("{\"addresses\":[7]}", "addresses[0] should be a string");
        assertBad("{\"addresses\":[" + "\"10.1.1.1\",".repeat(64) + "\"10.1.1.1\"]}",
            "addresses should be at most 64");
        assertBad("{\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0}}", "flows lacks received-table");
        assertBad("{\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,\"received-table\":255}}",
            "received-table should be 0 to 254, but is 255");
        assertBad("{\"flows\":{\"bridge\":\"-x\",\"sent-table\":0,\"received-table\":1}}",
            "bridge should be the name of an interface");
        assertBad("{\"control-port\":\"a b\"}", "control-port should be the name of an interface");
    }

    @Test
    public void badOversizeIsRefused() {
        assertBad("{\"oversize\":[]}", "oversize should be an object");
        assertBad("{\"oversize\":{}}", "oversize lacks mtu");
        assertBad(oversize("\"mtu\":1279"), "mtu should be 1280 to 9216, but is 1279");
        assertBad(oversize("\"mtu\":1e3"), "oversize.mtu should be a whole number");
        assertBad(oversize("\"mtu\":1500,\"port\":6081"), "not 6081");
        assertBad(oversize("\"mtu\":1500,\"expiry-ms\":0"), "expiry-ms should be 1 to 60000");
        assertBad(oversize("\"mtu\":1500,\"halves\":65537"), "halves should be 1 to 65536");
        assertBad(oversize("\"mtu\":1500,\"mtu\":1500"), "mtu should stand there once");
        assertBad(oversize("\"mtu\":1500,\"bridge\":\"a/b\""), "bridge should be the name of an interface");
        assertBad(oversize("\"mtu\":1500,\"nic\":\"\""), "nic should be the name of an interface");
    }

    private static String oversize(final String rest) {
        return "{\"oversize\":{" + rest + "}}";
    }

    @Test
    public void badTextIsRefused() {
        assertBad("", "not complete JSON");
        assertBad("[]", "the sheet should be an object, but is begin array");
        assertBad("{", "JSON");
        assertBad("{}{}", "not valid JSON");
        assertBad("{'routes':[]}", "not valid JSON");
        assertBad("{\"routes\":[],\"routes\":[]}", "routes should stand there once");
        assertBad("{\"a\":" + "[".repeat(100_000), "nested at most 16");
        assertBad("{\"a\":\"" + "x".repeat(SheetReader.MAX_BYTES) + "\"}",
            "at most " + SheetReader.MAX_BYTES + " bytes");
        assertBad("{\"a\":\"" + "ä".repeat(SheetReader.MAX_BYTES / 2) + "\"}",
            "at most " + SheetReader.MAX_BYTES + " bytes");
    }

    @Test
    public void depthCountsFromTheOutside() throws Exception {
        assertEquals(1, SheetReader.read(deep(13)).routes().size());
        assertBad(deep(14), "nested at most 16");
    }

    /** A route that has members it should not have, each of them so many lists in one another. */
    private static String deep(final int lists) {
        final String value = "[".repeat(lists) + "]".repeat(lists);
        return routes("{\"x\":" + value + ",\"to\":\"10.0.0.1\",\"y\":" + value + ",\"via\":\"10.1.1.1\"}");
    }

    @Test
    public void badPortsAreRefused() {
        assertBad(ports("49167", "49152"), "1 <= first <= last <= 65535, but are 49167 to 49152");
        assertBad(ports("0", "1"), "but are 0 to 1");
        assertBad(ports("1", "65536"), "but are 1 to 65536");
        assertBad(ports("65520", "65535"), "at most 65534");
        assertBad(ports("1e3", "2000"), "first should be a whole number");
        assertBad(ports("-5", "2000"), "first should be a whole number");
        assertBad(ports("1.5", "2000"), "first should be a whole number");
        assertBad(ports("1", "9999999999999999999999"), "last should be a whole number");
        assertBad(ports("\"1\"", "2"), "first should be a number, but is string");
        assertBad("{\"udp-source-ports\":{\"first\":1}}", "udp-source-ports lacks last");
        assertBad("{\"udp-source-ports\":null}", "should be an object, but is null");
    }

    @Test
    public void badRoutesAreRefused() {
        assertBad("{\"routes\":{}}", "routes should be an array");
        assertBad("{\"routes\":[1]}", "routes[0] should be an object, but is number");
        assertBad("{\"routes\":[{\"to\":\"10.0.0.1/32\"}]}", "routes[0] lacks via");
        assertBadRoute("10.0.0.1/33", "10.1.1.1", "0 to 32, but is 33");
        assertBadRoute("10.0.0.1/24", "10.1.1.1", "bits after the prefix of 24 bits should be zero");
        assertBadRoute("10.0.0.1/-1", "10.1.1.1", "prefix length in bits");
        assertBadRoute("0.0.0.0/0", "10.1.1.1", "not Weft's to set");
        assertBadRoute("10.0.0/8", "10.1.1.1", "an IPv4 or IPv6 address");
        assertBadRoute("localhost/32", "10.1.1.1", "an IPv4 or IPv6 address");
        assertBadRoute("10.0.0.1/32 table 5", "10.1.1.1", "prefix length in bits");
        assertBadRoute("10.0.0.1/32", "10.1.1.1\\nroute flush", "an IPv4 or IPv6 address");
        assertBadRoute("10.0.0.1/32", "-force", "an IPv4 or IPv6 address");
        assertBadRoute("10.0.0.1/32", "fd00::1", "of one family");
        assertBadRoute("fd00::1/128", "fe80::1", "global or private");
        assertBadRoute("fd00::1/128", "fe80::1%eth0", "an IPv4 or IPv6 address");
        assertBadRoute("fd00::1/128", "::ffff:10.0.0.1", "IPv4");
        assertBadRoute("10.0.0.1/32", "224.0.0.1", "global or private");
        assertBadRoute("10.0.0.1/32", "127.0.0.1", "global or private");
        assertBad(routes(route("10.0.0.1/32", "10.1.1.1"), route("10.0.0.1/32", "10.1.1.2")),
            "one next hop, but has 10.1.1.1 and 10.1.1.2");
    }

    @Test
    public void tooManyRoutesAreRefused() {
        final String one = "{\"to\":\"::2\",\"via\":\"::3\"}";
        assertBad("{\"routes\":[" + (one + ",").repeat(SheetReader.MAX_ROUTES) + one + "]}",
            "routes should be at most 65536");
    }

    @Test
    public void messagesHoldNoControlCharacters() {
        final var e = assertThrows(BadSheetException.class,
            () -> SheetReader.read(routes(route("\\u001b[2Jevil\\n", "10.1.1.1"))));
        assertTrue(e.getMessage(), e.getMessage().chars().allMatch(c -> c >= 0x20 && c < 0x7f));
    }

    @Test
    public void damagedTextNeverDoesAnythingElse() {
        final long seed = System.nanoTime();
        LoggerFactory.getLogger(SheetReaderTest.class).info("seed {}", seed);
        final var random = new Random(seed);
        int bad = 0;
        for (int i = 0; i < 20_000; i++) {
            final var text = new StringBuilder(GOOD);
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                text.setCharAt(random.nextInt(text.length()), (char) (0x20 + random.nextInt(0x60)));
            }
            try {
                SheetReader.read(text.toString());
            } catch (BadSheetException e) {
                bad++;
            }
        }
        assertTrue("seed " + seed + ": only " + bad + " were refused", bad > 10_000);
    }

    @Test
    public void theLastGoodOneStaysInForce() throws Exception {
        final var unknown = new SheetState.Unknown();
        final var bad = unknown.next(Optional.of("{"));
        assertEquals(Optional.empty(), bad.inForce());
        assertTrue(bad.complaint().orElseThrow().contains("the sheet is not applied"));
        final var good = bad.next(Optional.of(GOOD));
        assertEquals(Optional.of(SheetReader.read(GOOD)), good.inForce());
        assertEquals(Optional.empty(), good.complaint());
        assertEquals(good.inForce(), good.next(Optional.of("")).inForce());
        assertTrue(good.next(Optional.of("")).complaint().isPresent());
        assertEquals(Optional.of(Sheet.none()), good.next(Optional.empty()).inForce());
    }

    private static String ports(final String first, final String last) {
        return "{\"udp-source-ports\":{\"first\":" + first + ",\"last\":" + last + "}}";
    }

    private static String routes(final String... all) {
        return "{\"routes\":[" + String.join(",", all) + "]}";
    }

    private static String route(final String to, final String via) {
        return "{\"to\":\"" + to + "\",\"via\":\"" + via + "\"}";
    }

    private static void assertBadRoute(final String to, final String via, final String expected) {
        assertBad(routes(route(to, via)), expected);
    }

    private static void assertBad(final String json, final String expected) {
        final var e = assertThrows(BadSheetException.class, () -> SheetReader.read(json));
        assertTrue(e.getMessage(), e.getMessage().contains(expected));
        assertTrue(e.getMessage(), e.getMessage().length() < 400);
    }
}
