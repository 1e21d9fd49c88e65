/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.ChainId;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.SecurityAddress;
import dev.weft.api.overlay.UdpPort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.Test;

/** An impossible value cannot be built, and what identifies things is stable. */
public class ValuesTest {
    @Test
    public void namesAreChecked() {
        for (var bad : new String[] {"", "-x", "a b", "x".repeat(65), "a/b"}) {
            assertThrows(bad, IllegalArgumentException.class, () -> new NodeId(bad));
            assertThrows(bad, IllegalArgumentException.class, () -> new LinkId(bad));
            assertThrows(bad, IllegalArgumentException.class, () -> new InterfaceId(bad, "eth0"));
            assertThrows(bad, IllegalArgumentException.class, () -> new InterfaceId("fw", bad));
        }
        assertThrows(IllegalArgumentException.class, () -> new NodeId(null));
        assertEquals("fw-1/eth0.5", new InterfaceId("fw-1", "eth0.5").toString());
    }

    @Test
    public void linksOfChainsAreCalledAfterNeighbours() {
        final var chain = new ChainId("edge");
        assertEquals(new LinkId("edge.router-fw"), chain.link("router", "fw"));
        final var longest = chain.link("a".repeat(29), "b".repeat(29));
        assertEquals(64, longest.value().length());
        final var tooLong = chain.link("a".repeat(29), "b".repeat(30));
        assertTrue(tooLong.value(), tooLong.value().matches("edge\\.[0-9a-f]{16}"));
        assertTrue(chain.mayHave(tooLong) && chain.mayHave(longest));
        assertFalse(new ChainId("edg").mayHave(longest));
        assertEquals(64, new ChainId("c".repeat(47)).link("a".repeat(64), "b".repeat(64)).value().length());
        assertThrows(IllegalArgumentException.class, () -> new ChainId("c".repeat(48)));
        assertThrows(IllegalArgumentException.class, () -> new ChainId("a b"));
    }

    @Test
    public void numbersAreBounded() {
        for (var bad : new int[] {Integer.MIN_VALUE, -1, 0, 0xffff00, 0x1000000}) {
            final var error = assertThrows(IllegalArgumentException.class, () -> new SegmentId(bad));
            assertTrue(error.getMessage(), error.getMessage().contains("1 to 16776959"));
        }
        assertThrows(IllegalArgumentException.class, () -> new HostId(0xffff));
        assertThrows(IllegalArgumentException.class, () -> new UdpPort(0));
        assertThrows(IllegalArgumentException.class, () -> new Dscp.Fixed(64));
        assertThrows(IllegalArgumentException.class, () -> new SourcePorts(49152, 20));
        assertThrows(IllegalArgumentException.class, () -> new SourcePorts(65530, 16));
        assertThrows(IllegalArgumentException.class, () -> new SourcePorts(65520, 16));
        assertEquals(65534, new SourcePorts(65519, 16).last());
        assertEquals(65535, new SourcePorts(65535, 1).last());
        assertThrows(IllegalArgumentException.class, () -> new PortRef.Physical("a name much too long"));
        final var site = InetAddresses.forString("192.0.2.7");
        final var tunnel = new PortRef.Tunnel(Kind.VXLAN, site, 5001);
        assertEquals("vxlan tunnel to 192.0.2.7, key 5001", tunnel.toString());
        assertEquals("a node finds its ports again after a restart", "wt-23ed878adec2", tunnel.portName());
        assertNotEquals(tunnel.portName(), new PortRef.Tunnel(Kind.GRE, site, 5001).portName());
        assertThrows(IllegalArgumentException.class, () -> new PortRef.Tunnel(Kind.VXLAN, site, 1 << 24));
        assertThrows(IllegalArgumentException.class, () -> new PortRef.Tunnel(Kind.GRE, site, -1));
        assertThrows(IllegalArgumentException.class,
            () -> new PortRef.Tunnel(Kind.GRE, InetAddresses.forString("239.1.1.1"), 1));
        assertEquals(List.of(50, 70, 42, 62), List.of(Kind.VXLAN.overhead(Family.IPV4),
            Kind.VXLAN.overhead(Family.IPV6), Kind.GRE.overhead(Family.IPV4), Kind.GRE.overhead(Family.IPV6)));
    }

    @Test
    public void pathsOfDifferentThingsNeverMeet() {
        final var host = new HostId(0xfffe);
        final var four = PathId.toHost(host, Family.IPV4);
        final var six = PathId.toHost(host, Family.IPV6);
        assertNotEquals(four, six);
        assertTrue(six.value() < PathId.toExternal(new SegmentId(SegmentId.MIN)).value());
        assertEquals(0x1fffeff, PathId.toExternal(new SegmentId(SegmentId.MAX)).value());
        final var vlan = OptionalInt.of(4094);
        final var group = InetAddresses.forString("239.87.48.1");
        final var paths = Stream.of(Stream.of(four, six, PathId.toHost(host, Family.IPV4, Protection.AUTHENTICATED),
            PathId.toHost(host, Family.IPV6, Protection.AUTHENTICATED),
            PathId.toHost(host, Family.IPV4, Protection.ENCRYPTED),
            PathId.toHost(host, Family.IPV6, Protection.ENCRYPTED),
            PathId.toExternal(new SegmentId(SegmentId.MAX)), PathId.inEthernet(Optional.of(host), OptionalInt.empty()),
            PathId.inEthernet(Optional.empty(), OptionalInt.empty()), PathId.inEthernet(Optional.of(host), vlan),
            PathId.inEthernet(Optional.empty(), vlan), PathId.physical(vlan), PathId.physical(OptionalInt.empty()),
            PathId.multicast(group))).flatMap(all -> all).toList();
        assertEquals(paths.size(), Set.copyOf(paths).size());
        assertEquals(0x60573001, PathId.multicast(group).value());
        assertThrows(IllegalArgumentException.class, () -> new PathId(PathId.MAX + 1));
    }

    @Test
    public void pathsKnowTheirNode() {
        final var host = new HostId(0xfffe);
        for (var path : List.of(PathId.toHost(host, Family.IPV6, Protection.ENCRYPTED),
                PathId.toHost(host, Family.IPV4), PathId.inEthernet(Optional.of(host), OptionalInt.of(4094)))) {
            assertEquals(Optional.of(host), path.host());
        }
        assertEquals(OptionalInt.of(5), PathId.physical(OptionalInt.of(5)).physicalVlan());
        assertEquals(OptionalInt.of(0), PathId.physical(OptionalInt.empty()).physicalVlan());
        assertEquals(OptionalInt.empty(), PathId.inEthernet(Optional.empty(), OptionalInt.of(5)).physicalVlan());
        for (var path : List.of(PathId.toExternal(new SegmentId(5)), PathId.physical(OptionalInt.of(5)),
                PathId.inEthernet(Optional.empty(), OptionalInt.of(5)),
                PathId.multicast(InetAddresses.forString("239.87.48.1")))) {
            assertEquals(Optional.empty(), path.host());
        }
    }

    @Test
    public void securityAddressesAreComputed() throws Exception {
        final var host = new HostId(7);
        assertEquals("240.0.0.15", SecurityAddress.of(Protection.AUTHENTICATED, host).getHostAddress());
        assertEquals("244.1.255.253", SecurityAddress.of(Protection.ENCRYPTED, new HostId(0xfffe)).getHostAddress());
        assertThrows(IllegalArgumentException.class, () -> SecurityAddress.of(Protection.NONE, host));
        final var secret = LinkKey.of(new byte[LinkKey.OCTETS]);
        final var local = InetAddresses.forString("192.0.2.1");
        final var remote = InetAddresses.forString("192.0.2.2");
        assertNotEquals(new SecurePeer(host, local, remote, Protection.AUTHENTICATED, secret).key(),
            new SecurePeer(host, local, remote, Protection.ENCRYPTED, secret).key());
        for (var wrong : List.of(Protection.NONE, Protection.ENCRYPTED)) {
            final var other = wrong == Protection.NONE ? remote : InetAddresses.forString("2001:db8::1");
            assertThrows(IllegalArgumentException.class,
                () -> new SecurePeer(host, local, other, wrong, secret));
        }
    }

    @Test
    public void networksOfDifferentKindsNeverMeet() {
        final var fence = NetworkKey.fence(new SegmentId(7));
        final var vnet = NetworkKey.vnet(7);
        assertNotEquals(fence.metadata(), vnet.metadata());
        for (var key : List.of(fence, vnet, NetworkKey.vnet(0xffffffffL), NetworkKey.PHYSICAL)) {
            assertEquals(key, NetworkKey.ofMetadata(key.metadata()));
        }
        assertThrows(IllegalArgumentException.class, () -> NetworkKey.vnet(0x100000000L));
        assertThrows(IllegalArgumentException.class, () -> NetworkKey.vnet(0));
        assertThrows(IllegalArgumentException.class,
            () -> new NetworkKey(NetworkKey.Kind.FENCE, SegmentId.MAX + 1));
    }

    @Test
    public void impossibleCarriersAreRefused() {
        final var local = InetAddresses.forString("10.0.0.1");
        assertThrows(IllegalArgumentException.class, () -> new Carrier.Multicast(local, local));
        assertThrows(IllegalArgumentException.class, () -> new Carrier.Physical(OptionalInt.of(4095)));
        assertThrows(IllegalArgumentException.class, () -> new Carrier.Ethernet(256, new HostId(1), Optional.empty(),
            OptionalInt.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Discovery(3, 5, 1, 16));
    }

    @Test
    public void pathsKnowWhetherTheyLeadToAnotherController() {
        for (var family : Family.values()) {
            assertEquals(Optional.empty(), PathId.toHost(new HostId(0xfffe), family).external());
        }
        for (var id : new int[] {SegmentId.MIN, SegmentId.MAX}) {
            assertEquals(Optional.of(new SegmentId(id)), PathId.toExternal(new SegmentId(id)).external());
        }
    }

    @Test
    public void keysOfTheTwoEndsDiffer() {
        final var link = new LinkId("l");
        final var segment = new SegmentId(SegmentId.MAX);
        assertNotEquals(ObjectKey.linkEnd(link, segment, 0), ObjectKey.linkEnd(link, segment, 1));
        assertEquals(ObjectKey.shutPort(new InterfaceId("a", "b")), ObjectKey.shutPort(new InterfaceId("a", "b")));
    }

    @Test
    public void peersAreOfOneFamily() {
        assertThrows(IllegalArgumentException.class, () -> new Carrier.Tunnel(
            InetAddresses.forString("10.0.0.1"), InetAddresses.forString("fd00::1"), Optional.empty()));
    }

    @Test
    public void addressesOfStationsAreReadAndPrinted() {
        final var mac = MacAddress.of("02:AA:00:00:00:0f");
        assertEquals(0x02aa0000000fL, mac.value());
        assertEquals("02:aa:00:00:00:0f", mac.toString());
        assertEquals("00:00:5e:00:01:01", MacAddress.of("00:00:5e:00:01:01").toString());
        for (var bad : new String[] {"", "02:aa:00:00:00", "02:aa:00:00:00:0g", "02aa0000000f", "ff:ff:ff:ff:ff:ff",
            "01:00:5e:00:00:01", "00:00:00:00:00:00"}) {
            assertThrows(bad, IllegalArgumentException.class, () -> MacAddress.of(bad));
        }
        assertThrows(IllegalArgumentException.class, () -> new MacAddress(1L << 48));
        assertThrows(IllegalArgumentException.class, () -> new MacAddress(-1));
    }

    @Test
    public void learningIsBounded() {
        for (var bad : new int[] {Integer.MIN_VALUE, -1, 0, 65536}) {
            assertThrows(IllegalArgumentException.class, () -> new Learning(bad, 300));
            assertThrows(IllegalArgumentException.class, () -> new Learning(64, bad));
        }
        assertEquals(new Learning(64, 300), Learning.DEFAULT);
    }

    @Test
    public void partsOfANetworkAreToldApart() {
        final var network = new NetworkId("blue");
        final var segment = NetworkKey.fence(new SegmentId(0x3001));
        final var mac = MacAddress.of("02:aa:00:00:00:01");
        final var member = new InterfaceId("web", "eth0");
        assertEquals(ObjectKey.networkMember(network, segment, member),
            ObjectKey.networkMember(network, segment, member));
        assertNotEquals(ObjectKey.networkMember(network, segment, member).number(),
            ObjectKey.networkMember(network, NetworkKey.fence(new SegmentId(0x3002)), member).number());
        assertNotEquals(ObjectKey.networkMac(network, segment, mac).number(),
            ObjectKey.networkMac(network, NetworkKey.fence(new SegmentId(0x3002)), mac).number());
        assertEquals(0x3001, ObjectKey.network(network, segment).number());
        assertEquals("member blue#web/eth0", ObjectKey.networkMember(network, segment, member).toString());
    }

    @Test
    public void impossibleNetworksAreRefused() {
        final var network = new NetworkId("blue");
        final var segment = NetworkKey.fence(new SegmentId(0x3001));
        final Set<PortRef> one = Set.of(new PortRef.Plugged("web/eth0"));
        final var error = assertThrows(IllegalArgumentException.class, () -> new NodeObject.NetworkPart(network,
            segment, Set.of(), one, new TreeSet<>(), true, Optional.empty(), Protection.NONE, Optional.empty()));
        assertTrue(error.getMessage(), error.getMessage().contains("network blue"));
        final SortedSet<PathId> far = IntStream.rangeClosed(1, NodeObject.NetworkPart.MAX_FAR + 1)
            .mapToObj(PathId::new).collect(Collectors.toCollection(TreeSet::new));
        assertThrows(IllegalArgumentException.class, () -> new NodeObject.NetworkPart(network, segment, one, one, far,
            true, Optional.empty(), Protection.NONE, Optional.empty()));
        final var macs = LongStream.rangeClosed(1, NodeObject.NetworkMember.MAX_MACS + 1).mapToObj(MacAddress::new)
            .collect(Collectors.toSet());
        assertThrows(IllegalArgumentException.class, () -> new NodeObject.NetworkMember(network, segment,
            new InterfaceId("web", "eth0"), new PortRef.Plugged("web/eth0"), macs, Optional.empty(), UdpPort.GENEVE,
            Dscp.INHERIT));
    }
}
