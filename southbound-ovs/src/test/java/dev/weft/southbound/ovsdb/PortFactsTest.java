/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.api.node.PortState;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.pipeline.feature.TunnelPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

/** What the database tells of ports, change by change. */
public class PortFactsTest {
    private static final Map<String, String> IDS = Map.of("iface-id", "fw/eth0");
    private static final PortRef FW = new PortRef.Plugged("fw/eth0");
    private static final TunnelPort TUNNEL = new TunnelPort(UdpPort.GENEVE, Dscp.INHERIT);
    private static final TunnelPort MARKED = new TunnelPort(new UdpPort(4790), new Dscp.Fixed(46));

    private final Rows rows = new Rows();
    private final PortFacts facts = new PortFacts();

    @Test
    public void guestsDevicesAndTunnels() {
        rows.port("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0"));
        rows.port("eth7", 6, Map.of(), Map.of(Schema.OWNED, Schema.DEVICE));
        rows.port("weft6081", 7, new TunnelInterface(TUNNEL).options(), Map.of(Schema.OWNED, Schema.TUNNEL));
        rows.port("weft4790d46", 8, new TunnelInterface(MARKED).options(), Map.of(Schema.OWNED, Schema.TUNNEL));
        rows.port("other", 9, Map.of(), Map.of());
        rows.bridge(Map.of());
        final var news = facts.learn(rows.view(), Set.of(), true);
        assertEquals(Map.of(FW, OptionalInt.of(5), new PortRef.Physical("eth7"), OptionalInt.of(6)), news.ports());
        assertEquals(Map.of(TUNNEL, OptionalInt.of(7), MARKED, OptionalInt.of(8)), news.tunnels());
    }

    @Test
    public void tunnelsToAppliancesAreWhatTheirOptionsSay() {
        final var site = new PortRef.Tunnel(Kind.VXLAN, InetAddresses.forString("2001:db8::7"), 5001);
        final var marks = Map.of(Schema.OWNED, Schema.REMOTE);
        final var vxlan = Map.<String, OvsdbValue>of("type", OvsdbValue.of("vxlan"));
        final var options = new HashMap<>(Map.of("remote_ip", "2001:db8::7", "key", "5001", "tos", "inherit"));
        final var row = rows.port(site.portName(), 5, options, marks);
        rows.interfaceRow(site.portName(), 5, options, marks, vxlan);
        rows.bridge(Map.of());
        assertEquals(Map.of(site, OptionalInt.of(5)), facts.learn(rows.view(), Set.of(), true).ports());
        options.put("key", "5002");
        rows.interfaceRow(site.portName(), 5, options, marks, vxlan);
        assertEquals("until that is mended", Map.of(site, OptionalInt.empty()),
            facts.learn(rows.view(), Set.of(row), false).ports());
        for (var wrong : List.of("", "x", "-1", "16777216", "99999999999999999999")) {
            options.put("key", wrong);
            rows.interfaceRow(site.portName(), 5, options, marks, vxlan);
            assertEquals(Map.of(), facts.learn(rows.view(), Set.of(row), false).ports());
        }
        assertEquals(Optional.empty(), RemoteInterface.read("vxlan", Map.of("key", "1")));
        assertEquals(Optional.empty(), RemoteInterface.read("geneve", Map.of("key", "1", "remote_ip", "192.0.2.1")));
        assertEquals(Optional.empty(), RemoteInterface.read("gre", Map.of("key", "1", "remote_ip", "flow")));
    }

    @Test
    public void portOutsideTheBridgeDoesNotCount() {
        final var tap = rows.port("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0"));
        rows.outsideTheBridge("tap1");
        rows.bridge(Map.of());
        assertEquals(Map.of(), facts.learn(rows.view(), Set.of(tap), true).ports());
        rows.port("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0"));
        rows.bridge(Map.of());
        assertEquals(Map.of(FW, OptionalInt.of(5)), facts.learn(rows.view(), Set.of(), true).ports());
        rows.outsideTheBridge("tap1");
        rows.bridge(Map.of());
        assertEquals(Map.of(FW, OptionalInt.empty()), facts.learn(rows.view(), Set.of(), true).ports());
    }

    @Test
    public void numbersThatAreNone() {
        final var tap = rows.port("tap1", 0, Map.of(), Map.of("iface-id", "fw/eth0"));
        rows.bridge(Map.of());
        assertEquals("not yet", Map.of(), facts.learn(rows.view(), Set.of(tap), true).ports());
        for (long number : new long[] {-1, 0xff00, 0xfffe, 1L << 32}) {
            rows.interfaceRow("tap1", number, Map.of(), Map.of("iface-id", "fw/eth0"));
            assertEquals("number " + number, Map.of(), facts.learn(rows.view(), Set.of(tap), false).ports());
        }
        rows.interfaceRow("tap1", 0xfeff, Map.of(), Map.of("iface-id", "fw/eth0"));
        assertEquals(Map.of(FW, OptionalInt.of(0xfeff)), facts.learn(rows.view(), Set.of(tap), false).ports());
        rows.interfaceRow("tap1", -1, Map.of(), Map.of("iface-id", "fw/eth0"));
        assertEquals(Map.of(FW, OptionalInt.empty()), facts.learn(rows.view(), Set.of(tap), false).ports());
    }

    @Test
    public void profilesAreOfTheOnePortThatHasThem() {
        final var named = Map.of("iface-id", "fw/eth0", "weft-profile", "inspected");
        final var one = rows.port("tap1", 5, Map.of(), named);
        final var two = rows.port("tap2", 6, Map.of(), Map.of("weft-profile", "nobody's"));
        rows.bridge(Map.of());
        assertEquals(Map.of(FW, Optional.of("inspected")), facts.learn(rows.view(), Set.of(), true).profiles());
        rows.interfaceRow("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0", "weft-profile", "x".repeat(300)));
        assertEquals(Map.of(FW, Optional.of("x".repeat(255))),
            facts.learn(rows.view(), Set.of(one), false).profiles());
        rows.interfaceRow("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0", "weft-profile", ""));
        assertEquals(Map.of(FW, Optional.empty()), facts.learn(rows.view(), Set.of(one), false).profiles());
        rows.interfaceRow("tap1", 5, Map.of(), named);
        rows.interfaceRow("tap2", 6, Map.of(), Map.of("iface-id", "fw/eth0"));
        assertEquals("on two ports", Map.of(FW, Optional.empty()),
            facts.learn(rows.view(), Set.of(one, two), false).profiles());
    }

    @Test
    public void idMovesFromPortToPort() {
        final var one = rows.port("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0"));
        final var two = rows.port("tap2", 6, Map.of(), Map.of());
        rows.bridge(Map.of());
        facts.learn(rows.view(), Set.of(), true);
        rows.interfaceRow("tap2", 6, Map.of(), Map.of("iface-id", "fw/eth0"));
        assertEquals("on two ports", Map.of(FW, OptionalInt.empty()),
            facts.learn(rows.view(), Set.of(two), false).ports());
        rows.interfaceRow("tap1", 5, Map.of(), Map.of());
        assertEquals(Map.of(FW, OptionalInt.of(6)), facts.learn(rows.view(), Set.of(one), false).ports());
    }

    @Test
    public void renamedIdLeavesTheOldOne() {
        final var tap = rows.port("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0"));
        rows.bridge(Map.of());
        facts.learn(rows.view(), Set.of(), true);
        rows.interfaceRow("tap1", 5, Map.of(), Map.of("iface-id", "lb/eth0"));
        assertEquals(Map.of(FW, OptionalInt.empty(), new PortRef.Plugged("lb/eth0"), OptionalInt.of(5)),
            facts.learn(rows.view(), Set.of(tap), false).ports());
    }

    @Test
    public void uselessIdsAreIgnored() {
        final var tap = rows.port("tap1", 5, Map.of(), Map.of("iface-id", ""));
        rows.bridge(Map.of());
        assertEquals(Map.of(), facts.learn(rows.view(), Set.of(tap), true).ports());
        rows.interfaceRow("tap1", 5, Map.of(), Map.of("iface-id", "x".repeat(256)));
        assertEquals(Map.of(), facts.learn(rows.view(), Set.of(tap), false).ports());
    }

    @Test
    public void tunnelCountsOnlyWithTheRightNameAndOptions() {
        final var options = new TunnelInterface(TUNNEL).options();
        final var marks = Map.of(Schema.OWNED, Schema.TUNNEL);
        for (var name : new String[] {"weft", "weftx", "weft0", "weft70000", "weft6081d64", "weft6081dx", "other"}) {
            rows.port(name, 7, options, marks);
        }
        final var tunnel = rows.port("weft6081", 8, Map.of("key", "5"), marks);
        rows.bridge(Map.of());
        assertTrue(facts.learn(rows.view(), Set.of(), true).tunnels().isEmpty());
        rows.interfaceRow("weft6081", 8, options, marks);
        assertEquals(Map.of(TUNNEL, OptionalInt.of(8)), facts.learn(rows.view(), Set.of(tunnel), false).tunnels());
    }

    @Test
    public void statesOfPorts() {
        final var tap = rows.port("tap1", 5, Map.of(), IDS);
        rows.bridge(Map.of());
        assertEquals(Map.of(FW, PortState.UP), facts.learn(rows.view(), Set.of(), true).states());
        rows.interfaceRow("tap1", 5, Map.of(), IDS, Map.of(Schema.LINK_STATE, OvsdbValue.of("down")));
        assertState(PortState.DOWN, tap);
        rows.interfaceRow("tap1", 5, Map.of(), IDS, Map.of(Schema.ADMIN_STATE, OvsdbValue.of("down")));
        assertState(PortState.DOWN, tap);
        rows.interfaceRow("tap1", 5, Map.of(), IDS, Map.of(Schema.LINK_STATE, OvsdbValue.emptySet(),
            Schema.ADMIN_STATE, OvsdbValue.emptySet()));
        assertState(PortState.UP, tap);
        rows.interfaceRow("tap1", -1, Map.of(), IDS);
        assertState(PortState.MISSING, tap);
        rows.interfaceRow("tap1", 5, Map.of(), IDS);
        assertState(PortState.UP, tap);
        rows.view().set(Schema.INTERFACE, tap, null);
        assertState(PortState.MISSING, tap);
    }

    @Test
    public void portOfTheHelper() {
        assertEquals(Map.of(), facts.learn(rows.view(), Set.of(), true).helpers());
        final var port = rows.controlPort(9);
        rows.bridge(Map.of());
        final var news = facts.learn(rows.view(), Set.of(port), true);
        assertEquals(Map.of(HelperPort.CONTROL, 9), news.helpers());
        assertEquals(Map.of(), news.ports());
        assertEquals("also when nothing changed", Map.of(HelperPort.CONTROL, 9),
            facts.learn(rows.view(), Set.of(), false).helpers());
        rows.outsideTheBridge(WantedDatabase.CONTROL_PORT);
        rows.bridge(Map.of());
        assertEquals(Map.of(), facts.learn(rows.view(), Set.of(), true).helpers());
    }

    @Test
    public void portToTheUnderlay() {
        final var guest = rows.port(WantedDatabase.UNDERLAY_PORT, 8, Map.of(), Map.of());
        rows.bridge(Map.of());
        assertEquals("of another type", Map.of(), facts.learn(rows.view(), Set.of(), true).helpers());
        rows.interfaceRow(WantedDatabase.UNDERLAY_PORT, 8, Map.of("peer", "weft-fabric"), Map.of(),
            Map.of("type", OvsdbValue.of("patch")));
        final var news = facts.learn(rows.view(), Set.of(guest), false);
        assertEquals(Map.of(HelperPort.UNDERLAY, 8), news.helpers());
        assertEquals(Map.of(), news.ports());
    }

    @Test
    public void anotherPortIsNotTheHelpersWhateverItsMark() {
        final var marks = Map.of(Schema.OWNED, Schema.CONTROL, Schema.IFACE_ID, "fw/eth0");
        final var tap = rows.port("tap0", 8, Map.of(), marks);
        rows.bridge(Map.of());
        assertEquals(Map.of(), facts.learn(rows.view(), Set.of(tap), true).helpers());
        final var port = rows.controlPort(9);
        rows.bridge(Map.of());
        assertEquals(Map.of(HelperPort.CONTROL, 9), facts.learn(rows.view(), Set.of(port), true).helpers());
    }

    private void assertState(final PortState expected, final UUID changed) {
        assertEquals(Map.of(FW, expected), facts.learn(rows.view(), Set.of(changed), false).states());
    }

    @Test
    public void namesOfTunnelsFitADevice() {
        final var longest = new TunnelInterface(new TunnelPort(new UdpPort(65535), new Dscp.Fixed(63)));
        assertEquals("weft65535d63", longest.name());
        assertEquals("0xfc", longest.options().get("tos"));
        assertEquals("16777023", longest.options().get("in_key"));
    }
}
