/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.Protection;
import dev.weft.impl.model.AddressingMode;
import dev.weft.impl.model.AddressingMode.Group;
import dev.weft.impl.model.AddressingMode.Travel;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.Lookup;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NetworkStations;
import dev.weft.impl.model.NetworkTravel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;

/** How frames of networks travel between two nodes. */
public class RoutesTest {
    private static final NetworkKey FENCE = new NetworkKey(NetworkKey.Kind.FENCE, 100);
    private static final NetworkKey VNET = NetworkKey.vnet(0x10203);

    private final Lab lab = new Lab()
        .withNode("host1", 1, "10.0.0.1>10.0.0.254", "fd00::1", "lan")
        .withNode("host2", 2, "10.0.0.2", "fd00::2", "lan")
        .withNode("host3", 3, "10.1.0.3", "fd01::3", "far")
        .withNode("host4", 4, null, "fd01::4", "lan")
        .withNode("host5", 5, "10.0.0.5", null, null);

    private String route(final NetworkIntent network, final String here, final String there) {
        final var key = network.kind() == NetworkKey.Kind.FENCE ? FENCE : VNET;
        return Lab.text(new NetworkCompiler(network, key).route(lab.site(here), lab.site(there)));
    }

    private static NetworkTravel travel(final AddressingMode... modes) {
        return new NetworkTravel(Optional.empty(), Dscp.INHERIT, OptionalInt.empty(), List.of(modes),
            OptionalInt.empty(), Protection.NONE);
    }

    private static NetworkTravel travel(final Protection protection) {
        return new NetworkTravel(Optional.empty(), Dscp.INHERIT, OptionalInt.empty(), List.of(), OptionalInt.empty(),
            protection);
    }

    private static AddressingMode mode(final int order, final Travel unicast, final Group group,
            final String... nodes) {
        return new AddressingMode(order,
            Arrays.stream(nodes).map(NodeId::new).collect(Collectors.toCollection(TreeSet::new)),
            Optional.ofNullable(unicast), group, Optional.empty());
    }

    private static NetworkIntent fence(final AddressingMode... modes) {
        return Lab.with(Lab.fence("red"), travel(modes));
    }

    private static NetworkIntent discovered(final NetworkIntent network) {
        return Lab.with(network, new NetworkStations(IntentDefaults.STATIONS.learning(), true, Lookup.DISCOVERED,
            IntentDefaults.STATIONS.discovery()));
    }

    @Test
    public void fencesTravelInEthernetOnOneSegmentElseInTunnels() {
        assertEquals("""
            unicast 1073741826 group 1073741826 mtu 1462
            peer host2/ethernet path 1073741826 Ethernet[installation=1, local=1, remote=Optional[2], \
            vlan=OptionalInt.empty]
            """, route(fence(), "host1", "host2"));
        assertEquals("""
            unicast 3 group 3 mtu 1438
            peer host3/ipv4 path 3 10.0.0.1 -> 10.1.0.3 via 10.0.0.254
            """, route(fence(), "host1", "host3"));
        assertEquals("a node without a segment is beside nobody", """
            unicast 5 group 5 mtu 1438
            peer host5/ipv4 path 5 10.0.0.2 -> 10.0.0.5
            """, route(fence(), "host2", "host5"));
        assertEquals("IPv6 where that is what both have", """
            unicast 65540 group 65540 mtu 1418
            peer host4/ipv6 path 65540 fd01::3 -> fd01::4
            """, route(fence(), "host3", "host4"));
        assertEquals("closed: nodes host5 and host4 have no underlay address family in common",
            route(fence(), "host5", "host4"));
    }

    @Test
    public void anUnderlayVlanIsPartOfTheWay() {
        final var tagged = Lab.with(Lab.fence("red"), new NetworkTravel(Optional.of(Family.IPV6), Dscp.INHERIT,
            OptionalInt.of(9), List.of(), OptionalInt.empty(), Protection.NONE));
        assertEquals("""
            unicast 1074331650 group 1074331650 mtu 1462
            peer host2/ethernet/vlan9 path 1074331650 Ethernet[installation=1, local=1, remote=Optional[2], \
            vlan=OptionalInt[9]]
            """, route(tagged, "host1", "host2"));
        assertEquals("and the family that of tunnels", """
            unicast 65539 group 65539 mtu 1418
            peer host3/ipv6 path 65539 fd00::1 -> fd01::3
            """, route(tagged, "host1", "host3"));
        assertEquals("closed: node host5 has no IPv6 underlay address", route(tagged, "host1", "host5"));
    }

    @Test
    public void vnetsTravelInTunnelsUnlessToldOtherwise() {
        assertEquals("""
            unicast 2 group 2 mtu 1430
            peer host2/ipv4 path 2 10.0.0.1 -> 10.0.0.2
            """, route(Lab.vnet("blue"), "host1", "host2"));
        assertTrue(route(Lab.with(Lab.vnet("blue"), travel(mode(1, Travel.ETHERNET, Group.COPIES))), "host1", "host2")
            .startsWith("unicast 1073741826 group 1073741826 mtu 1462\n"));
    }

    @Test
    public void theFirstModeThatFitsApplies() {
        final var modes = fence(mode(20, Travel.ETHERNET, Group.COPIES), mode(10, Travel.IP, Group.COPIES, "host2"),
            mode(15, null, Group.COPIES, "host1", "host3"));
        assertTrue(route(modes, "host1", "host2").startsWith("unicast 2 "));
        assertTrue("as if there were no entry", route(modes, "host1", "host3").startsWith("unicast 3 "));
        assertTrue(route(modes, "host1", "host4").startsWith("unicast 1073741828 "));
        assertEquals("closed: addressing-mode 20 asks for ethernet but nodes host3 and host5 are not on one"
            + " lan-segment", route(modes, "host3", "host5"));
    }

    @Test
    public void oneBroadcastServesTheWholeSegment() {
        final var broadcast = fence(mode(1, null, Group.BROADCAST));
        assertEquals("""
            unicast 1073741826 group 1073807359 mtu 1462
            peer host2/ethernet path 1073741826 Ethernet[installation=1, local=1, remote=Optional[2], \
            vlan=OptionalInt.empty]
            peer all/ethernet path 1073807359 Ethernet[installation=1, local=1, remote=Optional.empty, \
            vlan=OptionalInt.empty]
            """, route(broadcast, "host1", "host2"));
        assertEquals("a copy elsewhere", """
            unicast 3 group 3 mtu 1438
            peer host3/ipv4 path 3 10.0.0.1 -> 10.1.0.3 via 10.0.0.254
            """, route(broadcast, "host1", "host3"));
        assertTrue("what others broadcast is let in", route(fence(mode(1, Travel.IP, Group.BROADCAST)), "host1",
            "host2").contains("peer host2/ethernet "));
    }

    @Test
    public void oneMulticastServesAllThatListen() {
        final var multicast = fence(mode(1, Travel.IP, Group.MULTICAST));
        assertEquals("""
            unicast 2 group 1616314468 mtu 1438
            peer host2/ipv4 path 2 10.0.0.1 -> 10.0.0.2
            peer group/239.87.0.100 path 1616314468 10.0.0.1 -> 239.87.0.100
            """, route(multicast, "host1", "host2"));
        assertTrue("a node without an IPv4 address gets a copy", route(multicast, "host1", "host4")
            .startsWith("unicast 65540 group 65540 "));
        final var given = new AddressingMode(1, new TreeSet<>(), Optional.empty(), Group.MULTICAST,
            Optional.of(InetAddresses.forString("ff05::57:1")));
        assertEquals("the sender's own tunnel is let in beside Ethernet", """
            unicast 1073741826 group 1616314369 mtu 1418
            peer host2/ethernet path 1073741826 Ethernet[installation=1, local=1, remote=Optional[2], \
            vlan=OptionalInt.empty]
            peer group/ff05:0:0:0:0:0:57:1 path 1616314369 fd00::1 -> ff05::57:1
            peer host2/ipv6 path 65538 fd00::1 -> fd00::2
            """, route(fence(given), "host1", "host2"));
        assertEquals("239.87.2.3", InetAddresses.toAddrString(Groups.of(VNET.number())));
        assertEquals("239.87.255.255", InetAddresses.toAddrString(Groups.of(0xffff_ffffL)));
    }

    @Test
    public void thePhysicalNetworkIsNotEncapsulated() {
        final var mapped = Lab.with(Lab.vnet("blue"), new NetworkTravel(Optional.empty(), Dscp.INHERIT,
            OptionalInt.empty(), List.of(), OptionalInt.of(5), Protection.ENCRYPTED));
        assertEquals("""
            unicast 1342177285 group 1342177285 mtu 1500
            peer physical/vlan5 path 1342177285 Physical[vlan=OptionalInt[5]]
            """, route(mapped, "host1", "host3"));
    }

    @Test
    public void protectedFramesTravelBetweenSecurityAddresses() {
        final var secure = Lab.with(Lab.vnet("blue"), travel(Protection.ENCRYPTED));
        assertEquals("""
            unicast 262146 group 262146 mtu 1324
            peer host2/encrypted path 262146 244.0.0.3 -> 244.0.0.5
            """, route(secure, "host1", "host2"));
        final var open = (Route.Open) new NetworkCompiler(secure, VNET).route(lab.site("host1"), lab.site("host4"));
        assertEquals("IPv6 below", new Route.Secure(lab.site("host1").host(), lab.site("host4").host(),
            InetAddresses.forString("fd00::1"), InetAddresses.forString("fd01::4"), Protection.ENCRYPTED),
            open.secure().orElseThrow());
        assertEquals("they ask each other unprotected", """
            unicast 262146 group 262146 mtu 1324
            peer host2/encrypted path 262146 244.0.0.3 -> 244.0.0.5
            peer host2/ipv4 path 2 10.0.0.1 -> 10.0.0.2
            """, route(discovered(secure), "host1", "host2"));
        assertEquals("no multicast", route(secure, "host1", "host2"), route(Lab.with(Lab.vnet("blue"),
            new NetworkTravel(Optional.empty(), Dscp.INHERIT, OptionalInt.empty(),
                List.of(mode(1, null, Group.MULTICAST)), OptionalInt.empty(), Protection.ENCRYPTED)), "host1",
            "host2"));
    }

    @Test
    public void nodesThatAskEachOtherHaveATunnelForThat() {
        final var asking = discovered(Lab.with(Lab.vnet("blue"), travel(mode(1, Travel.ETHERNET, Group.COPIES))));
        assertTrue(route(asking, "host1", "host2").contains("peer host2/ipv4 path 2 "));
        assertEquals("a fence is never asked", route(fence(), "host1", "host2"),
            route(discovered(fence()), "host1", "host2"));
    }
}
