/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Probe;
import dev.weft.api.overlay.UdpPort;
import java.net.InetAddress;
import java.util.Optional;

/** One thing a node is asked to do: a value, without any reference to how the switch does it. */
public sealed interface NodeObject {
    /**
     * Returns what identifies this thing on its node.
     *
     * @return the key
     */
    ObjectKey key();

    /**
     * The way to and from one remote outer address. Frames from addresses without a peer are dropped (VL-1).
     *
     * @param key what identifies it
     * @param path its number in the pipeline
     * @param local this node's outer address
     * @param remote the far outer address, of the same family
     * @param gateway the next hop when the remote is on another segment (VL-7); empty: the node's own routing decides
     */
    record Peer(ObjectKey key, PathId path, InetAddress local, InetAddress remote, Optional<InetAddress> gateway)
            implements NodeObject {
        public Peer {
            if (Family.of(local) != Family.of(remote)) {
                throw new IllegalArgumentException("peer addresses " + local.getHostAddress() + " and "
                    + remote.getHostAddress() + " are of different families");
            }
        }
    }

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
