/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static dev.weft.impl.compile.Lab.link;
import static dev.weft.impl.compile.Lab.port;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.LinkIntent;
import java.util.List;
import org.junit.Test;

/** What nodes are asked to do for a link, as text. */
public class LinkCompilerTest {
    private final Lab lab = new Lab()
        .withNode("host1", 1, "10.0.0.1>10.0.0.254", "fd00::1>fd00::fe", "lan")
        .withNode("host2", 2, "10.0.0.2>10.0.0.254", "fd00::2", "lan")
        .withNode("host3", 3, "10.0.3.3>10.0.3.254", null, null)
        .withNode("host9", 9, null, "fd00::9", "lan")
        .withAppliance("fw", "host1", port("fw", "eth0"), port("fw", "eth1"))
        .withAppliance("lb", "host2", port("lb", "eth0", true, true, null, 7000))
        .withAppliance("vpn", "host3", port("vpn", "eth0"))
        .withAppliance("six", "host9", port("six", "eth0"));

    private String compile(final LinkIntent link) {
        return Lab.text(new LinkCompiler(lab, lab).compile(link, new SegmentId(100)));
    }

    @Test
    public void onOneLan() {
        assertEquals("""
            mtu 1438
            host1: peer host2/ipv4 path 2 10.0.0.1 -> 10.0.0.2
            host1: end l#a segment 100 at fw/eth0 listens 6081 far path 2 port 7000 dscp inherit
            host2: peer host1/ipv4 path 1 10.0.0.2 -> 10.0.0.1
            host2: end l#b segment 100 at lb/eth0 listens 7000 far path 1 port 6081 dscp inherit
            """, compile(link("l", "fw/eth0", "lb/eth0")));
    }

    @Test
    public void behindGateways() {
        assertEquals("""
            mtu 1438
            host1: peer host3/ipv4 path 3 10.0.0.1 -> 10.0.3.3 via 10.0.0.254
            host1: end l#a segment 100 at fw/eth0 listens 6081 far path 3 port 6081 dscp 46
            host3: peer host1/ipv4 path 1 10.0.3.3 -> 10.0.0.1 via 10.0.3.254
            host3: end l#b segment 100 at vpn/eth0 listens 6081 far path 1 port 6081 dscp 46
            """, compile(link("l", "fw/eth0", new LinkIntent.Managed(new InterfaceId("vpn", "eth0")), null,
                new Dscp.Fixed(46))));
    }

    @Test
    public void ipv6BecauseOneNodeHasNoIpv4() {
        assertEquals("""
            mtu 1418
            host1: peer host9/ipv6 path 65545 fd00::1 -> fd00::9
            host1: end l#a segment 100 at fw/eth0 listens 6081 far path 65545 port 6081 dscp inherit
            host9: peer host1/ipv6 path 65537 fd00::9 -> fd00::1
            host9: end l#b segment 100 at six/eth0 listens 6081 far path 65537 port 6081 dscp inherit
            """, compile(link("l", "fw/eth0", "six/eth0")));
    }

    @Test
    public void ipv6BecauseTold() {
        final var told = link("l", "fw/eth0", new LinkIntent.Managed(new InterfaceId("lb", "eth0")), Family.IPV6,
            Dscp.INHERIT);
        final var expected = """
            mtu 1418
            host1: peer host2/ipv6 path 65538 fd00::1 -> fd00::2
            host1: end l#a segment 100 at fw/eth0 listens 6081 far path 65538 port 7000 dscp inherit
            host2: peer host1/ipv6 path 65537 fd00::2 -> fd00::1
            host2: end l#b segment 100 at lb/eth0 listens 7000 far path 65537 port 6081 dscp inherit
            """;
        assertEquals(expected, compile(told));
        lab.withAppliance("fw", "host1", port("fw", "eth0", true, true, "fd00::1", 6081));
        assertEquals("the outer address decides", expected, compile(link("l", "fw/eth0", "lb/eth0")));
    }

    @Test
    public void bothEndsOnOneNode() {
        lab.withAppliance("lb", "host1", port("lb", "eth0"));
        assertEquals("""
            mtu 1500
            host1: end l#a segment 100 at fw/eth0 listens 6081 far lb/eth0
            host1: end l#b segment 100 at lb/eth0 listens 6081 far fw/eth0
            """, compile(link("l", "fw/eth0", "lb/eth0")));
    }

    @Test
    public void externalEnd() {
        final var far = new LinkIntent.External(InetAddresses.forString("192.0.2.7"), new UdpPort(9000));
        assertEquals("""
            mtu 1438
            host1: peer l/external path 16777316 10.0.0.1 -> 192.0.2.7 via 10.0.0.254
            host1: end l#a segment 100 at fw/eth0 listens 6081 far path 16777316 port 9000 dscp inherit
            """, compile(link("l", "fw/eth0", far, null, Dscp.INHERIT)));
        assertEquals("incomplete: outer-family is IPv6 but the external end's address 192.0.2.7 is IPv4",
            compile(link("l", "fw/eth0", far, Family.IPV6, Dscp.INHERIT)));
        assertEquals("incomplete: node host9 has no IPv4 underlay address",
            compile(link("l", "six/eth0", far, null, Dscp.INHERIT)));
    }

    @Test
    public void smallerMtuCounts() {
        lab.mtu("host2", 1400);
        assertEquals("mtu 1338", compile(link("l", "fw/eth0", "lb/eth0")).lines().findFirst().orElseThrow());
    }

    @Test
    public void movedApplianceKeepsItsLink() {
        lab.withAppliance("lb", "host3", port("lb", "eth0", true, true, null, 7000));
        assertEquals("""
            mtu 1438
            host1: peer host3/ipv4 path 3 10.0.0.1 -> 10.0.3.3 via 10.0.0.254
            host1: end l#a segment 100 at fw/eth0 listens 6081 far path 3 port 7000 dscp inherit
            host3: peer host1/ipv4 path 1 10.0.3.3 -> 10.0.0.1 via 10.0.3.254
            host3: end l#b segment 100 at lb/eth0 listens 7000 far path 1 port 6081 dscp inherit
            """, compile(link("l", "fw/eth0", "lb/eth0")));
    }

    @Test
    public void changedAddressChangesPeersOnly() {
        final var before = compile(link("l", "fw/eth0", "lb/eth0")).lines().filter(line -> line.contains(": end"))
            .toList();
        lab.withNode("host2", 2, "10.0.0.22", null, "lan");
        final var after = compile(link("l", "fw/eth0", "lb/eth0"));
        assertEquals(before, after.lines().filter(line -> line.contains(": end")).toList());
        assertEquals(List.of("host1: peer host2/ipv4 path 2 10.0.0.1 -> 10.0.0.22",
            "host2: peer host1/ipv4 path 1 10.0.0.22 -> 10.0.0.1"),
            after.lines().filter(line -> line.contains(": peer")).toList());
    }

    @Test
    public void adminDownShutsBothEnds() {
        lab.withAppliance("lb", "host2", port("lb", "eth0", false, true, null, 6081));
        assertEquals("shut: admin-state of interface lb/eth0 is down", compile(link("l", "fw/eth0", "lb/eth0")));
    }

    @Test
    public void saysWhatIsMissing() {
        final var link = link("l", "fw/eth0", "lb/eth0");
        lab.withAppliance("lb", null, port("lb", "eth0"));
        assertEquals("incomplete: appliance lb is on no node, and its interface"
            + " eth0 is plugged in nowhere", compile(link));
        lab.withAppliance("lb", "host7", port("lb", "eth0"));
        assertEquals("incomplete: appliance lb is on node host7, which does not exist", compile(link));
        lab.withAppliance("lb", "host2", port("lb", "eth1"));
        assertEquals("incomplete: appliance lb has no interface eth0", compile(link));
        lab.withAppliance("lb", "host2", port("lb", "eth0", true, false, null, 6081));
        assertEquals("incomplete: interface lb/eth0 is not link-enabled", compile(link));
        lab.gone("lb");
        assertEquals("incomplete: there is no appliance lb", compile(link));
        assertEquals("incomplete: nodes host3 and host9 have no underlay address family in common",
            compile(link("l", "vpn/eth0", "six/eth0")));
        assertEquals("incomplete: node host9 has no IPv4 underlay address", compile(link("l", "six/eth0",
            new LinkIntent.Managed(new InterfaceId("fw", "eth0")), Family.IPV4, Dscp.INHERIT)));
        lab.withoutHost("host1");
        assertEquals("incomplete: node host1 has no host id yet", compile(link("l", "vpn/eth0", "fw/eth0")));
    }

    @Test
    public void refusesForeignAndMixedOuterAddresses() {
        lab.withAppliance("lb", "host2", port("lb", "eth0", true, true, "10.0.0.77", 6081));
        assertEquals("incomplete: outer address 10.0.0.77 of interface lb/eth0 is not an address of node host2"
            + " (its IPv4 address is 10.0.0.2)", compile(link("l", "fw/eth0", "lb/eth0")));
        lab.withAppliance("fw", "host1", port("fw", "eth0", true, true, "fd00::1", 6081));
        assertEquals("incomplete: the outer address of interface lb/eth0 is IPv4 but the other end or outer-family"
            + " asks for IPv6", compile(link("l", "fw/eth0", "lb/eth0")));
    }

    @Test
    public void aLinkHasOneOrTwoManagedEnds() {
        assertThrows(IllegalArgumentException.class, () -> new Compiled.Programmed(List.of(), 1500, List.of()));
    }
}
