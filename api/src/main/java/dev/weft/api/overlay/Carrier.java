/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.HostId;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** How frames travel along a path (FN-11). Only the two ends of the path know it; segments do not. */
public sealed interface Carrier {
    /**
     * In Geneve over IP, to one node.
     *
     * @param local this node's outer address
     * @param remote the far outer address, of the same family
     * @param gateway the next hop when the remote is on another LAN segment (VL-7); empty: the node's own routing
     *     decides
     * @param protection how the IP packets are protected on their way (VN-7)
     */
    record Tunnel(InetAddress local, InetAddress remote, Optional<InetAddress> gateway, Protection protection)
            implements Carrier {
        public Tunnel {
            CarrierChecks.sameFamily(local, remote);
            requireNonNull(gateway);
            requireNonNull(protection);
        }

        /**
         * A tunnel that is not protected.
         *
         * @param local this node's outer address
         * @param remote the far outer address, of the same family
         * @param gateway the next hop when the remote is on another LAN segment; empty: the node's own routing decides
         */
        public Tunnel(final InetAddress local, final InetAddress remote, final Optional<InetAddress> gateway) {
            this(local, remote, gateway, Protection.NONE);
        }
    }

    /**
     * In Geneve over IP, one packet for all nodes that listen to a group. Frames arrive by the sender's own
     * {@link Tunnel}: this one only sends.
     *
     * @param local this node's outer address
     * @param group the multicast address, of the same family
     */
    record Multicast(InetAddress local, InetAddress group) implements Carrier {
        public Multicast {
            CarrierChecks.sameFamily(local, group);
            if (!group.isMulticastAddress()) {
                throw new IllegalArgumentException(group.getHostAddress() + " is no multicast address");
            }
        }
    }

    /**
     * In Ethernet between the nodes' own MAC addresses, on one LAN segment (FN-3).
     *
     * @param installation the installation's number (FN-2), 0 to 255
     * @param local this node's number
     * @param remote the far node; empty: one broadcast for all nodes of the installation on the LAN segment, which
     *     only sends, as frames arrive by the sender's own path
     * @param vlan the underlay's VLAN, 1 to 4094; empty: untagged
     */
    record Ethernet(int installation, HostId local, Optional<HostId> remote, OptionalInt vlan) implements Carrier {
        public Ethernet {
            requireNonNull(local);
            requireNonNull(remote);
            if (installation < 0 || installation > 255) {
                throw new IllegalArgumentException("installation " + installation + " is not within 0 to 255");
            }
            CarrierChecks.vlan(vlan);
        }
    }

    /**
     * Not encapsulated: the frame itself, on the physical network (VN-1, VN-8).
     *
     * @param vlan the VLAN, 1 to 4094; empty: untagged
     */
    record Physical(OptionalInt vlan) implements Carrier {
        public Physical {
            CarrierChecks.vlan(vlan);
        }
    }
}
