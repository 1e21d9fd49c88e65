/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.overlay.Carrier;
import dev.weft.pipeline.flow.Flow;
import java.util.List;

/** The way to and from other nodes: the only flows that know how frames travel (FN-11). */
final class PeerFlows {
    private PeerFlows() {
        // only functions
    }

    /**
     * The flows of a peer.
     *
     * @param peer the peer
     * @return its flows
     */
    static List<Flow> of(final Peer peer) {
        if (peer.carrier() instanceof Carrier.Tunnel tunnel) {
            return TunnelFlows.of(peer, tunnel);
        } else if (peer.carrier() instanceof Carrier.Multicast group) {
            return List.of(TunnelFlows.out(peer, group.local(), group.group()));
        }
        throw unknown(peer);
    }

    /**
     * The flows of a peer that frames reach by the underlay's bridge.
     *
     * @param peer the peer
     * @param underlay the number of the port to the bridge
     * @return its flows
     */
    static List<Flow> of(final Peer peer, final int underlay) {
        if (peer.carrier() instanceof Carrier.Ethernet ethernet) {
            return EthernetFlows.of(peer, ethernet, underlay);
        } else if (peer.carrier() instanceof Carrier.Physical physical) {
            return PhysicalFlows.of(peer, physical, underlay);
        }
        throw unknown(peer);
    }

    /**
     * Whether frames reach a peer by the underlay's bridge, not by a tunnel.
     *
     * @param peer the peer
     * @return true if so
     */
    static boolean isOnUnderlay(final Peer peer) {
        return peer.carrier() instanceof Carrier.Ethernet || peer.carrier() instanceof Carrier.Physical;
    }

    private static IllegalArgumentException unknown(final Peer peer) {
        return new IllegalArgumentException("unknown carrier: " + peer.carrier());
    }
}
