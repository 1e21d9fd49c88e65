/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl;

import dev.weft.impl.model.IntentReader;
import dev.weft.impl.model.InvalidIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Forward;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.ForwardBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.ForwardKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Route;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RouteBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RouteKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.SourceNatBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InterfaceAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;

/** A gateway as users write it, to test with (GW-1). */
public final class SampleGateway {
    private final GatewayBuilder gateway = new GatewayBuilder();
    private final Map<InterfaceKey, Interface> sides = new HashMap<>();
    private final Map<RouteKey, Route> routes = new HashMap<>();
    private final Map<ForwardKey, Forward> forwards = new HashMap<>();
    private final Map<RuleKey, Rule> rules = new HashMap<>();
    private final Set<IpAddressNoZone> nat = new LinkedHashSet<>();

    private SampleGateway(final String name, final String node) {
        gateway.setName(new Name(name)).setDefaultAction(Gateway.DefaultAction.Drop)
            .setNode(node == null ? null : new Name(node));
    }

    /** A gateway that drops what no rule fits; null as node: parked. */
    public static SampleGateway named(final String name, final String node) {
        return new SampleGateway(name, node);
    }

    public SampleGateway in(final String network, final String... addresses) {
        return side(network, null, false, addresses);
    }

    public SampleGateway outside(final String network, final String... addresses) {
        return side(network, null, true, addresses);
    }

    public SampleGateway with(final String network, final String mac, final String... addresses) {
        return side(network, mac, false, addresses);
    }

    private SampleGateway side(final String network, final String mac, final boolean outside,
            final String... addresses) {
        final var own = new LinkedHashSet<InterfaceAddress>();
        for (var address : addresses) {
            own.add(new InterfaceAddress(address));
        }
        final var side = new InterfaceBuilder().setNetwork(new Name(network)).setAddress(own)
            .setMacAddress(mac == null ? null : new MacAddress(mac)).setOutside(outside).build();
        sides.put(side.key(), side);
        return this;
    }

    public SampleGateway route(final String destination, final String nextHop) {
        final var route = new RouteBuilder().setDestination(IetfInetUtil.ipPrefixFor(destination))
            .setNextHop(nextHop == null ? null : address(nextHop)).build();
        routes.put(route.key(), route);
        return this;
    }

    public SampleGateway nat(final String address) {
        nat.add(address(address));
        return this;
    }

    public SampleGateway forward(final Forward.Protocol protocol, final int port, final String toAddress,
            final int toPort) {
        return forward(protocol, port, null, toAddress, toPort);
    }

    public SampleGateway forward(final Forward.Protocol protocol, final int port, final String own,
            final String toAddress, final int toPort) {
        final var forward = new ForwardBuilder().setProtocol(protocol).setPort(port(port))
            .setAddress(own == null ? null : address(own)).setToAddress(address(toAddress)).setToPort(port(toPort))
            .build();
        forwards.put(forward.key(), forward);
        return this;
    }

    public SampleGateway rule(final int order, final Rule.Action action, final String from, final String to) {
        return rule(new RuleBuilder().setOrder(Uint16.valueOf(order)).setAction(action)
            .setFrom(from == null ? null : new Name(from)).setTo(to == null ? null : new Name(to)));
    }

    public SampleGateway rule(final RuleBuilder builder) {
        final var rule = builder.build();
        rules.put(rule.key(), rule);
        return this;
    }

    /** For what is changed by hand. */
    public GatewayBuilder builder() {
        return gateway.setInterface(sides).setRoute(routes).setForward(forwards).setRule(rules)
            .setSourceNat(nat.isEmpty() ? null : new SourceNatBuilder().setAddress(nat).build());
    }

    public Gateway stored() {
        return builder().build();
    }

    public TenantGatewayIntent read() {
        try {
            return IntentReader.gateway(stored());
        } catch (InvalidIntent e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static PortNumber port(final int port) {
        return new PortNumber(Uint16.valueOf(port));
    }

    public static IpAddressNoZone address(final String text) {
        return text.indexOf(':') < 0 ? new IpAddressNoZone(new Ipv4AddressNoZone(text))
            : new IpAddressNoZone(new Ipv6AddressNoZone(text));
    }
}
