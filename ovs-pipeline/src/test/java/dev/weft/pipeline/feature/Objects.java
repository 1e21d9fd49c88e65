/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import com.google.common.collect.Sets;
import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.NodeObject.SecureKey;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Probe;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.UdpPort;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Short ways to make the objects that tests compile. */
final class Objects {
    static final InetAddress LOCAL4 = InetAddresses.forString("10.77.1.1");
    static final InetAddress LOCAL6 = InetAddresses.forString("fd00:77:1::1");

    private static final int INSTALLATION = 9;

    private Objects() {
        // only functions
    }

    static Peer peer(final int host, final String remote) {
        final var address = InetAddresses.forString(remote);
        return peerBy(PathId.toHost(new HostId(host), Family.of(address)), address);
    }

    /** A path to the same host, protected, between other addresses. */
    static Peer protectedPeer(final int host, final String local, final String remote, final Protection protection) {
        final var path = PathId.toHost(new HostId(host), Family.IPV4, protection);
        return new Peer(ObjectKey.peer(path, remote), path, new Carrier.Tunnel(InetAddresses.forString(local),
            InetAddresses.forString(remote), Optional.empty(), protection));
    }

    /** A way in Ethernet to another node; host 0: to all of them. */
    static Peer ethernetPeer(final int host, final int... vlan) {
        final var remote = host == 0 ? Optional.<HostId>empty() : Optional.of(new HostId(host));
        final var path = PathId.inEthernet(remote, IntStream.of(vlan).findFirst());
        return new Peer(ObjectKey.peer(path, "lan" + host), path,
            new Carrier.Ethernet(INSTALLATION, new HostId(1), remote, IntStream.of(vlan).findFirst()));
    }

    static Peer physicalPeer(final int... vlan) {
        final var path = PathId.physical(IntStream.of(vlan).findFirst());
        return new Peer(ObjectKey.peer(path, "physical"), path,
            new Carrier.Physical(IntStream.of(vlan).findFirst()));
    }

    static Peer groupPeer(final String group) {
        final var address = InetAddresses.forString(group);
        final var path = PathId.multicast(address);
        return new Peer(ObjectKey.peer(path, group), path, new Carrier.Multicast(LOCAL4, address));
    }

    static Peer externalPeer(final int segment, final String remote) {
        return peerBy(PathId.toExternal(new SegmentId(segment)), InetAddresses.forString(remote));
    }

    static LinkEnd end(final String link, final int segment, final int side, final String appliance, final Far far) {
        final var id = new SegmentId(segment);
        return new LinkEnd(new LinkId(link), side, id, port(appliance), UdpPort.GENEVE, far,
            Optional.of(Probe.DEFAULT));
    }

    static PathId path(final int host, final Family family) {
        return PathId.toHost(new HostId(host), family);
    }

    static Far toHost(final int host, final Family family) {
        return new Far.Remote(PathId.toHost(new HostId(host), family), UdpPort.GENEVE, Dscp.INHERIT);
    }

    static Far toExternal(final int segment, final int udpPort, final Dscp dscp) {
        return new Far.Remote(PathId.toExternal(new SegmentId(segment)), new UdpPort(udpPort), dscp);
    }

    static Far here(final String appliance) {
        return new Far.Local(port(appliance));
    }

    static ShutPort shut(final String appliance) {
        return new ShutPort(ObjectKey.shutPort(new InterfaceId(appliance, "eth0")), port(appliance));
    }

    static SecurePeer securePeer(final int host) {
        return new SecurePeer(new HostId(host), LOCAL4, InetAddresses.forString("10.77.1." + host),
            Protection.ENCRYPTED, LinkKey.of(new byte[LinkKey.OCTETS]));
    }

    static SecureKey secureKey(final String name, final long segment, final int host) {
        return new SecureKey(new NetworkId(name), key(segment), new HostId(host),
            LinkKey.of(new byte[LinkKey.OCTETS]));
    }

    static PortLimit limit(final String appliance) {
        return new PortLimit(ObjectKey.portLimit(new InterfaceId(appliance, "eth0")), port(appliance),
            OptionalInt.of(1000), OptionalInt.empty());
    }

    static NetworkMember member(final String name, final long segment, final String appliance,
            final Optional<Learning> learning, final String... macs) {
        return new NetworkMember(new NetworkId(name), key(segment), new InterfaceId(appliance, "eth0"),
            port(appliance), Stream.of(macs).map(MacAddress::of).collect(Collectors.toSet()), learning,
            UdpPort.GENEVE, Dscp.INHERIT);
    }

    static NetworkMac farMac(final String name, final long segment, final String mac, final int host) {
        return new NetworkMac(new NetworkId(name), key(segment), MacAddress.of(mac),
            PathId.toHost(new HostId(host), Family.IPV4));
    }

    /** What members of a network share: those that learn, and others. */
    static NetworkPart part(final String name, final long segment, final List<String> learners,
            final List<String> others, final boolean unknownUnicast, final PathId... far) {
        final var learning = ports(learners);
        return new NetworkPart(new NetworkId(name), key(segment),
            Sets.union(learning, ports(others)), learning, new TreeSet<>(List.of(far)), unknownUnicast,
            unknownUnicast ? Optional.of(new Learning(1024, 300)) : Optional.empty(), Protection.NONE,
            Optional.empty());
    }

    /** The same with what frames from elsewhere must have, and with questions for unknown stations. */
    static NetworkPart with(final NetworkPart part, final Protection protection,
            final Optional<Discovery> discovery) {
        return new NetworkPart(part.network(), part.segment(), part.members(), part.learners(), part.far(),
            part.unknownUnicast(), part.learning(), protection, discovery);
    }

    /** The metadata of a vnet. */
    static long vnet(final long number) {
        return NetworkKey.vnet(number).metadata();
    }

    private static Set<PortRef> ports(final List<String> appliances) {
        return appliances.stream().map(Objects::port).collect(Collectors.toSet());
    }

    static PortRef port(final String appliance) {
        return new PortRef.Plugged(new InterfaceId(appliance, "eth0").toString());
    }

    private static Peer peerBy(final PathId path, final InetAddress remote) {
        return new Peer(ObjectKey.peer(path, remote.getHostAddress()), path,
            new Carrier.Tunnel(Family.of(remote) == Family.IPV4 ? LOCAL4 : LOCAL6, remote, Optional.empty()));
    }

    /** The network that the pipeline knows by this metadata: above 2^32 a vnet. */
    private static NetworkKey key(final long metadata) {
        return NetworkKey.ofMetadata(metadata);
    }
}
