/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import com.google.common.net.InetAddresses;
import dev.weft.api.gateway.Forward;
import dev.weft.api.gateway.GatewayRule;
import dev.weft.api.gateway.OwnAddress;
import dev.weft.api.gateway.SourceTranslation;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import dev.weft.impl.SampleGateway;
import dev.weft.impl.model.TenantGatewayIntent.Route;
import dev.weft.impl.model.TenantGatewayIntent.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Forward.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.SourceNatBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.rule.DestinationPortBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Gateways as stored, as values. */
public class TenantGatewayReaderTest {
    private static final NetworkId RED = new NetworkId("red");
    private static final NetworkId OUT = new NetworkId("out");

    private static SampleGateway edge() {
        return SampleGateway.named("edge", "host1").with("red", "02:00:00:00:00:fe", "10.1.0.1/24", "fd00:1::1/64")
            .outside("out", "198.51.100.2/24");
    }

    private static OwnAddress own(final String address, final int length) {
        return new OwnAddress(InetAddresses.forString(address), length);
    }

    private static Prefix prefix(final String address, final int length) {
        return new Prefix(InetAddresses.forString(address), length);
    }

    private static void refused(final String path, final String text, final SampleGateway gateway) {
        final var refusal = assertThrows(InvalidIntent.class, () -> IntentReader.gateway(gateway.stored()));
        assertEquals("/weft:weft/gateway=edge" + path, refusal.path());
        assertEquals("gateway edge: " + text, refusal.getMessage());
    }

    @Test
    public void takesWhatIsGiven() {
        final var read = edge().route("0.0.0.0/0", "198.51.100.1").nat("198.51.100.2")
            .forward(Protocol.Udp, 53, "10.1.0.11", 5353).forward(Protocol.Tcp, 8080, "10.1.0.10", 80)
            .rule(20, Rule.Action.Drop, "out", null)
            .rule(new RuleBuilder().setOrder(Uint16.valueOf(10)).setAction(Rule.Action.Allow)
                .setProtocol(Uint8.valueOf(6)).setDestinationPrefix(IetfInetUtil.ipPrefixFor("10.1.0.0/24"))
                .setDestinationPort(new DestinationPortBuilder().setLower(SampleGateway.port(80)).build())).read();
        final var outside = read.sides().get(OUT);
        assertEquals(new TenantGatewayIntent(new GatewayId("edge"), Optional.of(new NodeId("host1")),
            new TreeMap<>(Map.of(RED, new Side(RED, MacAddress.of("02:00:00:00:00:fe"),
                List.of(own("10.1.0.1", 24), own("fd00:1::1", 64)), false), OUT, outside)),
            List.of(new Route(prefix("0.0.0.0", 0), InetAddresses.forString("198.51.100.1"))),
            Optional.of(new SourceTranslation(List.of(InetAddresses.forString("198.51.100.2")), List.of())),
            List.of(new Forward(6, 8080, Optional.empty(), InetAddresses.forString("10.1.0.10"), 80),
                new Forward(17, 53, Optional.empty(), InetAddresses.forString("10.1.0.11"), 5353)),
            List.of(new GatewayRule(true, Optional.empty(), Optional.empty(), new Classifier(Optional.empty(),
                OptionalInt.of(6), Optional.empty(), Optional.of(prefix("10.1.0.0", 24)), Optional.empty(),
                Optional.of(new Ports(80, 80)))),
                new GatewayRule(false, Optional.of(OUT), Optional.empty(), Classifier.ALL)), false), read);
        assertEquals(List.of(own("198.51.100.2", 24)), outside.addresses());
        assertEquals(Optional.of(outside), read.outside());
    }

    @Test
    public void macAddressesAreDerivedFromNames() {
        final var mac = edge().read().sides().get(OUT).mac();
        assertEquals("the same each time", mac, edge().read().sides().get(OUT).mac());
        assertEquals("a local one", 0x0aL, mac.value() >> 40);
        assertNotEquals(mac, SampleGateway.named("other", "host1").in("out", "10.0.0.1/8").read().sides().get(OUT)
            .mac());
        assertNotEquals(mac, SampleGateway.named("edge", "host1").in("red", "10.0.0.1/8").read().sides().get(RED)
            .mac());
    }

    @Test
    public void whatIsMissingOrImpossibleIsRefused() {
        final var undecided = edge();
        undecided.builder().setDefaultAction(null);
        refused("/default-action", "it has no default-action; choose allow or drop for connections that no rule fits",
            undecided);
        refused("/interface=blue/address", "its interface in network blue has no address; give it one with prefix"
            + " length, such as 10.0.0.1/24", edge().in("blue"));
        refused("/interface=blue/address", "the prefix of 10.0.0.1 has 0 to 32 bits, not 64",
            edge().in("blue", "10.0.0.1/64"));
        refused("/interface=blue/address", "'10.0.0.256' is not an IP string literal.",
            edge().in("blue", "10.0.0.256/24"));
        refused("/route=0.0.0.0%2F0/next-hop", "its route to 0.0.0.0/0 has no next-hop; give the router's address",
            edge().route("0.0.0.0/0", null));
        refused("/route=0.0.0.0%2F0/next-hop", "next-hop 2001:db8:0:0:0:0:0:1 of its route to 0.0.0.0/0 is of another"
            + " address family; give one of ipv4", edge().route("0.0.0.0/0", "2001:db8::1"));
        refused("/route=10.0.0.1%2F8", "10.0.0.1/8 has bits behind its length", edge().route("10.0.0.1/8", "10.1.0.2"));
        refused("/rule=5/action", "rule 5 has no action; choose allow or drop", edge().rule(5, null, null, null));
        refused("/rule=5", "ports need protocol 6 (TCP), 17 (UDP) or 132 (SCTP)", edge().rule(new RuleBuilder()
            .setOrder(Uint16.valueOf(5)).setAction(Rule.Action.Allow).setDestinationPort(new DestinationPortBuilder()
                .setLower(SampleGateway.port(80)).build())));
        refused("/source-nat", "sources are translated to one address of a family, not to [/198.51.100.2,"
            + " /198.51.100.3]", edge().nat("198.51.100.2").nat("198.51.100.3"));
        refused("/forward=tcp,80", "port 80 is forwarded to another family",
            edge().forward(Protocol.Tcp, 80, "198.51.100.2", "fd00:1::2", 80));
    }

    @Test
    public void prefixesWithoutAddressTranslateNothing() {
        final var stored = edge().builder().setSourceNat(new SourceNatBuilder()
            .setInsidePrefix(Set.of(IetfInetUtil.ipPrefixFor("10.0.0.0/8"))).build()).build();
        assertEquals("gateway edge: source-nat has an inside-prefix but no address; give an own address of the outside"
            + " interface, or remove inside-prefix", assertThrows(InvalidIntent.class,
                () -> IntentReader.gateway(stored)).getMessage());
    }

    @Test
    public void theLongestPrefixDecidesWherePacketsLeave() {
        final var gateway = edge().route("0.0.0.0/0", "198.51.100.1").route("10.0.0.0/8", "10.1.0.254").read();
        assertEquals(Optional.of(RED), side(gateway, "10.1.0.77"));
        assertEquals(Optional.of(RED), side(gateway, "10.77.0.1"));
        assertEquals(Optional.of(OUT), side(gateway, "203.0.113.9"));
        assertEquals(Optional.empty(), side(gateway, "2001:db8::1"));
    }

    private static Optional<NetworkId> side(final TenantGatewayIntent gateway, final String address) {
        return gateway.sideTowards(InetAddresses.forString(address)).map(Side::network);
    }
}
