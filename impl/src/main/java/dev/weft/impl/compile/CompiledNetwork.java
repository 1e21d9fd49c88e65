/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.NetworkKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a network when it was compiled.
 *
 * @param key its key on the wire; empty: it has none yet, and no member serves
 * @param members its members as the intent names them, and what became of each
 * @param parts the nodes with members that serve, or with instances of services of the network (SI-1)
 * @param mtu the largest inner IP packet in octets that crosses in one piece between any two of these nodes (FN-8);
 *     empty when no member serves
 * @param mtuInHalves the largest that crosses in two halves between any two of these nodes, as far as the intent goes;
 *     empty when nothing has to cross, or a node shall not cut
 */
public record CompiledNetwork(Optional<NetworkKey> key, SortedMap<InterfaceId, Standing> members,
        SortedMap<NodeId, Part> parts, OptionalInt mtu, OptionalInt mtuInHalves) {
    public CompiledNetwork {
        requireNonNull(key);
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        requireNonNull(mtu);
        requireNonNull(mtuInHalves);
    }

    /**
     * A node with members that serve.
     *
     * @param peers the ways that the network needs there
     * @param secure what the network needs there for IPsec (VN-7)
     * @param unreachable other nodes with members to which nothing gets, and why, for people
     * @param mtu the largest inner IP packet in octets that gets to all other nodes in one piece; of a node alone,
     *     the largest that it carries
     */
    public record Part(List<Peer> peers, List<ObjectKey> secure, Map<NodeId, String> unreachable, int mtu) {
        public Part {
            peers = List.copyOf(peers);
            secure = List.copyOf(secure);
            unreachable = Collections.unmodifiableSortedMap(new TreeMap<>(unreachable));
        }
    }

    /**
     * Finds what became of a member.
     *
     * @param named the member as the intent names it
     * @return what became of it; empty when it is no member
     */
    public Optional<Standing> member(final InterfaceId named) {
        return Optional.ofNullable(members.get(named));
    }
}
