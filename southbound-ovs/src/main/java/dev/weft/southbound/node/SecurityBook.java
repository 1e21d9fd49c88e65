/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.HostId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.SecureKey;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.NetworkKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The nodes with which a node exchanges protected frames, and the keys for that (VN-7). Not thread-safe. */
final class SecurityBook {
    private final Map<HostId, Map<ObjectKey, SecurePeer>> peers = new HashMap<>();
    private final Map<HostId, Map<ObjectKey, SecureKey>> keys = new HashMap<>();
    private final Map<NetworkKey, Map<ObjectKey, SecureKey>> byNetwork = new HashMap<>();

    /** Takes up an object, if it matters here. */
    void add(final NodeObject object) {
        if (object instanceof SecurePeer peer) {
            peers.computeIfAbsent(peer.remote(), any -> new HashMap<>()).put(peer.key(), peer);
        } else if (object instanceof SecureKey key) {
            keys.computeIfAbsent(key.remote(), any -> new HashMap<>()).put(key.key(), key);
            byNetwork.computeIfAbsent(key.segment(), any -> new HashMap<>()).put(key.key(), key);
        }
    }

    /** Forgets an object. */
    void remove(final NodeObject object) {
        if (object instanceof SecurePeer peer) {
            drop(peers, peer.remote(), peer.key());
        } else if (object instanceof SecureKey key) {
            drop(keys, key.remote(), key.key());
            drop(byNetwork, key.segment(), key.key());
        }
    }

    /** Whether there is anybody to exchange protected frames with. */
    boolean isNeeded() {
        return !peers.isEmpty();
    }

    /** How frames to and from a node are protected: one each way of protection. */
    Collection<SecurePeer> peers(final HostId remote) {
        return peers.getOrDefault(remote, Map.of()).values();
    }

    /** The keys of the networks that are shared with a node. */
    Collection<SecureKey> keys(final HostId remote) {
        return keys.getOrDefault(remote, Map.of()).values();
    }

    /** The key that a network was given; all nodes with members have the same. */
    Optional<LinkKey> key(final NetworkKey network) {
        return byNetwork.getOrDefault(network, Map.of()).values().stream().map(SecureKey::share).findFirst();
    }

    private static <K, V> void drop(final Map<K, Map<ObjectKey, V>> index, final K at, final ObjectKey key) {
        index.computeIfPresent(at, (any, theirs) -> {
            theirs.remove(key);
            return theirs.isEmpty() ? null : theirs;
        });
    }
}
