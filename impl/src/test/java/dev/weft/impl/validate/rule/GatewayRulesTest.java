/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.NetworkSamples.vnet;
import static dev.weft.impl.validate.NetworkSamples.withLookup;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Scenario.stored;
import static org.junit.Assert.assertEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.gateway.OwnAddress;
import dev.weft.api.id.MacAddress;
import dev.weft.impl.SampleGateway;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.Lookup;
import dev.weft.impl.validate.Scenario;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Forward.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What gateways can be (GW-1). */
public class GatewayRulesTest {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayRulesTest.class);
    private static final String EDGE = "/weft:weft/gateway=edge";

    private final RuleCase place = new RuleCase(new GatewayPlaceRule());
    private final RuleCase network = new RuleCase(new GatewayNetworkRule());
    private final RuleCase addresses = new RuleCase(new GatewayAddressRule());
    private final RuleCase routes = new RuleCase(new GatewayRouteRule());
    private final RuleCase translation = new RuleCase(new GatewayTranslationRule());
    private final RuleCase filter = new RuleCase(new GatewayFilterRule());
    private final RuleCase station = new RuleCase(new GatewayStationRule());

    /** A node, fences red, blue and out, and a member of red with an address. */
    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>(List.of(node("host1", "192.0.2.1"), node("host2", "192.0.2.2"),
            appliance("vm", "host1", withMac(plain("vm/a"), "02:00:00:00:00:01")), fence("red", "vm/a"), fence("blue"),
            fence("out")));
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    private static InterfaceIntent withMac(final InterfaceIntent port, final String mac) {
        return new InterfaceIntent(port.id(), port.adminUp(), port.linkEnabled(), port.port(), port.outerAddress(),
            port.listen(), port.innerMtu(), Optional.of(MacAddress.of(mac)), port.bandwidth(), port.profile());
    }

    private static SampleGateway edge() {
        return SampleGateway.named("edge", "host1").in("red", "10.1.0.1/24").outside("out", "198.51.100.2/24");
    }

    @Test
    public void itsNodeAndItsNetworksExist() {
        place.accepts(there().put(edge().read()));
        place.accepts(there().put(SampleGateway.named("edge", null).in("red", "10.1.0.1/24").read()));
        place.invalid(there().put(SampleGateway.named("edge", "host9").in("red", "10.1.0.1/24").read()), EDGE + "/node",
            "gateway edge: node host9 does not exist; create it first or in the same request, name an existing node, or"
                + " leave node out while the gateway is parked");
        place.invalid(there().put(edge().in("gone", "10.9.0.1/24").read()), EDGE + "/interface=gone", "gateway edge:"
            + " network gone does not exist; create it first or in the same request, or name an existing network");
    }

    @Test
    public void whatItNeedsStays() {
        place.inUse(there(edge().read()).deleteNode("host1"), "/weft:weft/node=host1", "node host1: it cannot be"
            + " deleted while gateway edge is on it; move or delete the gateway first or in the same request");
        place.inUse(there(edge().read()).deleteNetwork("red"), "/weft:weft/network=red", "network red: it cannot be"
            + " deleted while gateway edge has an interface in it; delete that interface or the gateway first or in the"
            + " same request");
        place.accepts(there(edge().read()).deleteNode("host1").deleteNetwork("red").deleteGateway("edge"));
        place.accepts(there(edge().read()).deleteNode("host2").deleteNetwork("blue"));
    }

    @Test
    public void itsNodeAsksNobodyForAddresses() {
        final var asking = withLookup(vnet("red"), Lookup.DISCOVERED);
        network.accepts(there().put(withLookup(vnet("red"), Lookup.BOTH), edge().read()));
        network.invalid(there().put(asking, edge().read()), EDGE + "/interface=red", "gateway edge: it cannot be in"
            + " network red, whose lookup is discovered, because a gateway's node does not ask for addresses; set"
            + " lookup of network red to both or programmed first or in the same request");
        network.inUse(there(edge().read()).put(asking), "/weft:weft/network=red/lookup", "network red: it cannot become"
            + " discovered while gateway edge has an interface in it, because a gateway's node does not ask for"
            + " addresses; set it to both, or delete that interface first or in the same request");
    }

    @Test
    public void aNodeHasNotMoreThanItHasNumbersFor() {
        final var all = new ArrayList<Object>();
        for (int i = 0; i < 255; i++) {
            all.add(SampleGateway.named("g" + i, "host1").in("red", "10.0.0.1/24").read());
        }
        place.invalid(there(all.toArray()).put(edge().read()), EDGE + "/node",
            "gateway edge: node host1 has 255 gateways and firewalls already; name another node");
    }

    @Test
    public void itsAddressesAreThoseOfStations() {
        addresses.accepts(there().put(edge().in("blue", "10.2.0.1/31", "fd00::1/64", "fd00::2/64").read()));
        addresses.invalid(there().put(SampleGateway.named("edge", null).read()), EDGE + "/interface", "gateway edge: it"
            + " has no interface; give it one in each network that it routes between");
        address("10.2.0.0/24", "that of the network 10.2.0.0/24 itself");
        address("10.2.0.255/24", "the broadcast address of 10.2.0.0/24");
        address("127.0.0.1/8", "a loopback address");
        address("fe80::1/64", "a link-local address, which is not routed");
    }

    private void address(final String address, final String fault) {
        addresses.invalid(there().put(edge().in("blue", address).read()), EDGE + "/interface=blue/address",
            "gateway edge: address " + address + " of its interface in network blue is " + fault
                + "; give it that of a station");
    }

    @Test
    public void oneSideIsOutsideAndNoTwoOverlap() {
        addresses.invalid(there().put(edge().outside("blue", "10.2.0.1/24").read()), EDGE + "/interface=out",
            "gateway edge: its interfaces in networks blue and out are both outside; one at most can be");
        addresses.invalid(there().put(edge().in("blue", "10.1.0.129/25").read()), EDGE + "/interface=red/address",
            "gateway edge: prefix 10.1.0.0/24 of its interface in network red overlaps 10.1.0.128/25 of that in network"
                + " blue; give each network its own addresses");
        addresses.invalid(there().put(SampleGateway.named("edge", null).in("red", "10.1.0.1/24", "10.1.0.1/16")
            .read()), EDGE + "/interface=red/address", "gateway edge: its interface in network red has address 10.1.0.1"
                + " twice; give each address once");
    }

    /** Against what follows from walking over all addresses of small prefixes. */
    @Test
    public void overlapsAreFoundInRandomPrefixes() throws UnknownHostException {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        LOG.info("seed {}, to repeat: -Dweft.test.seed={}", seed, seed);
        final var random = new Random(seed);
        for (int turn = 0; turn < 500; turn++) {
            final var one = random(random);
            final var other = random(random);
            final var found = addresses.problems(there().put(SampleGateway.named("edge", null).in("blue", one)
                .in("red", other).read()));
            assertEquals("seed " + seed + ": " + one + " and " + other, overlap(one, other),
                found.stream().anyMatch(problem -> problem.message().contains("overlaps")));
        }
    }

    private static String random(final Random random) {
        return "10.0." + random.nextInt(2) + "." + random.nextInt(256) + "/" + (22 + random.nextInt(11));
    }

    private static boolean overlap(final String one, final String other) throws UnknownHostException {
        for (int last = 0; last < 1024; last++) {
            final var address = InetAddress.getByAddress(new byte[] { 10, 0, (byte) (last >> 8), (byte) last });
            if (own(one).prefix().contains(address) && own(other).prefix().contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static OwnAddress own(final String text) {
        final var words = text.split("/");
        return new OwnAddress(InetAddresses.forString(words[0]), Integer.parseInt(words[1]));
    }

    @Test
    public void nextHopsAreNeighbours() {
        routes.accepts(there().put(edge().route("0.0.0.0/0", "198.51.100.1").route("10.0.0.0/8", "10.1.0.2")
            .read()));
        routes.invalid(there().put(edge().route("0.0.0.0/0", "203.0.113.1").read()), EDGE + "/route=0.0.0.0%2F0",
            "gateway edge: next-hop 203.0.113.1 of its route to 0.0.0.0/0 is in no prefix of the gateway's interfaces;"
                + " give a router in one of their networks");
        routes.invalid(there().put(edge().route("0.0.0.0/0", "10.1.0.1").read()), EDGE + "/route=0.0.0.0%2F0",
            "gateway edge: next-hop 10.1.0.1 of its route to 0.0.0.0/0 is the gateway's own address; give that of"
                + " another router");
        routes.invalid(there().put(edge().route("10.1.0.0/24", "10.1.0.2").read()), EDGE + "/route=10.1.0.0%2F24",
            "gateway edge: its route to 10.1.0.0/24 is to the prefix of its own interface in network red, which needs"
                + " none; delete it");
        routes.invalid(there().put(edge().route("224.0.0.0/4", "10.1.0.2").read()), EDGE + "/route=224.0.0.0%2F4",
            "gateway edge: its route to 224.0.0.0/4 is to multicast addresses, which are not routed; delete it");
        routes.invalid(there().put(edge().in("blue", "fd00::1/64").route("2001:db8::/32", "fd00::2")
            .route("2001:0db8::/32", "fd00::3").read()), EDGE + "/route=2001:db8::%2F32", "gateway edge: it has two"
                + " routes to 2001:db8::/32, written in two ways; delete one");
    }

    @Test
    public void sourcesAreTranslatedToAnOutsideAddress() {
        translation.accepts(there().put(edge().nat("198.51.100.2").read()));
        translation.invalid(there().put(edge().nat("10.1.0.1").read()), EDGE + "/source-nat/address", "gateway edge:"
            + " address 10.1.0.1 of source-nat is none of the outside interface in network out; add it there or name"
            + " one of [198.51.100.2/24]");
        translation.invalid(there().put(SampleGateway.named("edge", null).in("red", "10.1.0.1/24").nat("10.1.0.1")
            .read()), EDGE + "/source-nat/address", "gateway edge: none of its interfaces is outside; set outside of"
                + " the interface on which addresses are to be translated");
    }

    @Test
    public void portsAreForwardedToServersInside() {
        translation.accepts(there().put(edge().forward(Protocol.Tcp, 80, "10.1.0.2", 8080).read()));
        translation.accepts(there().put(edge().route("10.0.0.0/8", "10.1.0.9")
            .forward(Protocol.Udp, 53, "198.51.100.2", "10.77.0.2", 53).read()));
        forward("10.1.0.1", "the gateway's own");
        forward("198.51.100.7", "reached by the outside interface in network out");
        forward("192.168.7.7", "in no prefix of its interfaces and behind no route");
        translation.invalid(there().put(edge().forward(Protocol.Tcp, 80, "198.51.100.9", "10.1.0.2", 80).read()),
            EDGE + "/forward=tcp,80", "gateway edge: address 198.51.100.9 of the forward of tcp port 80 is none of the"
                + " outside interface in network out; add it there or name one of [198.51.100.2/24]");
        translation.invalid(there().put(edge().in("blue", "fd00::1/64").forward(Protocol.Tcp, 80, "fd00::2", 80)
            .read()), EDGE + "/forward=tcp,80", "gateway edge: the outside interface has no ipv6 address for the"
                + " forward of tcp port 80; give it one");
    }

    private void forward(final String to, final String fault) {
        translation.invalid(there().put(edge().forward(Protocol.Tcp, 80, to, 80).read()), EDGE + "/forward=tcp,80",
            "gateway edge: to-address " + to + " of the forward of tcp port 80 is " + fault
                + "; give that of a server that is reached by an inside interface");
    }

    @Test
    public void rulesSpeakOfItsOwnNetworks() {
        filter.accepts(there().put(edge().rule(1, Action.Allow, "red", "out").rule(2, Action.Drop, null, null)
            .read()));
        filter.invalid(there().put(edge().rule(1, Action.Allow, "red", "blue").read()), EDGE + "/rule", "gateway edge:"
            + " a rule names network blue in 'to', in which the gateway has no interface; name one of [out, red], or"
            + " add an interface there");
    }

    @Test
    public void nobodyElseHasItsMacAddress() {
        station.accepts(there().put(edge().with("blue", "02:00:00:00:00:01", "10.2.0.1/24").read()));
        final var twin = SampleGateway.named("edge", "host1").with("red", "02:00:00:00:00:01", "10.1.0.1/24");
        station.inUse(there().put(twin.read()), EDGE + "/interface=red/mac-address", "gateway edge: mac-address"
            + " 02:00:00:00:00:01 of its interface in network red is that of member vm/a; give it another one");
        final var free = SampleGateway.named("edge", "host1").with("red", "02:00:00:00:00:02", "10.1.0.1/24").read();
        station.inUse(there(free).put(appliance("vm", "host1", withMac(plain("vm/a"), "02:00:00:00:00:02"))),
            "/weft:weft/network=red/member=vm,a", "network red: member vm/a has the mac-address 02:00:00:00:00:02,"
                + " which gateway edge has, too; give it another one at"
                + " /weft:weft/appliance=vm/interface=a/inner/mac-address");
        station.inUse(there(free).put(SampleGateway.named("more", null).with("red", "02:00:00:00:00:02", "10.3.0.1/24")
            .read()), "/weft:weft/gateway=more/interface=red/mac-address", "gateway more: mac-address"
                + " 02:00:00:00:00:02 of its interface in network red is that of gateway edge; give it another one");
    }

    @Test
    public void tenantsMayHaveTheSameAddressesInNetworksOfTheirOwn() {
        station.accepts(there(edge().read()).put(SampleGateway.named("more", "host1").in("blue", "10.1.0.1/24")
            .read()));
        station.inUse(there(edge().read()).put(SampleGateway.named("more", "host2").in("out", "198.51.100.2/24")
            .read()), "/weft:weft/gateway=more/interface=out/address", "gateway more: address 198.51.100.2 in network"
                + " out is that of gateway edge; give it another one");
    }
}
