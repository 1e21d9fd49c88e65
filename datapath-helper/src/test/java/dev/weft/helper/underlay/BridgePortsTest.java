/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.underlay;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.command.CommandException;
import dev.weft.helper.underlay.BridgePorts.Interface;
import dev.weft.helper.underlay.BridgePorts.Port;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class BridgePortsTest {
    private static final Port LOCAL = port("br-ex", "internal");
    private static final Port NIC = port("nic0", "");

    @Test
    public void theOnlyNicIsFoundAmongOtherPorts() {
        assertEquals(new Site("br-ex", "nic0"), choose("", LOCAL, NIC, port("patch0", "patch"), port("gre0", "gre"),
            port("in0", "internal"), port("weft-oversize", ""),
            new Port("vg0", Optional.empty(), List.of(new Interface("vg0", "", Map.of("iface-id", "guest")))),
            new Port("own", Optional.empty(), List.of(new Interface("own", "", Map.of("weft", "x"))))));
    }

    @Test
    public void theNamedOneIsTaken() {
        assertEquals(new Site("br-ex", "nic1"), choose("nic1", LOCAL, NIC, port("nic1", "system")));
        assertRefused("nic2 is no port of br-ex; those that could lead to other nodes are: nic0", "nic2", LOCAL, NIC);
    }

    @Test
    public void whatCannotWorkIsSaid() {
        assertRefused("several ports that could lead to other nodes: nic0, nic1; name the right one in "
            + "weft:weft/node/oversize/device", "", LOCAL, NIC, port("nic1", ""));
        assertRefused("no port that leads to other nodes", "", LOCAL);
        assertRefused("of type \"dpdk\"", "", LOCAL, port("nic0", "dpdk"));
        assertRefused("of type \"afxdp\"", "nic0", LOCAL, port("nic0", "afxdp"));
        final var bond = new Port("bond0", Optional.empty(), List.of(new Interface("e1", "", Map.of()),
            new Interface("e2", "", Map.of())));
        assertRefused("bond0 of br-ex is a bond of Open vSwitch (e1, e2)", "", LOCAL, bond);
        assertRefused("bond0 of br-ex is a bond of Open vSwitch (e1, e2)", "e2", LOCAL, bond);
    }

    @Test
    public void aVlanOfTheUnderlayIsRefusedUnlessTheNicTakesItOff() {
        final var tagged = new Port("br-ex", Optional.of("7"), LOCAL.interfaces());
        assertRefused("br-ex has its traffic in VLAN 7", "", tagged, NIC);
        assertEquals(new Site("br-ex", "nic0"), choose("", tagged,
            new Port("nic0", Optional.of("7"), NIC.interfaces())));
    }

    @Test
    public void listingsAreReadAsOvsVsctlPrintsThem() {
        final String ports = "{\"headings\":[\"name\",\"interfaces\",\"tag\"],\"data\":["
            + "[\"br-ex\",[\"uuid\",\"1-1\"],[\"set\",[]]],"
            + "[\"bond0\",[\"set\",[[\"uuid\",\"2-1\"],[\"uuid\",\"2-2\"]]],7]]}";
        assertEquals(List.of("1-1", "2-1", "2-2"), PortListing.interfaceIds(ports));
        final String interfaces = "{\"headings\":[],\"data\":["
            + "[[\"uuid\",\"2-2\"],\"e2\",\"\",[\"map\",[]]],"
            + "[[\"uuid\",\"1-1\"],\"br-ex\",\"internal\",[\"map\",[[\"a\",\"b\"]]]]]}";
        assertEquals(List.of(new Port("br-ex", Optional.empty(),
                List.of(new Interface("br-ex", "internal", Map.of("a", "b")))),
            new Port("bond0", Optional.of("7"), List.of(new Interface("e2", "", Map.of())))),
            PortListing.ports(ports, interfaces));
        assertThrows(CommandException.class, () -> PortListing.interfaceIds("{}"));
    }

    private static Port port(final String name, final String type) {
        return new Port(name, Optional.empty(), List.of(new Interface(name, type, Map.of())));
    }

    private static Site choose(final String nic, final Port... ports) {
        return new BridgePorts("br-ex", List.of(ports)).choose(nic.isEmpty() ? Optional.empty() : Optional.of(nic));
    }

    private static void assertRefused(final String reason, final String nic, final Port... ports) {
        final var refused = assertThrows(SiteException.class, () -> choose(nic, ports));
        assertTrue(refused.getMessage(), refused.getMessage().contains(reason));
    }
}
