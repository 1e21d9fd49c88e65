/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.ovsdb.value.Row;
import dev.weft.pipeline.feature.TunnelPort;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;

/** The difference between a database as it is and as it should be. */
public class DatabasePlanTest {
    private static final TunnelPort TUNNEL = new TunnelPort(UdpPort.GENEVE, Dscp.INHERIT);
    private static final Map<String, String> OPTIONS = new TunnelInterface(TUNNEL).options();
    private static final Map<String, String> SHEET = Map.of("system-id", "system", Schema.SHEET, "{}");

    private final Rows rows = new Rows();
    private Optional<String> access = Optional.empty();
    private Set<PortRef.Tunnel> remotes = Set.of();

    @Before
    public void helperPort() {
        rows.controlPort(9);
    }

    @Test
    public void nothingIsDoneToAnUnknownDatabase() {
        assertTrue(DatabasePlan.difference(wanted(Set.of(TUNNEL), Set.of()), rows.view()).isEmpty());
        assertTrue(Withdrawal.all(rows.view()).isEmpty());
    }

    @Test
    public void everythingIsMade() {
        rows.outsideTheBridge(WantedDatabase.CONTROL_PORT);
        rows.view().set(Schema.INTERFACE, Rows.uuid("interface weft-control"), null);
        rows.root(Map.of("system-id", "system"));
        final var wanted = new ArrayList<>(List.of(
            "insert into Interface", "insert into Port", "insert into Interface", "insert into Port",
            "insert into Interface", "insert into Port",
            "insert into Controller", "insert into Interface", "insert into Port"));
        wanted.addAll(Collections.nCopies(Table.values().length, "insert into Flow_Table"));
        wanted.addAll(List.of("insert into Bridge", "mutate Open_vSwitch", "mutate Open_vSwitch"));
        assertEquals(wanted, difference(Set.of(TUNNEL), Set.of("eth7")));
        final var text = text(Set.of(TUNNEL), Set.of("eth7"));
        assertTrue(text, text.contains("disable-in-band") && text.contains("TUNNEL_OUT") && text.contains("eth7")
            && text.contains("\"weft-control\"") && text.contains("[\"weft\",\"control\"]")
            && text.contains("tcp:192.0.2.1:6653") && text.contains("\"geneve\""));
    }

    @Test
    public void nothingIsLeftToDo() {
        rows.root(SHEET);
        rows.port("weft6081", 1, OPTIONS, Map.of(Schema.OWNED, Schema.TUNNEL));
        rows.port("eth7", 2, Map.of(), Map.of(Schema.OWNED, Schema.DEVICE));
        rows.port("tap1", 3, Map.of(), Map.of("iface-id", "fw/eth0"));
        rows.bridge(Map.of());
        assertEquals(List.of(), difference(Set.of(TUNNEL), Set.of("eth7")));
    }

    @Test
    public void settingsAreCorrectedOneByOne() {
        rows.root(SHEET);
        rows.bridge(Map.of("protocols", OvsdbValue.strings(List.of("OpenFlow10", "OpenFlow13"))));
        assertEquals(List.of("update Bridge"), difference(Set.of(), Set.of()));
        rows.bridge(Map.of("fail_mode", OvsdbValue.emptySet()));
        assertEquals(List.of("update Bridge"), difference(Set.of(), Set.of()));
        rows.bridge(Map.of(Schema.OTHER_CONFIG, OvsdbValue.stringMap(Map.of("forward-bpdu", "true"))));
        final var text = text(Set.of(), Set.of());
        assertEquals(List.of("mutate Bridge"), difference(Set.of(), Set.of()));
        assertTrue(text, text.contains("disable-in-band") && text.contains("datapath-id")
            && !text.contains("forward-bpdu"));
    }

    @Test
    public void controllerIsReplaced() {
        rows.root(SHEET);
        rows.bridge(Map.of("controller", OvsdbValue.of(rows.controller("tcp:192.0.2.9:6653"))));
        assertEquals(List.of("insert into Controller", "update Bridge"), difference(Set.of(), Set.of()));
        rows.bridge(Map.of("controller", OvsdbValue.emptySet()));
        assertEquals(List.of("insert into Controller", "update Bridge"), difference(Set.of(), Set.of()));
    }

    @Test
    public void theBridgeOfAnotherControllerIsLeftAlone() {
        final var strange = Map.of(Schema.EXTERNAL_IDS, OvsdbValue.emptyMap());
        rows.root(SHEET);
        rows.bridge(strange);
        assertEquals(Optional.empty(), obstacle());
        assertEquals("Weft takes charge of it", List.of("mutate Bridge"), difference(Set.of(), Set.of()));

        rows.bridge(Map.of(Schema.EXTERNAL_IDS, OvsdbValue.emptyMap(), "datapath_type", OvsdbValue.of("")));
        assertTrue(obstacle().orElseThrow(), obstacle().orElseThrow().contains("'system', the node in the intent"));

        rows.bridge(Map.of(Schema.EXTERNAL_IDS, OvsdbValue.emptyMap(),
            "controller", OvsdbValue.of(rows.controller("tcp:192.0.2.9:6653"))));
        assertTrue(obstacle().orElseThrow(), obstacle().orElseThrow().contains("tcp:192.0.2.9:6653"));

        rows.bridge(Map.of("controller", OvsdbValue.of(rows.controller("tcp:192.0.2.9:6653"))));
        assertEquals("it is Weft's: this controller has moved", Optional.empty(), obstacle());
    }

    @Test
    public void portsComeAndGo() {
        rows.root(SHEET);
        rows.port("weft4790", 1, Map.of(), Map.of(Schema.OWNED, Schema.TUNNEL));
        rows.port("tap1", 3, Map.of(), Map.of("iface-id", "fw/eth0"));
        rows.bridge(Map.of());
        assertEquals(List.of("insert into Interface", "insert into Port", "mutate Bridge", "mutate Bridge"),
            difference(Set.of(TUNNEL), Set.of()));
        final var text = text(Set.of(TUNNEL), Set.of());
        assertTrue(text, text.contains(Rows.uuid("port weft4790").toString()));
        assertFalse(text, text.contains(Rows.uuid("port tap1").toString()));
    }

    @Test
    public void optionsOfTunnelsAreCorrected() {
        rows.root(SHEET);
        rows.port("weft6081", 1, Map.of("remote_ip", "192.0.2.5"), Map.of(Schema.OWNED, Schema.TUNNEL));
        rows.bridge(Map.of());
        assertEquals(List.of("update Interface"), difference(Set.of(TUNNEL), Set.of()));
    }

    @Test
    public void tunnelsToAppliancesComeAreCorrectedAndGo() {
        final var site = new PortRef.Tunnel(Kind.GRE, InetAddresses.forString("192.0.2.7"), 4_000_000_000L);
        final var options = Map.of("remote_ip", "192.0.2.7", "key", "4000000000", "tos", "inherit");
        remotes = Set.of(site);
        rows.root(SHEET);
        rows.bridge(Map.of());
        assertEquals(List.of("insert into Interface", "insert into Port", "mutate Bridge"),
            difference(Set.of(), Set.of()));
        final var text = text(Set.of(), Set.of());
        assertTrue(text, text.contains("\"gre\"") && text.contains(site.portName())
            && text.contains("[\"key\",\"4000000000\"]") && text.contains("[\"remote_ip\",\"192.0.2.7\"]"));

        rows.port(site.portName(), 5, options, Map.of(Schema.OWNED, Schema.REMOTE));
        rows.bridge(Map.of());
        assertEquals("of another type", List.of("update Interface"), difference(Set.of(), Set.of()));
        final var gre = Map.<String, OvsdbValue>of("type", OvsdbValue.of("gre"));
        rows.interfaceRow(site.portName(), 5, options, Map.of(Schema.OWNED, Schema.REMOTE), gre);
        assertEquals(List.of(), difference(Set.of(), Set.of()));
        rows.interfaceRow(site.portName(), 5, Map.of("key", "1"), Map.of(Schema.OWNED, Schema.REMOTE), gre);
        assertEquals(List.of("update Interface"), difference(Set.of(), Set.of()));
        remotes = Set.of();
        assertEquals(List.of("mutate Bridge"), difference(Set.of(), Set.of()));
    }

    @Test
    public void markedPortsOfOtherBridgesAreNotOurs() {
        rows.root(SHEET);
        rows.port("weft4790", 1, Map.of(), Map.of(Schema.OWNED, Schema.TUNNEL));
        rows.outsideTheBridge("weft4790");
        rows.bridge(Map.of());
        assertEquals(List.of(), difference(Set.of(), Set.of()));
        // nor is there anything to take them out of when the bridge is gone
        rows.view().set(Schema.BRIDGE, Rows.uuid("bridge"), null);
        assertFalse(difference(Set.of(), Set.of()).isEmpty());
        assertFalse(text(Set.of(), Set.of()).contains(Rows.uuid("port weft4790").toString()));
    }

    @Test
    public void onlyTheNameOfATableIsSet() {
        rows.root(SHEET);
        rows.bridge(Map.of());
        rows.view().set(Schema.FLOW_TABLE, Rows.uuid("table DELIVER"), null);
        rows.flowTable("CONTENT", Map.of());
        final var renamed = Rows.uuid("table CLASSIFY");
        rows.view().set(Schema.FLOW_TABLE, renamed, Row.of(renamed,
            Map.of(Schema.NAME, OvsdbValue.of("other"), Schema.EXTERNAL_IDS, OvsdbValue.emptyMap())));
        assertEquals(List.of("update Flow_Table", "update Flow_Table"), difference(Set.of(), Set.of()));
        final var text = text(Set.of(), Set.of());
        assertTrue(text, text.contains("{\"name\":\"CLASSIFY\"}") && text.contains("{\"name\":\"DELIVER\"}"));
    }

    @Test
    public void portOfTheHelperIsKept() {
        rows.root(SHEET);
        rows.bridge(Map.of());
        assertEquals(List.of(), difference(Set.of(), Set.of()));
        rows.interfaceRow(WantedDatabase.CONTROL_PORT, 9, Map.of(), Map.of());
        assertEquals(List.of("update Interface", "mutate Interface"), difference(Set.of(), Set.of()));
        rows.view().set(Schema.INTERFACE, Rows.uuid("interface weft-control"), null);
        assertEquals(List.of("insert into Interface", "insert into Port", "mutate Bridge"),
            difference(Set.of(), Set.of()));
    }

    @Test
    public void accessOfTheHelperComesChangesAndGoes() {
        rows.root(SHEET);
        rows.bridge(Map.of());
        access = Optional.of("{1}");
        assertEquals(List.of("mutate Open_vSwitch"), difference(Set.of(), Set.of()));
        rows.root(Map.of("system-id", "system", Schema.SHEET, "{}", Schema.ACCESS, "{1}"));
        assertEquals(List.of(), difference(Set.of(), Set.of()));
        access = Optional.of("{2}");
        assertTrue(text(Set.of(), Set.of()).contains("{2}"));
        assertFalse(wanted(Set.of(), Set.of()).toString().contains("{2}"));
        access = Optional.empty();
        final var text = text(Set.of(), Set.of());
        assertTrue(text, text.contains("[\"external_ids\",\"delete\",\"weft-controller\"]"));
    }

    @Test
    public void farewellTakesWhatIsOurs() {
        rows.root(Map.of("system-id", "system", Schema.SHEET, "{}", "weft-end-7", "{}", Schema.ACCESS, "{}"));
        rows.port("weft6081", 1, OPTIONS, Map.of(Schema.OWNED, Schema.TUNNEL));
        rows.port("tap1", 3, Map.of(), Map.of("iface-id", "fw/eth0"));
        rows.bridge(Map.of());
        rows.flowTable("CONTENT", Map.of());
        final var farewell = Withdrawal.all(rows.view());
        assertEquals(List.of("mutate Bridge", "mutate Bridge", "mutate Bridge", "update Bridge",
            "mutate Open_vSwitch"),
            Rows.describe(farewell));
        final var text = farewell.toJson().toString();
        final var withoutContent = Arrays.stream(Table.values()).filter(table -> table != Table.CONTENT)
            .map(table -> Integer.toString(table.id())).collect(Collectors.joining(","));
        assertTrue(text, text.contains(Rows.uuid("port weft6081").toString())
            && text.contains("[\"flow_tables\",\"delete\",[\"set\",[" + withoutContent + "]]]")
            && text.contains(Rows.uuid("port weft-control").toString())
            && text.contains("[\"weft-controller\",\"weft-end-7\",\"weft-sheet\"]"));
        assertFalse(text, text.contains(Rows.uuid("port tap1").toString()));
    }

    private WantedDatabase wanted(final Set<TunnelPort> tunnels, final Set<String> devices) {
        return new WantedDatabase(Rows.SPEC, "tcp:192.0.2.1:6653", tunnels, devices, remotes, "{}", access);
    }

    private Optional<String> obstacle() {
        return DatabasePlan.obstacle(wanted(Set.of(), Set.of()), rows.view());
    }

    private List<String> difference(final Set<TunnelPort> tunnels, final Set<String> devices) {
        return Rows.describe(DatabasePlan.difference(wanted(tunnels, devices), rows.view()));
    }

    private String text(final Set<TunnelPort> tunnels, final Set<String> devices) {
        return DatabasePlan.difference(wanted(tunnels, devices), rows.view()).toJson().toString();
    }
}
