/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

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
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Gateways of the node of golden files (GW-1). */
public final class GatewayObjects {
    /** The metadata of the network inside, a fence. */
    public static final long RED = 0x3101;
    /** The metadata of the other network inside, a vnet. */
    public static final long BLUE = NetworkKey.vnet(0x8101).metadata();
    /** The metadata of the network outside: the physical one. */
    public static final long STREET = NetworkKey.PHYSICAL.metadata();
    /** A gateway with all that gateways have. */
    public static final TenantGateway EDGE = new TenantGateway(new GatewayId("edge"), 3,
        List.of(in("red", RED, false, "0a:00:00:00:03:01", "10.1.0.1/24", "fd00:1::1/64"),
            in("blue", BLUE, false, "0a:00:00:00:03:02", "10.2.0.1/24", "fd00:2::1/64"),
            in("street", STREET, true, "0a:00:00:00:03:03", "198.51.100.2/24", "fd00:9::2/64")),
        List.of(route("0.0.0.0/0", "street", "198.51.100.1", 7), route("::/0", "street", "fd00:9::1", 8),
            route("10.20.0.0/16", "blue", "10.2.0.254", 9)),
        Optional.of(new SourceTranslation(List.of(InetAddresses.forString("198.51.100.2"),
            InetAddresses.forString("fd00:9::2")), List.of(prefix("10.1.0.0/24"), prefix("10.2.0.0/24"),
                prefix("fd00:1::/64")))),
        List.of(new Forward(6, 8080, Optional.empty(), InetAddresses.forString("10.1.0.10"), 80),
            new Forward(17, 5353, Optional.of(InetAddresses.forString("fd00:9::2")),
                InetAddresses.forString("fd00:1::10"), 53)),
        List.of(rule(false, Optional.empty(), Optional.empty(), Optional.empty(), 6, 2222, 2223),
            rule(true, Optional.of("street"), Optional.of("red"), Optional.of(Family.IPV4), 6, 80, 80),
            rule(true, Optional.of("street"), Optional.of("red"), Optional.of(Family.IPV6), 17, 53, 53),
            rule(false, Optional.of("street"), Optional.empty(), Optional.empty(), 0, 0, 0)), true);
    /** A gateway that only routes, in one of the same networks. */
    public static final TenantGateway PLAIN = new TenantGateway(new GatewayId("plain"), 4,
        List.of(in("blue", BLUE, false, "0a:00:00:00:04:01", "10.2.0.2/24"),
            in("green", 0x3102, false, "0a:00:00:00:04:02", "10.3.0.1/24")),
        List.of(), Optional.empty(), List.of(), List.of(), true);

    private GatewayObjects() {
        // only values
    }

    /** An interface. */
    public static GatewayInterface in(final String network, final long metadata, final boolean outside,
            final String mac, final String... addresses) {
        return new GatewayInterface(new NetworkId(network), NetworkKey.ofMetadata(metadata), MacAddress.of(mac),
            Stream.of(addresses).map(GatewayObjects::own).toList(), outside, UdpPort.GENEVE, Dscp.INHERIT);
    }

    /** A route. */
    public static GatewayRoute route(final String destination, final String network, final String hop,
            final int number) {
        return new GatewayRoute(prefix(destination), new NetworkId(network), InetAddresses.forString(hop), number);
    }

    /** A rule for the destination ports of a protocol; 0: for all protocols. */
    public static GatewayRule rule(final boolean allow, final Optional<String> from, final Optional<String> to,
            final Optional<Family> family, final int protocol, final int lower, final int upper) {
        return new GatewayRule(allow, from.map(NetworkId::new), to.map(NetworkId::new), new Classifier(family,
            protocol == 0 ? OptionalInt.empty() : OptionalInt.of(protocol), Optional.empty(), Optional.empty(),
            Optional.empty(), protocol == 0 ? Optional.empty() : Optional.of(new Ports(lower, upper))));
    }

    /** A prefix. */
    public static Prefix prefix(final String text) {
        final int slash = text.indexOf('/');
        return Prefix.around(InetAddresses.forString(text.substring(0, slash)),
            Integer.parseInt(text.substring(slash + 1)));
    }

    private static OwnAddress own(final String text) {
        final int slash = text.indexOf('/');
        return new OwnAddress(InetAddresses.forString(text.substring(0, slash)),
            Integer.parseInt(text.substring(slash + 1)));
    }
}
