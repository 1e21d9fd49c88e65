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
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.gateway.Forward;
import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.GatewayRoute;
import dev.weft.api.gateway.GatewayRule;
import dev.weft.api.gateway.OwnAddress;
import dev.weft.api.gateway.SourceTranslation;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Prefix;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Values of gateways cannot be built wrong (GW-1). */
public class GatewayValuesTest {
    private static final GatewayInterface INSIDE = in("red", 5, false, "10.1.0.1");
    private static final GatewayInterface OUTSIDE = in("street", 6, true, "198.51.100.2");
    private static final Optional<SourceTranslation> TRANSLATION =
        Optional.of(new SourceTranslation(List.of(address("198.51.100.2")), List.of()));

    @Test
    public void networksOfAddressesAreTheirPrefixes() {
        assertEquals("10.1.0.0/20", new OwnAddress(address("10.1.15.7"), 20).prefix().toString());
        assertEquals("fd00:1::/63", Prefix.around(address("fd00:1:0:1::9"), 63).toString());
        assertEquals("0.0.0.0/0", Prefix.around(address("203.0.113.1"), 0).toString());
        final var prefix = Prefix.around(address("10.1.15.7"), 20);
        assertTrue(prefix.contains(address("10.1.0.0")) && prefix.contains(address("10.1.15.255")));
        assertFalse(prefix.contains(address("10.1.16.0")) || prefix.contains(address("fd00::")));
        assertRefused(() -> new OwnAddress(address("10.1.0.1"), 33));
        assertRefused(() -> new OwnAddress(address("10.1.0.1"), -1));
        assertRefused(() -> new OwnAddress(address("0.0.0.0"), 8));
        assertRefused(() -> new OwnAddress(address("224.0.0.1"), 8));
    }

    @Test
    public void interfacesHaveOneToEightAddresses() {
        assertRefused(() -> in("red", 5, false));
        assertRefused(() -> in("red", 5, false, Collections.nCopies(9, "10.1.0.1").toArray(String[]::new)));
    }

    @Test
    public void routesAndForwardsAreOfOneFamily() {
        final var six = Prefix.around(address("fd00::"), 8);
        assertRefused(() -> new GatewayRoute(six, new NetworkId("red"), address("10.1.0.9"), 1));
        assertRefused(() -> new GatewayRoute(six, new NetworkId("red"), address("fd00::9"), 0));
        assertRefused(() -> new GatewayRoute(six, new NetworkId("red"), address("fd00::9"), 0x10000));
        assertRefused(() -> forward(132, 80, Optional.empty(), 80));
        assertRefused(() -> forward(6, 0, Optional.empty(), 80));
        assertRefused(() -> forward(6, 80, Optional.empty(), 0x10000));
        assertRefused(() -> forward(6, 80, Optional.of(address("fd00::1")), 80));
    }

    @Test
    public void sourcesAreTranslatedToOneAddressOfAFamily() {
        assertRefused(() -> new SourceTranslation(List.of(), List.of()));
        assertRefused(() -> new SourceTranslation(List.of(address("10.0.0.1"), address("10.0.0.2")), List.of()));
        assertRefused(() -> new SourceTranslation(List.of(address("10.0.0.1")),
            List.of(Prefix.around(address("fd00::"), 8))));
    }

    @Test
    public void gatewaysAreWhole() {
        assertRefused(() -> gateway(0, List.of(INSIDE), List.of(), Optional.empty()));
        assertRefused(() -> gateway(256, List.of(INSIDE), List.of(), Optional.empty()));
        assertRefused(() -> gateway(1, List.of(), List.of(), Optional.empty()));
        assertRefused(() -> gateway(1, List.of(INSIDE, INSIDE), List.of(), Optional.empty()));
        assertRefused(() -> gateway(1, List.of(OUTSIDE, in("sea", 7, true, "192.0.2.1")), List.of(),
            Optional.empty()));
        assertRefused(() -> gateway(1, List.of(INSIDE), List.of(), TRANSLATION));
        assertRefused(() -> gateway(1, List.of(INSIDE), List.of(new GatewayRoute(Prefix.around(address("10.0.0.0"), 8),
            new NetworkId("street"), address("198.51.100.1"), 1)), Optional.empty()));
    }

    @Test
    public void onlyWhatTranslatesOrRefusesTracks() {
        final var plain = gateway(1, List.of(INSIDE, OUTSIDE), List.of(), Optional.empty());
        assertFalse(plain.tracks() || plain.translates());
        final var translating = gateway(1, List.of(INSIDE, OUTSIDE), List.of(), TRANSLATION);
        assertTrue(translating.tracks() && translating.translates());
        final var rule = new GatewayRule(true, Optional.empty(), Optional.empty(), Classifier.ALL);
        assertTrue(new TenantGateway(plain.gateway(), 1, plain.interfaces(), List.of(), Optional.empty(), List.of(),
            List.of(rule), true).tracks());
        assertTrue(new TenantGateway(plain.gateway(), 1, plain.interfaces(), List.of(), Optional.empty(), List.of(),
            List.of(), false).tracks());
    }

    private static TenantGateway gateway(final int number, final List<GatewayInterface> interfaces,
            final List<GatewayRoute> routes, final Optional<SourceTranslation> translation) {
        return new TenantGateway(new GatewayId("edge"), number, interfaces, routes, translation, List.of(), List.of(),
            true);
    }

    private static Forward forward(final int protocol, final int port, final Optional<InetAddress> address,
            final int toPort) {
        return new Forward(protocol, port, address, address("10.1.0.10"), toPort);
    }

    private static GatewayInterface in(final String network, final int number, final boolean outside,
            final String... addresses) {
        return new GatewayInterface(new NetworkId(network), NetworkKey.vnet(number),
            MacAddress.of("0a:00:00:00:00:01"), List.of(addresses).stream().map(text ->
                new OwnAddress(address(text), 24)).toList(), outside, UdpPort.GENEVE, Dscp.INHERIT);
    }

    private static InetAddress address(final String text) {
        return InetAddresses.forString(text);
    }

    private static void assertRefused(final Runnable attempt) {
        assertThrows(IllegalArgumentException.class, attempt::run);
    }
}
