/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.overlay.Family;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.Oversize;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.Relay;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.UdpSourcePorts;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.Underlay;

/** Reads one node. */
final class NodeReader {
    private static final String TCP = "tcp:";

    private final IntentPath at;

    NodeReader(final IntentPath at) {
        this.at = at;
    }

    NodeIntent read(final Node node) throws InvalidIntent {
        final String name = node.key().getName().getValue();
        final var type = node.getDatapathType();
        final var mtu = node.getMtu();
        return new NodeIntent(new NodeId(name),
            Optional.ofNullable(node.getHostId()).map(id -> new HostId(id.getValue().toJava())),
            Optional.ofNullable(node.getSystemId()).orElse(name),
            ovsdbRemote(node.getOvsdbRemote()),
            Optional.ofNullable(node.getDatapathId()).map(id -> id.getValue()),
            type == null ? IntentDefaults.DATAPATH_TYPE : type.getName(),
            Optional.ofNullable(node.getLanSegment()).map(segment -> segment.getValue()),
            mtu == null ? IntentDefaults.NODE_MTU : mtu.toJava(),
            ipv4(node.getUnderlay()), ipv6(node.getUnderlay()), sourcePorts(node.getUdpSourcePorts()),
            oversize(node.getOversize()), relay(node.getRelay()));
    }

    private Optional<String> ovsdbRemote(final String remote) throws InvalidIntent {
        if (remote == null) {
            return Optional.empty();
        }
        if (!isTcpRemote(remote)) {
            throw new InvalidIntent(at.at("ovsdb-remote"), "ovsdb-remote " + remote + " is not tcp:ADDRESS:PORT; give"
                + " an IP address, IPv6 in brackets, and a port of 1 to 65535, for instance tcp:[2001:db8::1]:6640");
        }
        return Optional.of(remote);
    }

    static boolean isTcpRemote(final String remote) {
        try {
            final var target = HostAndPort.fromString(remote.substring(TCP.length()));
            return remote.startsWith(TCP) && target.getPortOrDefault(0) > 0
                && InetAddresses.isInetAddress(target.getHost());
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }

    private Optional<UnderlaySide> ipv4(final Underlay underlay) throws InvalidIntent {
        final var ipv4 = underlay == null ? null : underlay.getIpv4();
        return ipv4 == null ? Optional.empty()
            : side(Family.IPV4, text(ipv4.getAddress()), text(ipv4.getGateway()));
    }

    private Optional<UnderlaySide> ipv6(final Underlay underlay) throws InvalidIntent {
        final var ipv6 = underlay == null ? null : underlay.getIpv6();
        return ipv6 == null ? Optional.empty()
            : side(Family.IPV6, text(ipv6.getAddress()), text(ipv6.getGateway()));
    }

    private static Optional<String> text(final Ipv4AddressNoZone address) {
        return Optional.ofNullable(address).map(Ipv4AddressNoZone::getValue);
    }

    private static Optional<String> text(final Ipv6AddressNoZone address) {
        return Optional.ofNullable(address).map(Ipv6AddressNoZone::getValue);
    }

    private Optional<UnderlaySide> side(final Family family, final Optional<String> address,
            final Optional<String> gateway) throws InvalidIntent {
        final var where = at.at("underlay/" + family);
        if (address.isEmpty() && gateway.isPresent()) {
            throw new InvalidIntent(where, "the underlay's " + family + " side has gateway " + gateway.orElseThrow()
                + " but no address; give the node's own " + family + " address or remove the gateway");
        }
        return IntentReader.guarded(where, () -> address.map(own -> new UnderlaySide(Addresses.of(own, family),
            gateway.map(hop -> Addresses.of(hop, family)))));
    }

    private static OversizeIntent oversize(final Oversize oversize) {
        if (oversize == null) {
            return IntentDefaults.OVERSIZE;
        }
        final var mode = oversize.getMode();
        return new OversizeIntent(mode == null ? IntentDefaults.OVERSIZE.halves() : mode == Oversize.Mode.Auto,
            Optional.ofNullable(oversize.getBridge()), Optional.ofNullable(oversize.getDevice()));
    }

    private Optional<RelayIntent> relay(final Relay relay) throws InvalidIntent {
        if (relay == null || !Boolean.TRUE.equals(relay.getEnabled())) {
            return Optional.empty();
        }
        final var port = relay.getPort();
        return IntentReader.guarded(at.at("relay"), () -> Optional.of(new RelayIntent(
            relay.getPeer() == null ? new TreeSet<>() : relay.getPeer().stream()
                .map(peer -> new NodeId(peer.getValue())).collect(Collectors.toCollection(TreeSet::new)),
            port == null ? IntentDefaults.RELAY_PORT : port.getValue().toJava(),
            Boolean.TRUE.equals(relay.getProxy()))));
    }

    private SourcePorts sourcePorts(final UdpSourcePorts ports) throws InvalidIntent {
        if (ports == null) {
            return IntentDefaults.SOURCE_PORTS;
        }
        final var first = ports.getFirst();
        final var count = ports.getCount();
        return IntentReader.guarded(at.at("udp-source-ports"), () -> new SourcePorts(
            first == null ? IntentDefaults.SOURCE_PORTS.first() : first.getValue().toJava(),
            count == null ? IntentDefaults.SOURCE_PORTS.count() : count.getIntValue()));
    }
}
