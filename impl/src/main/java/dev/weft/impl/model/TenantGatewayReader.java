/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import com.google.common.hash.Hashing;
import dev.weft.api.gateway.Forward;
import dev.weft.api.gateway.OwnAddress;
import dev.weft.api.gateway.SourceTranslation;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Prefix;
import dev.weft.impl.model.TenantGatewayIntent.Side;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Forward.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Route;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.SourceNat;

/** Reads one gateway (GW-1). */
final class TenantGatewayReader {
    private static final int TCP = 6;
    private static final int UDP = 17;
    // a local address that is none of those which nodes and helpers use for themselves
    private static final long DERIVED = 0x0a00_0000_0000L;
    private static final long DERIVED_BITS = 0xff_ffff_ffffL;

    private final IntentPath at;

    TenantGatewayReader(final IntentPath at) {
        this.at = at;
    }

    TenantGatewayIntent read(final Gateway gateway) throws InvalidIntent {
        final var id = new GatewayId(gateway.key().getName().getValue());
        final SortedMap<NetworkId, Side> sides = new TreeMap<>();
        for (var side : gateway.nonnullInterface().values()) {
            final var read = side(id, side);
            sides.put(read.network(), read);
        }
        if (gateway.getDefaultAction() == null) {
            throw new InvalidIntent(at.at("default-action"), "it has no default-action; choose allow or drop for"
                + " connections that no rule fits");
        }
        return new TenantGatewayIntent(id, Optional.ofNullable(gateway.getNode()).map(name ->
            new NodeId(name.getValue())), sides, routes(gateway), translation(gateway.getSourceNat()),
            forwards(gateway), new GatewayRuleReader(at).read(gateway),
            gateway.getDefaultAction() == Gateway.DefaultAction.Allow);
    }

    private Side side(final GatewayId gateway, final Interface stored) throws InvalidIntent {
        final var network = new NetworkId(stored.key().getNetwork().getValue());
        final var here = at.at("interface=" + network);
        final var addresses = new ArrayList<OwnAddress>();
        for (var text : stored.getAddress() == null ? List.<String>of() : stored.getAddress().stream()
                .map(address -> address.getValue()).sorted().toList()) {
            addresses.add(IntentReader.guarded(here.at("address"), () -> own(text)));
        }
        if (addresses.isEmpty()) {
            throw new InvalidIntent(here.at("address"), "its interface in network " + network + " has no address; give"
                + " it one with prefix length, such as 10.0.0.1/24");
        }
        return IntentReader.guarded(here, () -> new Side(network, stored.getMacAddress() == null
            ? derived(gateway, network) : MacAddress.of(stored.getMacAddress().getValue()), addresses,
            Boolean.TRUE.equals(stored.getOutside())));
    }

    private static OwnAddress own(final String text) {
        final int slash = text.indexOf('/');
        final var address = text.substring(0, slash);
        return new OwnAddress(Addresses.of(address, address.indexOf(':') < 0 ? Family.IPV4 : Family.IPV6),
            Integer.parseInt(text.substring(slash + 1)));
    }

    /** The same on every node, so that a move changes nothing for stations. */
    static MacAddress derived(final GatewayId gateway, final NetworkId network) {
        return new MacAddress(DERIVED | Hashing.sha256().hashString(gateway + " " + network, StandardCharsets.UTF_8)
            .asLong() & DERIVED_BITS);
    }

    private List<TenantGatewayIntent.Route> routes(final Gateway gateway) throws InvalidIntent {
        final var routes = new ArrayList<TenantGatewayIntent.Route>();
        for (Route stored : gateway.nonnullRoute().values()) {
            final var here = at.at("route=" + stored.key().getDestination().stringValue().replace("/", "%2F"));
            final var destination = prefix(here, stored.getDestination());
            if (stored.getNextHop() == null) {
                throw new InvalidIntent(here.at("next-hop"), "its route to " + destination + " has no next-hop; give"
                    + " the router's address");
            }
            final var nextHop = IntentReader.guarded(here.at("next-hop"), () -> Addresses.of(stored.getNextHop()));
            if (Family.of(nextHop) != destination.family()) {
                throw new InvalidIntent(here.at("next-hop"), "next-hop " + nextHop.getHostAddress() + " of its route"
                    + " to " + destination + " is of another address family; give one of " + destination.family());
            }
            routes.add(new TenantGatewayIntent.Route(destination, nextHop));
        }
        routes.sort(Comparator.comparing(route -> route.destination().toString()));
        return routes;
    }

    private Optional<SourceTranslation> translation(final SourceNat stored) throws InvalidIntent {
        final var here = at.at("source-nat");
        final var addresses = new ArrayList<InetAddress>();
        if (stored != null && stored.getAddress() != null) {
            for (IpAddressNoZone address : stored.getAddress()) {
                addresses.add(IntentReader.guarded(here.at("address"), () -> Addresses.of(address)));
            }
        }
        final var inside = new ArrayList<Prefix>();
        if (stored != null && stored.getInsidePrefix() != null) {
            for (IpPrefix prefix : stored.getInsidePrefix()) {
                inside.add(prefix(here.at("inside-prefix"), prefix));
            }
        }
        if (addresses.isEmpty()) {
            if (!inside.isEmpty()) {
                throw new InvalidIntent(here, "source-nat has an inside-prefix but no address; give an own address of"
                    + " the outside interface, or remove inside-prefix");
            }
            return Optional.empty();
        }
        addresses.sort(Comparator.comparing(InetAddress::getHostAddress));
        inside.sort(Comparator.comparing(Prefix::toString));
        return IntentReader.guarded(here, () -> Optional.of(new SourceTranslation(addresses, inside)));
    }

    private List<Forward> forwards(final Gateway gateway) throws InvalidIntent {
        final var forwards = new ArrayList<Forward>();
        for (var stored : gateway.nonnullForward().values()) {
            final int port = stored.key().getPort().getValue().toJava();
            final var protocol = stored.key().getProtocol();
            final var here = at.at("forward=" + protocol.getName() + "," + port);
            if (stored.getToAddress() == null) {
                throw new InvalidIntent(here.at("to-address"), "its forward of " + protocol.getName() + " port " + port
                    + " has no to-address; give the server's address");
            }
            forwards.add(IntentReader.guarded(here, () -> new Forward(number(protocol), port,
                Optional.ofNullable(stored.getAddress()).map(Addresses::of), Addresses.of(stored.getToAddress()),
                stored.getToPort() == null ? port : stored.getToPort().getValue().toJava())));
        }
        forwards.sort(Comparator.comparing(Forward::protocol).thenComparing(Forward::port));
        return forwards;
    }

    private static int number(final Protocol protocol) {
        return switch (protocol) {
            case Tcp -> TCP;
            case Udp -> UDP;
        };
    }

    private static Prefix prefix(final IntentPath here, final IpPrefix stored) throws InvalidIntent {
        return IntentReader.guarded(here, () -> Addresses.prefix(stored));
    }
}
