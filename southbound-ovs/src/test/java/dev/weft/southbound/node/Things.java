/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.common.net.InetAddresses;
import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.GatewayRoute;
import dev.weft.api.gateway.OwnAddress;
import dev.weft.api.gateway.SourceTranslation;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.Learning;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Probe;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.PolicyMark;
import dev.weft.api.service.Prefix;
import dev.weft.api.service.Probing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Short ways to make what a node is asked to do. */
final class Things {
    private Things() {
        // only functions
    }

    static Peer peer(final int host) {
        return peer(host, Optional.empty());
    }

    private static Peer peer(final int host, final Optional<String> gateway) {
        final var path = PathId.toHost(new HostId(host), Family.IPV4);
        return new Peer(ObjectKey.peer(path, "host-" + host), path,
            new Carrier.Tunnel(InetAddresses.forString("10.77.1.1"), InetAddresses.forString("10.77.1." + host),
                gateway.map(InetAddresses::forString)));
    }

    static Peer peerVia(final int host, final String gateway) {
        return peer(host, Optional.of(gateway));
    }

    /** The end of a link to a host; its port carries the iface-id {@code guest/eth0}. */
    static LinkEnd link(final int segment, final String guest, final int host) {
        return link(segment, port(guest), host, Dscp.INHERIT);
    }

    static LinkEnd link(final int segment, final PortRef port, final int host, final Dscp dscp) {
        final var id = new SegmentId(segment);
        return new LinkEnd(new LinkId("link-" + segment), 0, id, port, UdpPort.GENEVE,
            new Far.Remote(PathId.toHost(new HostId(host), Family.IPV4), UdpPort.GENEVE, dscp),
            Optional.of(Probe.DEFAULT));
    }

    /** The same end with another way to find out whether the other one is alive. */
    static LinkEnd probed(final LinkEnd end, final Optional<Probe> probe) {
        return new LinkEnd(end.link(), end.side(), end.segment(), end.port(), end.listen(), end.far(), probe);
    }

    /** A vnet in which helpers look for stations, with all its members on this node. */
    static NetworkPart part(final NetworkKey key, final List<NetworkMember> members, final PathId... far) {
        final var ports = members.stream().map(NetworkMember::port).collect(Collectors.toSet());
        final var learners = members.stream().filter(member -> member.learning().isPresent())
            .map(NetworkMember::port).collect(Collectors.toSet());
        return new NetworkPart(network(key), key, ports, learners, new TreeSet<>(Arrays.asList(far)), true,
            Optional.of(new Learning(1024, 300)), Protection.NONE,
            key.kind() == NetworkKey.Kind.VNET ? Optional.of(Discovery.DEFAULT) : Optional.empty());
    }

    /** A member that learns; its port carries the iface-id {@code guest/eth0}. */
    static NetworkMember member(final NetworkKey key, final String guest, final String... macs) {
        return new NetworkMember(network(key), key, new InterfaceId(guest, "eth0"), port(guest),
            Arrays.stream(macs).map(MacAddress::of).collect(Collectors.toSet()), Optional.of(Learning.DEFAULT),
            UdpPort.GENEVE, Dscp.INHERIT);
    }

    static NetworkMac mac(final NetworkKey key, final String mac, final PathId path) {
        return new NetworkMac(network(key), key, MacAddress.of(mac), path);
    }

    private static NetworkId network(final NetworkKey key) {
        return new NetworkId(key.kind() + "-" + key.number());
    }

    static PathId path(final int host) {
        return PathId.toHost(new HostId(host), Family.IPV4);
    }

    /** How much a guest may send and receive, kbit/s; 0: no limit. */
    static PortLimit limit(final String guest, final int fromGuest, final int toGuest) {
        return new PortLimit(ObjectKey.portLimit(new InterfaceId(guest, "eth0")), port(guest), rate(fromGuest),
            rate(toGuest));
    }

    private static OptionalInt rate(final int rate) {
        return rate == 0 ? OptionalInt.empty() : OptionalInt.of(rate);
    }

    /** An instance of service fw whose ports carry the iface-ids {@code NAME-in/eth0} and {@code NAME-out/eth0}. */
    static ServiceInstance instance(final NetworkKey key, final String name, final Optional<Probing> probing) {
        return new ServiceInstance(instanceId(name), network(key), key, port(name + "-in"), port(name + "-out"), false,
            UdpPort.GENEVE, Dscp.INHERIT, probing);
    }

    static InstanceId instanceId(final String name) {
        return new InstanceId(new ServiceId("fw"), name);
    }

    /** A generation of policy 7, which leads through one instance of service fw here. */
    static ServicePath servicePath(final NetworkKey key, final int generation, final ServicePath.Role role,
            final String name) {
        final var here = new Hop.Plugged(instanceId(name), port(name + "-in"), port(name + "-out"), false);
        return new ServicePath(new PolicyId("policy-7"), new PolicyMark(7, generation), network(key), key,
            List.of(new Hop(new ServiceId("fw"), false, true, true, List.of(here), List.of(here))), role);
    }

    /** A firewall, an instance of service fw, which lets pass what fits no rule. */
    static NodeFirewall firewall(final String name, final int number, final NetworkKey key) {
        return new NodeFirewall(instanceId(name), network(key), key, number, UdpPort.GENEVE, Dscp.INHERIT, List.of(),
            true);
    }

    /** A generation of policy 7, which leads through a firewall here. */
    static ServicePath firewallPath(final NetworkKey key, final String name, final int number) {
        final var here = new Hop.BuiltIn(instanceId(name), number);
        return new ServicePath(new PolicyId("policy-7"), new PolicyMark(7, 1), network(key), key,
            List.of(new Hop(new ServiceId("fw"), false, true, true, List.of(here), List.of(here))),
            ServicePath.Role.CURRENT);
    }

    /** Policy 7 with a mapping: locator 1 is an instance of service fw here, locator 2 one on a host. */
    static MappedPath mappedPath(final NetworkKey key, final int revision, final String name, final int host) {
        final var here = new Hop.Plugged(instanceId(name), port(name + "-in"), port(name + "-out"), false);
        return new MappedPath(new PolicyId("policy-7"), 7, network(key), key, UdpPort.GENEVE, Dscp.INHERIT, true,
            revision, 60, List.of(new Locator(2, instanceId("far"), false, new Hop.Far(path(host))),
                new Locator(1, instanceId(name), true, here)));
    }

    /** The policies of a member: policy 7 for all that it sends and gets. */
    static PortPolicies policies(final NetworkMember member) {
        return new PortPolicies(member.network(), member.segment(), member.member(), member.port(), member.udpPort(),
            member.dscp(), List.of(new PortPolicies.Entry(new PolicyId("policy-7"), 7, true, true,
                List.of(Classifier.ALL))));
    }

    /** A gateway between two networks that translates, with three routes by two next hops in the second. */
    static TenantGateway gateway(final String name, final int number, final NetworkKey inside,
            final NetworkKey outside) {
        return new TenantGateway(new GatewayId(name), number,
            List.of(gatewayInterface(inside, false, "0a:00:00:00:00:01", own("10.1.0.1", 24), own("fd00:1::1", 64)),
                gatewayInterface(outside, true, "0a:00:00:00:00:02", own("198.51.100.2", 24))),
            List.of(route("203.0.113.0", outside, "198.51.100.9", 9), route("192.0.2.0", outside, "198.51.100.1", 7),
                route("198.18.0.0", outside, "198.51.100.9", 9)),
            Optional.of(new SourceTranslation(List.of(InetAddresses.forString("198.51.100.2")), List.of())),
            List.of(), List.of(), true);
    }

    private static GatewayInterface gatewayInterface(final NetworkKey key, final boolean outside, final String mac,
            final OwnAddress... addresses) {
        return new GatewayInterface(network(key), key, MacAddress.of(mac), List.of(addresses), outside,
            UdpPort.GENEVE, Dscp.INHERIT);
    }

    private static GatewayRoute route(final String destination, final NetworkKey key, final String hop,
            final int number) {
        return new GatewayRoute(new Prefix(InetAddresses.forString(destination), 24), network(key),
            InetAddresses.forString(hop), number);
    }

    private static OwnAddress own(final String address, final int length) {
        return new OwnAddress(InetAddresses.forString(address), length);
    }

    static ShutPort shut(final String guest) {
        return new ShutPort(ObjectKey.shutPort(new InterfaceId(guest, "eth0")), port(guest));
    }

    static PortRef port(final String guest) {
        return new PortRef.Plugged(guest + "/eth0");
    }
}
