/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.Bandwidth;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NetworkStations;
import dev.weft.impl.model.NetworkTravel;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.UnderlaySide;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A small installation in memory, and its programs as text. */
final class Lab implements Topology, Signing.Source {
    private final Map<NodeId, NodeIntent> nodes = new HashMap<>();
    private final Map<NodeId, HostId> hosts = new HashMap<>();
    private final Map<String, ApplianceIntent> appliances = new HashMap<>();
    private final Map<String, String> standbys = new HashMap<>();
    private final Set<String> inUse = new HashSet<>();
    private Signing signing = Signing.NONE;

    Lab withNode(final String name, final int host, final String ipv4, final String ipv6, final String segment) {
        final var id = new NodeId(name);
        nodes.put(id, new NodeIntent(id, Optional.empty(), name, Optional.empty(), Optional.empty(), "netdev",
            Optional.ofNullable(segment), 1500, side(ipv4), side(ipv6), new SourcePorts(49152, 16),
            IntentDefaults.OVERSIZE));
        hosts.put(id, new HostId(host));
        return this;
    }

    Lab mtu(final String name, final int mtu) {
        nodes.computeIfPresent(new NodeId(name), (id, node) -> new NodeIntent(id, node.hostId(), node.systemId(),
            node.ovsdbRemote(), node.datapathId(), node.datapathType(), node.lanSegment(), mtu, node.ipv4(),
            node.ipv6(), node.sourcePorts(), node.oversize()));
        return this;
    }

    Lab withoutHost(final String name) {
        hosts.remove(new NodeId(name));
        return this;
    }

    Lab withAppliance(final String name, final String node, final InterfaceIntent... ports) {
        final var byName = new HashMap<String, InterfaceIntent>();
        for (var port : ports) {
            byName.put(port.id().name(), port);
        }
        appliances.put(name, new ApplianceIntent(name, Optional.ofNullable(node).map(NodeId::new), byName,
            Optional.empty()));
        return this;
    }

    Lab gone(final String appliance) {
        appliances.remove(appliance);
        return this;
    }

    static InterfaceIntent port(final String appliance, final String name) {
        return port(appliance, name, true, true, null, 6081);
    }

    static InterfaceIntent port(final String appliance, final String name, final boolean adminUp,
            final boolean linkEnabled, final String outer, final int listen) {
        final var id = new InterfaceId(appliance, name);
        return new InterfaceIntent(id, adminUp, linkEnabled, new PortRef.Plugged(id.toString()),
            Optional.ofNullable(outer).map(InetAddresses::forString), new UdpPort(listen), OptionalInt.empty(),
            Optional.empty(), Bandwidth.UNLIMITED);
    }

    static InterfaceIntent station(final String appliance, final String name, final MacAddress mac) {
        final var port = port(appliance, name, true, false, null, 6081);
        return new InterfaceIntent(port.id(), port.adminUp(), port.linkEnabled(), port.port(), port.outerAddress(),
            port.listen(), port.innerMtu(), Optional.of(mac), port.bandwidth());
    }

    static LinkIntent link(final String name, final String first, final String second) {
        return link(name, first, new LinkIntent.Managed(id(second)), null, Dscp.INHERIT);
    }

    static LinkIntent link(final String name, final String first, final LinkIntent.End second, final Family family,
            final Dscp dscp) {
        return new LinkIntent(new LinkId(name), Optional.empty(), id(first), second, Optional.ofNullable(family),
            dscp, IntentDefaults.LIVENESS, Optional.empty());
    }

    /** The programs of a compiled link, one object a line, nodes in order of name. */
    static String text(final Compiled compiled) {
        if (compiled instanceof Compiled.Incomplete incomplete) {
            return "incomplete: " + incomplete.reason();
        }
        if (compiled instanceof Compiled.Shut shut) {
            return "shut: " + shut.reason();
        }
        return "mtu " + ((Compiled.Programmed) compiled).mtu() + "\n" + text(compiled.objects());
    }

    static String text(final Map<NodeId, ? extends Iterable<NodeObject>> objects) {
        return objects.keySet().stream().sorted().map(node -> {
            final var lines = new StringBuilder();
            objects.get(node).forEach(object -> lines.append(node).append(": ").append(text(object)).append('\n'));
            return lines.toString();
        }).collect(Collectors.joining());
    }

    private static String text(final NodeObject object) {
        if (object instanceof NodeObject.Peer peer) {
            return "peer " + peer.key().name() + " path " + peer.path().value() + " " + text(peer.carrier());
        }
        if (object instanceof NodeObject.LinkEnd end) {
            return "end " + end.key().name() + " segment " + end.segment() + " at " + text(end.port()) + " listens "
                + end.listen() + " far " + text(end.far());
        }
        return "shut " + object.key().name();
    }

    private static String text(final Carrier carrier) {
        if (carrier instanceof Carrier.Tunnel tunnel) {
            return InetAddresses.toAddrString(tunnel.local()) + " -> " + InetAddresses.toAddrString(tunnel.remote())
                + tunnel.gateway().map(hop -> " via " + InetAddresses.toAddrString(hop)).orElse("");
        }
        if (carrier instanceof Carrier.Multicast multicast) {
            return InetAddresses.toAddrString(multicast.local()) + " -> "
                + InetAddresses.toAddrString(multicast.group());
        }
        return carrier.toString();
    }

    /** A way between nodes, one line a peer. */
    static String text(final Route route) {
        if (route instanceof Route.Closed closed) {
            return "closed: " + closed.reason();
        }
        final var open = (Route.Open) route;
        return "unicast " + open.unicast().value() + " group " + open.group().value() + " mtu " + open.mtu() + "\n"
            + open.peers().stream().map(peer -> text((NodeObject) peer) + "\n").collect(Collectors.joining());
    }

    private static String text(final NodeObject.Far far) {
        if (far instanceof NodeObject.Far.Local local) {
            return text(local.port());
        }
        final var remote = (NodeObject.Far.Remote) far;
        return "path " + remote.path().value() + " port " + remote.port() + " dscp " + remote.dscp();
    }

    private static String text(final PortRef port) {
        return port instanceof PortRef.Plugged plugged ? plugged.ifaceId() : port.toString();
    }

    /** A node as networks see it. */
    Site site(final String name) {
        final var id = new NodeId(name);
        return new Site(nodes.get(id), hosts.get(id), installation());
    }

    static NetworkIntent fence(final String name, final String... members) {
        return new NetworkIntent(new NetworkId(name), NetworkKey.Kind.FENCE, OptionalLong.empty(),
            Arrays.stream(members).map(Lab::id).collect(Collectors.toCollection(TreeSet::new)),
            IntentDefaults.STATIONS, IntentDefaults.TRAVEL);
    }

    static NetworkIntent vnet(final String name, final String... members) {
        final var fence = fence(name, members);
        return new NetworkIntent(fence.id(), NetworkKey.Kind.VNET, fence.number(), fence.members(), fence.stations(),
            fence.travel());
    }

    static NetworkIntent with(final NetworkIntent network, final NetworkTravel travel) {
        return new NetworkIntent(network.id(), network.kind(), network.number(), network.members(),
            network.stations(), travel);
    }

    static NetworkIntent with(final NetworkIntent network, final NetworkStations stations) {
        return new NetworkIntent(network.id(), network.kind(), network.number(), network.members(), stations,
            network.travel());
    }

    /** Makes an appliance the standby of another one, or lets it take over. */
    Lab pair(final String primary, final String standby, final boolean takenOver) {
        standbys.put(primary, standby);
        if (takenOver) {
            inUse.add(primary);
        }
        return this;
    }

    Lab signing(final Signing how) {
        signing = how;
        return this;
    }

    @Override
    public InterfaceId inUse(final InterfaceId named) {
        return inUse.contains(named.appliance()) ? standby(named) : named;
    }

    @Override
    public Optional<InterfaceId> reserve(final InterfaceId named) {
        return standbys.containsKey(named.appliance())
            ? Optional.of(inUse.contains(named.appliance()) ? named : standby(named)) : Optional.empty();
    }

    private InterfaceId standby(final InterfaceId named) {
        return new InterfaceId(standbys.get(named.appliance()), named.name());
    }

    @Override
    public Signing of(final LinkIntent link, final SegmentId segment) {
        return signing;
    }

    static InterfaceId id(final String text) {
        final var parts = text.split("/");
        return new InterfaceId(parts[0], parts[1]);
    }

    /** ADDRESS or ADDRESS>GATEWAY. */
    private static Optional<UnderlaySide> side(final String text) {
        return Optional.ofNullable(text).map(value -> {
            final var parts = value.split(">");
            return new UnderlaySide(InetAddresses.forString(parts[0]), parts.length == 1
                ? Optional.<InetAddress>empty() : Optional.of(InetAddresses.forString(parts[1])));
        });
    }

    @Override
    public Optional<NodeIntent> node(final NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    @Override
    public Optional<HostId> host(final NodeId id) {
        return Optional.ofNullable(hosts.get(id));
    }

    @Override
    public Optional<ApplianceIntent> appliance(final String name) {
        return Optional.ofNullable(appliances.get(name));
    }
}
