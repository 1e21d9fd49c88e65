/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import static java.util.Objects.requireNonNull;

import dev.weft.api.gateway.Forward;
import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.GatewayRoute;
import dev.weft.api.gateway.GatewayRule;
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
import dev.weft.api.service.Classifier;
import dev.weft.api.service.FirewallRule;
import dev.weft.api.service.PolicyMark;
import dev.weft.api.service.Probing;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One thing a node is asked to do: a value, without any reference to how the switch does it. */
public sealed interface NodeObject {
    /**
     * Returns what identifies this thing on its node.
     *
     * @return the key
     */
    ObjectKey key();

    /**
     * A way to and from other nodes. Frames from where no peer leads are dropped (VL-1).
     *
     * @param key what identifies it
     * @param path its number in the pipeline
     * @param carrier how frames travel
     */
    record Peer(ObjectKey key, PathId path, Carrier carrier) implements NodeObject {
        /**
         * Returns the carrier if it is a tunnel to one address.
         *
         * @return the tunnel
         */
        public Optional<Carrier.Tunnel> tunnel() {
            return carrier instanceof Carrier.Tunnel tunnel ? Optional.of(tunnel) : Optional.empty();
        }
    }

    /**
     * How much a port may send and receive (VN-9). Excess is dropped and counted by the switch.
     *
     * @param key what identifies it
     * @param port the port
     * @param fromGuest the most that it may send, kbit/s; empty: no limit
     * @param toGuest the most that it receives, kbit/s; empty: no limit
     */
    record PortLimit(ObjectKey key, PortRef port, OptionalInt fromGuest, OptionalInt toGuest) implements NodeObject { }

    /**
     * One end of a virtual link.
     *
     * @param link the link
     * @param side 0 for the first end, 1 for the second
     * @param segment the link's key on the wire
     * @param port the end's port
     * @param listen the UDP port on which this end receives
     * @param far where the other end is
     * @param probe how it finds out whether that is alive (VL-11); empty: it does not ask, and counts as alive when its
     *     own port is in service (the sheet's end says "far":"local" then, as for an end whose other end is local)
     */
    record LinkEnd(LinkId link, int side, SegmentId segment, PortRef port, UdpPort listen, Far far,
            Optional<Probe> probe) implements NodeObject {
        @Override
        public ObjectKey key() {
            return ObjectKey.linkEnd(link, segment, side);
        }
    }

    /**
     * A link-enabled interface without a link: nothing in, nothing out (VL-14).
     *
     * @param key what identifies it
     * @param port the port
     */
    record ShutPort(ObjectKey key, PortRef port) implements NodeObject { }

    /**
     * An interface that is member of a network (FN-1): what it sends belongs to the network, and only that is delivered
     * to it. Frames whose source is one of its known addresses are let in; others only when it learns, and never with
     * an address that is known to be another member's (VN-6).
     *
     * @param network the network
     * @param segment the network's key on the wire
     * @param member the interface
     * @param port its port
     * @param macs its known addresses, at most {@link #MAX_MACS}; each belongs to one member of the network only, and
     *     has no {@link NetworkMac} on this node
     * @param learning how stations behind it are learned; empty: there are none
     * @param udpPort the UDP port to which its frames are sent, and on which the node receives those of the network
     * @param dscp the outer DSCP of its frames
     */
    record NetworkMember(NetworkId network, NetworkKey segment, InterfaceId member, PortRef port, Set<MacAddress> macs,
            Optional<Learning> learning, UdpPort udpPort, Dscp dscp) implements NodeObject {
        /** How many known addresses a member may have. */
        public static final int MAX_MACS = 64;

        public NetworkMember {
            macs = Collections.unmodifiableSortedSet(new TreeSet<>(macs));
            if (macs.size() > MAX_MACS) {
                throw new IllegalArgumentException(member + " has " + macs.size() + " known addresses; at most "
                    + MAX_MACS + " are possible");
            }
        }

        @Override
        public ObjectKey key() {
            return ObjectKey.networkMember(network, segment, member);
        }
    }

    /**
     * What all members of a network on a node have in common: where broadcast, multicast and unknown frames go (FN-5),
     * and how stations on other nodes are learned (FN-6).
     *
     * @param network the network
     * @param segment the network's key on the wire
     * @param members the ports of all its members on this node, at most {@link #MAX_MEMBERS}
     * @param learners those of them that learn, which alone may have unknown stations behind them
     * @param far the ways to the other nodes with members, at most {@link #MAX_FAR}; the node has a {@link Peer} for
     *     each
     * @param unknownUnicast whether frames to unknown stations go to all nodes and to the learners, or nowhere
     * @param learning how stations on other nodes are learned, all of them together; empty: none are
     * @param protection what the way of a frame must have at least; frames that came by less are dropped and counted
     *     (VN-7)
     * @param discovery how the node asks for unknown stations before anything else (VN-3); empty: it does not
     */
    record NetworkPart(NetworkId network, NetworkKey segment, Set<PortRef> members, Set<PortRef> learners,
            SortedSet<PathId> far, boolean unknownUnicast, Optional<Learning> learning,
            Protection protection, Optional<Discovery> discovery) implements NodeObject {
        /** How many members a network may have on one node. */
        public static final int MAX_MEMBERS = 2048;
        /** How many other nodes a network may have: Open vSwitch makes at most about 680 copies of a frame. */
        public static final int MAX_FAR = 512;

        public NetworkPart {
            members = Set.copyOf(members);
            learners = Set.copyOf(learners);
            far = Collections.unmodifiableSortedSet(new TreeSet<>(far));
            if (!members.containsAll(learners)) {
                throw new IllegalArgumentException("the learners of network " + network
                    + " are not all among its members");
            }
            if (members.size() > MAX_MEMBERS || far.size() > MAX_FAR) {
                throw new IllegalArgumentException("network " + network + " has " + members.size()
                    + " members here and " + far.size() + " other nodes; at most " + MAX_MEMBERS
                    + " and " + MAX_FAR + " are possible");
            }
        }

        @Override
        public ObjectKey key() {
            return ObjectKey.network(network, segment);
        }
    }

    /**
     * A known address of a network behind a path: frames to it take that path and no other (FN-5), and nobody here can
     * send with it as source.
     *
     * @param network the network
     * @param segment the network's key on the wire
     * @param mac the address
     * @param path the way there; the node has a {@link Peer} for it
     */
    record NetworkMac(NetworkId network, NetworkKey segment, MacAddress mac, PathId path) implements NodeObject {
        @Override
        public ObjectKey key() {
            return ObjectKey.networkMac(network, segment, mac);
        }
    }

    /**
     * Another node with which protected frames are exchanged by IPsec (VN-7). The way itself is a {@link Peer} between
     * the two nodes' security addresses.
     *
     * @param remote the other node
     * @param localAddress this node's underlay address
     * @param remoteAddress the other node's, of the same family
     * @param protection how the frames are protected; not {@link Protection#NONE}
     * @param secret with which the two nodes authenticate each other, the same for all protections
     */
    record SecurePeer(HostId remote, InetAddress localAddress, InetAddress remoteAddress, Protection protection,
            LinkKey secret) implements NodeObject {
        public SecurePeer {
            requireNonNull(secret);
            if (protection == Protection.NONE || Family.of(localAddress) != Family.of(remoteAddress)) {
                throw new IllegalArgumentException("host " + remote + " cannot be a secure peer, by "
                    + protection + " from " + localAddress + " to " + remoteAddress);
            }
        }

        @Override
        public ObjectKey key() {
            return ObjectKey.securePeer(remote, protection);
        }
    }

    /**
     * The key that a protected network was given. It becomes part of the secret with which this node and another one
     * with members authenticate each other, so that a new key makes new tunnels between the nodes that share the
     * network (VN-7).
     *
     * @param network the network
     * @param segment the network's key on the wire
     * @param remote the other node
     * @param share the key
     */
    record SecureKey(NetworkId network, NetworkKey segment, HostId remote, LinkKey share) implements NodeObject {
        public SecureKey {
            requireNonNull(share);
        }

        @Override
        public ObjectKey key() {
            return ObjectKey.secureKey(network, segment, remote);
        }
    }

    /**
     * An instance of a service on this node (SI-1): what its ports give back belongs to the chain that led it there.
     *
     * @param instance the instance
     * @param network the network whose traffic it gets
     * @param segment the network's key on the wire
     * @param in the port that gets what workloads send
     * @param out the port on the other side; the same when it has one only
     * @param aware whether it gets and gives NSH (SI-5)
     * @param udpPort the UDP port to which its frames are sent
     * @param dscp the outer DSCP of its frames
     * @param probing how the helper probes it; empty: not at all
     */
    record ServiceInstance(InstanceId instance, NetworkId network, NetworkKey segment, PortRef in, PortRef out,
            boolean aware, UdpPort udpPort, Dscp dscp, Optional<Probing> probing) implements NodeObject {
        @Override
        public ObjectKey key() {
            return ObjectKey.serviceInstance(instance);
        }
    }

    /**
     * A generation of a policy's chain on a node of its network (SI-3, SI-6).
     *
     * @param policy the policy
     * @param mark its id and the generation, which is not 0
     * @param network the network whose traffic it leads
     * @param segment the network's key on the wire
     * @param hops the services in the order in which what workloads send visits them
     * @param role what it is for at present
     */
    record ServicePath(PolicyId policy, PolicyMark mark, NetworkId network, NetworkKey segment, List<Hop> hops,
            Role role) implements NodeObject, PolicyPath {
        /** What a generation is for. */
        public enum Role {
            /** Frames that are on it go on; none begin. Also that of a generation on which none may begin yet. */
            PASSING,
            /** Open connections that began on it stay on it. */
            STAYING,
            /** Whatever fits the policy begins here. One generation of a policy at most is this on a node. */
            CURRENT
        }

        public ServicePath {
            hops = List.copyOf(hops);
            requireNonNull(role);
            if (mark.generation() == 0) {
                throw new IllegalArgumentException("policy " + policy + " has no generation");
            }
            if (hops.stream().limit(Math.max(0, hops.size() - 1)).anyMatch(Hop::oneWay)) {
                throw new IllegalArgumentException("policy " + policy + " goes on behind a one-way service");
            }
        }

        @Override
        public ObjectKey key() {
            return ObjectKey.servicePath(policy, mark);
        }
    }

    /**
     * The policies of a workload's interface (SI-2), which is a member of the network on this node. The first that fits
     * a frame applies, and none if the frame has passed one of them already.
     *
     * @param network the network
     * @param segment the network's key on the wire
     * @param member the interface
     * @param port its port
     * @param udpPort the UDP port to which its frames are sent
     * @param dscp the outer DSCP of its frames
     * @param policies the policies in their order
     */
    record PortPolicies(NetworkId network, NetworkKey segment, InterfaceId member, PortRef port, UdpPort udpPort,
            Dscp dscp, List<Entry> policies) implements NodeObject {
        /**
         * A policy of a workload's interface.
         *
         * @param policy the policy
         * @param id its id on the wire, 1 to 65535
         * @param from whether it applies to what the workload sends
         * @param to whether it applies to what is sent to the workload
         * @param classifiers what fits; one of them must
         */
        public record Entry(PolicyId policy, int id, boolean from, boolean to, List<Classifier> classifiers) {
            public Entry {
                classifiers = List.copyOf(classifiers);
                if (id < 1 || id > PolicyMark.MAX_POLICY) {
                    throw new IllegalArgumentException("id " + id + " of policy " + policy + " is not within 1 to "
                        + PolicyMark.MAX_POLICY);
                }
            }
        }

        public PortPolicies {
            policies = List.copyOf(policies);
        }

        @Override
        public ObjectKey key() {
            return ObjectKey.portPolicies(network, segment, member);
        }
    }

    /**
     * A tenant's gateway (GW-1): a station of each of its networks that routes between them, translates and filters.
     * The node has a part of each of these networks.
     *
     * @param gateway the gateway
     * @param number its number on this node, 1 to {@link #MAX_NUMBER}; no other gateway or firewall here has it
     * @param interfaces its interfaces, 1 to {@link #MAX_INTERFACES}, at most one of them outside
     * @param routes its ways to what is not in its networks; those into them follow from its addresses
     * @param translation what becomes of sources when they leave by the outside interface; empty: nothing
     * @param forwards ports of the outside interface that lead inside
     * @param rules which new connections are let through; the first that fits decides
     * @param allow what becomes of new connections that fit no rule
     */
    record TenantGateway(GatewayId gateway, int number, List<GatewayInterface> interfaces, List<GatewayRoute> routes,
            Optional<SourceTranslation> translation, List<Forward> forwards, List<GatewayRule> rules, boolean allow)
            implements NodeObject {
        /** The largest number of a gateway or firewall on a node. */
        public static final int MAX_NUMBER = 255;
        /** How many interfaces a gateway may have. */
        public static final int MAX_INTERFACES = 255;

        public TenantGateway {
            interfaces = List.copyOf(interfaces);
            routes = List.copyOf(routes);
            forwards = List.copyOf(forwards);
            rules = List.copyOf(rules);
            GatewayChecks.number(number, "gateway " + gateway);
            GatewayChecks.interfaces(gateway, interfaces);
            GatewayChecks.uses(gateway, interfaces, routes, translation.isPresent() || !forwards.isEmpty());
        }

        /**
         * Returns whether it must know connections; else it is a router and no more, and fragments may pass it.
         *
         * @return true if it translates, or may refuse a connection
         */
        public boolean tracks() {
            return translates() || !rules.isEmpty() || !allow;
        }

        /**
         * Returns whether it translates addresses.
         *
         * @return true if it translates sources or destinations
         */
        public boolean translates() {
            return translation.isPresent() || !forwards.isEmpty();
        }

        @Override
        public ObjectKey key() {
            return ObjectKey.gateway(gateway);
        }
    }

    /**
     * An instance of a built-in firewall on this node (GW-1): what the switch does with the connections that chains
     * lead through it. Chains name it as {@link Hop.BuiltIn}.
     *
     * @param instance the instance
     * @param network the network whose traffic it gets
     * @param segment the network's key on the wire
     * @param number its number on this node, 1 to {@link TenantGateway#MAX_NUMBER}; no other gateway or firewall here
     *     has it
     * @param udpPort the UDP port to which its frames are sent
     * @param dscp the outer DSCP of its frames
     * @param rules which new connections are let through; the first that fits decides
     * @param allow what becomes of new connections that fit no rule
     */
    record NodeFirewall(InstanceId instance, NetworkId network, NetworkKey segment, int number, UdpPort udpPort,
            Dscp dscp, List<FirewallRule> rules, boolean allow) implements NodeObject {
        public NodeFirewall {
            rules = List.copyOf(rules);
            GatewayChecks.number(number, "firewall " + instance);
        }

        @Override
        public ObjectKey key() {
            return ObjectKey.firewall(instance);
        }
    }

    /**
     * A policy whose paths the mapping service tells, on a node of its network (SI-9): which service is next is asked
     * for each pair of addresses, and not known beforehand. Flows do not depend on the revision nor on the lifetime.
     *
     * @param policy the policy
     * @param id its id on the wire, 1 to 65535
     * @param network the network whose traffic it leads
     * @param segment the network's key on the wire
     * @param udpPort the UDP port to which frames are sent
     * @param dscp the outer DSCP of frames
     * @param current whether what fits the policy begins here; else frames that are on it go on, and none begin
     * @param revision of the mapping, 1 to 127; another one makes nodes ask anew
     * @param lifetime how long a node may use an answer, seconds, 1 to {@link #MAX_LIFETIME}
     * @param locators all instances to which the mapping may lead, each number and each instance once
     */
    record MappedPath(PolicyId policy, int id, NetworkId network, NetworkKey segment, UdpPort udpPort, Dscp dscp,
            boolean current, int revision, int lifetime, List<Locator> locators) implements NodeObject, PolicyPath {
        /** The longest lifetime of an answer, seconds. */
        public static final int MAX_LIFETIME = 86_400;

        public MappedPath {
            locators = List.copyOf(locators);
            if (id < 1 || id > PolicyMark.MAX_POLICY || revision < 1 || revision > PolicyMark.MAX_GENERATION
                    || lifetime < 1 || lifetime > MAX_LIFETIME) {
                throw new IllegalArgumentException("policy " + policy + " cannot have id " + id + ", revision "
                    + revision + " and lifetime " + lifetime + " s");
            }
            if (locators.stream().map(Locator::number).distinct().count() != locators.size()
                    || locators.stream().map(Locator::instance).distinct().count() != locators.size()) {
                throw new IllegalArgumentException("policy " + policy + " has a locator or an instance twice: "
                    + locators);
            }
        }

        @Override
        public ObjectKey key() {
            return ObjectKey.mappedPath(policy, id);
        }
    }

    /** Where the other end of a link is. */
    sealed interface Far {
        /**
         * On the same node.
         *
         * @param port the other end's port
         */
        record Local(PortRef port) implements Far { }

        /**
         * Behind a tunnel.
         *
         * @param path the way there; the node has a {@link Peer} for it
         * @param port the UDP port to send to
         * @param dscp the outer DSCP
         */
        record Remote(PathId path, UdpPort port, Dscp dscp) implements Far { }
    }
}
