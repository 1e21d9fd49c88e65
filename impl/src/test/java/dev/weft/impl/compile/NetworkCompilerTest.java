/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.HostId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.SecureKey;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.AddressingMode;
import dev.weft.impl.model.Lookup;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NetworkStations;
import dev.weft.impl.model.NetworkTravel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/** The pieces of networks. */
public class NetworkCompilerTest {
    private static final NetworkKey FENCE = new NetworkKey(NetworkKey.Kind.FENCE, 100);
    private static final NetworkKey VNET = NetworkKey.vnet(7);
    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:01");
    private static final LinkKey SECRET = LinkKey.of(new byte[LinkKey.OCTETS]);

    private final Lab lab = new Lab()
        .withNode("host1", 1, "10.0.0.1", null, "lan")
        .withNode("host2", 2, "10.0.0.2", null, "lan")
        .withAppliance("a", "host1", Lab.station("a", "eth0", MAC), Lab.port("a", "eth1"))
        .withAppliance("b", "host2", Lab.port("b", "eth0"));

    private Standing standing(final NetworkIntent network, final String member) {
        return new NetworkCompiler(network, FENCE).standing(Lab.id(member), lab);
    }

    private Route.Open open(final NetworkIntent network, final NetworkKey key) {
        return (Route.Open) new NetworkCompiler(network, key).route(lab.site("host1"), lab.site("host2"));
    }

    private static NetworkIntent stations(final NetworkIntent network, final Optional<Learning> learning,
            final Lookup lookup) {
        return Lab.with(network, new NetworkStations(learning, false, lookup, Discovery.DEFAULT));
    }

    private static NetworkIntent secure() {
        return Lab.with(Lab.vnet("blue"), new NetworkTravel(Optional.empty(), new Dscp.Fixed(46),
            OptionalInt.empty(), List.of(), OptionalInt.empty(), Protection.AUTHENTICATED));
    }

    @Test
    public void aMemberServesWhereItIs() {
        assertEquals(new Standing.Served(Lab.id("a/eth0"), lab.site("host1"), new PortRef.Plugged("a/eth0"),
            Optional.of(MAC)), standing(Lab.fence("red"), "a/eth0"));
        final var member = new NetworkCompiler(secure(), VNET)
            .member((Standing.Served) standing(Lab.fence("red"), "a/eth0"));
        assertEquals(Set.of(MAC), member.macs());
        assertEquals(Optional.of(Learning.DEFAULT), member.learning());
        assertEquals(UdpPort.GENEVE, member.udpPort());
        assertEquals(new Dscp.Fixed(46), member.dscp());
        assertEquals("member blue#a/eth0", member.key().toString());
    }

    @Test
    public void aMemberThatCannotServeSaysWhy() {
        final var red = Lab.fence("red");
        lab.withAppliance("p", null, Lab.port("p", "eth0"))
            .withAppliance("d", "host1", Lab.port("d", "eth0", false, false, null, 6081))
            .withAppliance("x", "nowhere", Lab.port("x", "eth0"));
        assertEquals(Optional.of("appliance p is on no node, and its interface"
            + " eth0 is plugged in nowhere"), standing(red, "p/eth0").reason());
        assertEquals(Optional.empty(), standing(red, "p/eth0").node());
        assertEquals(new Standing.Shut(Lab.id("d/eth0"), Optional.of(lab.site("host1").id()),
            "admin-state of interface d/eth0 is down"), standing(red, "d/eth0"));
        assertEquals(Optional.of("appliance x is on node nowhere, which does not exist"),
            standing(red, "x/eth0").reason());
        assertEquals(Optional.of("there is no appliance y"), standing(red, "y/eth0").reason());
        assertEquals(Optional.of("appliance a has no interface eth9"), standing(red, "a/eth9").reason());
        assertEquals(Optional.of("learning of network red is off and interface b/eth0 has no inner mac-address, so"
            + " nothing it sends is let in; give it one"),
            standing(stations(red, Optional.empty(), Lookup.PROGRAMMED), "b/eth0").reason());
        lab.withoutHost("host2");
        assertEquals(Optional.of("node host2 has no host id yet"), standing(red, "b/eth0").reason());
    }

    @Test
    public void aStandbyServesInPlaceOfItsPrimary() {
        lab.pair("a", "b", true);
        final var served = (Standing.Served) standing(Lab.fence("red"), "a/eth0");
        assertEquals(Lab.id("b/eth0"), served.port());
        assertEquals(lab.site("host2"), served.site());
    }

    @Test
    public void addressesAreProgrammedUnlessNodesShallAsk() {
        final var red = Lab.fence("red");
        final var mac = new NetworkCompiler(red, FENCE).station(MAC, open(red, FENCE)).orElseThrow();
        assertEquals(PathId.inEthernet(Optional.of(new HostId(2)), OptionalInt.empty()), mac.path());
        final var asking = stations(Lab.vnet("blue"), Optional.empty(), Lookup.DISCOVERED);
        assertEquals(Optional.empty(), new NetworkCompiler(asking, VNET).station(MAC, open(asking, VNET)));
        final var both = stations(Lab.vnet("blue"), Optional.empty(), Lookup.BOTH);
        assertTrue(new NetworkCompiler(both, VNET).station(MAC, open(both, VNET)).isPresent());
        final var fence = stations(red, Optional.empty(), Lookup.DISCOVERED);
        assertTrue("always", new NetworkCompiler(fence, FENCE).station(MAC, open(fence, FENCE)).isPresent());
        assertEquals(Optional.empty(), new NetworkCompiler(red, FENCE).station(MAC, new Route.Closed("no")));
    }

    @Test
    public void aPartIsWhatMembersHaveInCommon() {
        final var red = Lab.fence("red");
        final PortRef port = new PortRef.Plugged("a/eth0");
        final var part = new NetworkCompiler(red, FENCE).part(List.of(port), List.of(open(red, FENCE)));
        assertEquals(Set.of(port), part.members());
        assertEquals(Set.of(port), part.learners());
        assertEquals(Set.of(open(red, FENCE).group()), part.far());
        assertTrue(part.unknownUnicast());
        assertEquals("however many there are elsewhere", Optional.of(new Learning(65535, 300)), part.learning());
        assertEquals(Optional.empty(), part.discovery());
        assertEquals(Protection.NONE, part.protection());

        final var asking = stations(secure(), Optional.empty(), Lookup.BOTH);
        final var blue = new NetworkCompiler(asking, VNET).part(List.of(port), List.of());
        assertEquals(Set.of(), blue.learners());
        assertEquals(Optional.empty(), blue.learning());
        assertFalse(blue.unknownUnicast());
        assertEquals(Optional.of(Discovery.DEFAULT), blue.discovery());
        assertEquals(Protection.AUTHENTICATED, blue.protection());
    }

    @Test
    public void whoHearsTheBroadcastGetsNoCopy() {
        lab.withNode("host3", 3, "10.0.0.3", null, "lan").withNode("host4", 4, "10.1.0.4", null, "far");
        final var pair = new TreeSet<>(Set.of(new NodeId("host1"), new NodeId("host2")));
        final var red = Lab.with(Lab.fence("red"), new NetworkTravel(Optional.empty(), Dscp.INHERIT,
            OptionalInt.empty(), List.of(new AddressingMode(1, pair, Optional.empty(), AddressingMode.Group.BROADCAST,
                Optional.empty())), OptionalInt.empty(), Protection.NONE));
        final var compiler = new NetworkCompiler(red, FENCE);
        final var open = Stream.of("host2", "host3", "host4")
            .map(there -> (Route.Open) compiler.route(lab.site("host1"), lab.site(there))).toList();
        assertEquals(Set.of(PathId.inEthernet(Optional.empty(), OptionalInt.empty()),
            PathId.toHost(new HostId(4), Family.IPV4)), compiler.part(List.of(), open).far());
    }

    @Test
    public void aNodeAloneIsOnThePhysicalNetworkStill() {
        final var compiler = new NetworkCompiler(Lab.with(Lab.vnet("blue"), new NetworkTravel(Optional.empty(),
            Dscp.INHERIT, OptionalInt.empty(), List.of(), OptionalInt.of(12), Protection.NONE)), VNET);
        final var part = compiler.part(List.of(new PortRef.Plugged("a/eth0")), List.of());
        assertEquals(Set.of(PathId.physical(OptionalInt.of(12))), part.far());
        assertEquals(part.far().first(), compiler.peers(List.of()).get(0).path());
    }

    @Test
    public void protectedWaysNeedSecrets() {
        final var compiler = new NetworkCompiler(secure(), VNET);
        final var share = LinkKey.of(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32});
        final var objects = compiler.security(List.of(open(secure(), VNET)), secrets(Optional.of(share)));
        assertEquals(List.of(new SecurePeer(new HostId(2), lab.site("host1").node().ipv4().orElseThrow().address(),
            lab.site("host2").node().ipv4().orElseThrow().address(), Protection.AUTHENTICATED, SECRET),
            new SecureKey(new NetworkId("blue"), VNET, new HostId(2), share)), objects);
        assertEquals(1, compiler.security(List.of(open(secure(), VNET)), secrets(Optional.empty())).size());
        final var red = Lab.fence("red");
        assertEquals(List.of(), new NetworkCompiler(red, FENCE).security(List.of(open(red, FENCE)),
            secrets(Optional.of(share))));
    }

    private static Secrets secrets(final Optional<LinkKey> share) {
        return new Secrets() {
            @Override
            public LinkKey between(final HostId one, final HostId other) {
                assertEquals(Set.of(new HostId(1), new HostId(2)), Set.of(one, other));
                return SECRET;
            }

            @Override
            public Optional<LinkKey> share(final NetworkId network) {
                return share;
            }

            @Override
            public Optional<String> lost(final NetworkId network) {
                return Optional.empty();
            }
        };
    }
}
