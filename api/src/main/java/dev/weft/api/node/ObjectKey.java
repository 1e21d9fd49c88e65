/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import com.google.common.hash.Hashing;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.api.service.PolicyMark;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Identifies one thing that a node is asked to do. The number goes into flow cookies, so it must be the same
 * after a restart; the name is what people read.
 *
 * @param kind what kind of thing
 * @param number 0 to 2^48-1, stable across restarts
 * @param name for people: unique within kind and node
 */
public record ObjectKey(ObjectKind kind, long number, String name) {
    /** The key of the flows that belong to no intent object. */
    public static final ObjectKey PIPELINE = new ObjectKey(ObjectKind.PIPELINE, 0, "pipeline");

    private static final long LIMIT = 1L << 48;

    public ObjectKey {
        if (number < 0 || number >= LIMIT) {
            throw new IllegalArgumentException("object number " + number + " does not fit 48 bits");
        }
    }

    /**
     * The key of one end of a link. Both ends may be on one node.
     *
     * @param link the link
     * @param segment its segment
     * @param side 0 for the first end, 1 for the second
     * @return the key
     */
    public static ObjectKey linkEnd(final LinkId link, final SegmentId segment, final int side) {
        return new ObjectKey(ObjectKind.LINK, 2L * segment.value() + side, link + (side == 0 ? "#a" : "#b"));
    }

    /**
     * The key of a path to a remote outer address.
     *
     * @param path the path
     * @param name what is at its end
     * @return the key
     */
    public static ObjectKey peer(final PathId path, final String name) {
        return new ObjectKey(ObjectKind.PEER, path.value(), name);
    }

    /**
     * The key of a silenced interface.
     *
     * @param port the interface
     * @return the key
     */
    public static ObjectKey shutPort(final InterfaceId port) {
        return new ObjectKey(ObjectKind.SHUT_PORT, hash(port.toString()), port.toString());
    }

    /**
     * The key of a member of a network. In another network the same interface has another one, so that what was learned
     * behind it does not go along.
     *
     * @param network the network
     * @param segment its key on the wire
     * @param member the interface
     * @return the key
     */
    public static ObjectKey networkMember(final NetworkId network, final NetworkKey segment, final InterfaceId member) {
        return new ObjectKey(ObjectKind.NETWORK_MEMBER, hash(segment + " " + member), network + "#" + member);
    }

    /**
     * The key of what all members of a network on a node have in common.
     *
     * @param network the network
     * @param segment its key on the wire
     * @return the key
     */
    public static ObjectKey network(final NetworkId network, final NetworkKey segment) {
        return new ObjectKey(ObjectKind.NETWORK, segment.metadata(), network.value());
    }

    /**
     * The key of a known address behind a path. It is the same when the address moves to another path.
     *
     * @param network the network
     * @param segment its key on the wire
     * @param mac the address
     * @return the key
     */
    public static ObjectKey networkMac(final NetworkId network, final NetworkKey segment, final MacAddress mac) {
        return new ObjectKey(ObjectKind.NETWORK_MAC, hash(segment + " " + mac), network + "#" + mac);
    }

    /**
     * The key of the limit of an interface.
     *
     * @param port the interface
     * @return the key
     */
    public static ObjectKey portLimit(final InterfaceId port) {
        return new ObjectKey(ObjectKind.PORT_LIMIT, hash(port.toString()), port.toString());
    }

    /**
     * The key of what another node needs for protected frames.
     *
     * @param remote the other node
     * @param protection how they are protected
     * @return the key
     */
    public static ObjectKey securePeer(final HostId remote, final Protection protection) {
        return new ObjectKey(ObjectKind.SECURE_PEER, PathId.toHost(remote, Family.IPV4, protection).value(),
            "host" + remote + "/" + protection.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The key of a network's share in the secret of two nodes.
     *
     * @param network the network
     * @param segment its key on the wire
     * @param remote the other node
     * @return the key
     */
    public static ObjectKey secureKey(final NetworkId network, final NetworkKey segment, final HostId remote) {
        return new ObjectKey(ObjectKind.SECURE_KEY, hash(segment + " " + remote), network + "#host" + remote);
    }

    /**
     * The key of an instance of a service.
     *
     * @param instance the instance
     * @return the key
     */
    public static ObjectKey serviceInstance(final InstanceId instance) {
        return new ObjectKey(ObjectKind.SERVICE_INSTANCE, hash(instance.toString()), instance.toString());
    }

    /**
     * The key of a generation of a policy's chain.
     *
     * @param policy the policy
     * @param mark its id and the generation
     * @return the key
     */
    public static ObjectKey servicePath(final PolicyId policy, final PolicyMark mark) {
        return new ObjectKey(ObjectKind.SERVICE_PATH, (long) mark.policy() << 8 | mark.generation(),
            policy + "#" + mark.generation());
    }

    /**
     * The key of the policies of a workload's interface.
     *
     * @param network the network that it is a member of
     * @param segment the network's key on the wire
     * @param member the interface
     * @return the key
     */
    public static ObjectKey portPolicies(final NetworkId network, final NetworkKey segment, final InterfaceId member) {
        return new ObjectKey(ObjectKind.PORT_POLICIES, hash(segment + " " + member), network + "#" + member);
    }

    /**
     * The key of a tenant's gateway.
     *
     * @param gateway the gateway
     * @return the key
     */
    public static ObjectKey gateway(final GatewayId gateway) {
        return new ObjectKey(ObjectKind.GATEWAY, hash(gateway.toString()), gateway.value());
    }

    /**
     * The key of an instance of a built-in firewall.
     *
     * @param instance the instance
     * @return the key
     */
    public static ObjectKey firewall(final InstanceId instance) {
        return new ObjectKey(ObjectKind.FIREWALL, hash(instance.toString()), instance.toString());
    }

    /**
     * The key of a policy whose paths the mapping service tells.
     *
     * @param policy the policy
     * @param id its id on the wire
     * @return the key
     */
    public static ObjectKey mappedPath(final PolicyId policy, final int id) {
        return new ObjectKey(ObjectKind.MAPPED_PATH, id, policy.value());
    }

    private static long hash(final String text) {
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asLong() & LIMIT - 1;
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
