/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.UdpPort;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An interface of an appliance as the intent has it.
 *
 * @param id appliance and name
 * @param adminUp whether it shall be in service
 * @param linkEnabled whether it may be an end of a link (VL-14)
 * @param port how its port is found on the node
 * @param outerAddress the wanted outer address; empty: the node's
 * @param listen the UDP port on which it receives
 * @param innerMtu the largest packet the tenant sends in octets; empty: as the underlay
 * @param mac the interface's MAC address, which networks know it by (FN-4); empty: not known
 * @param bandwidth how much the guest may send and receive (VN-9)
 * @param profile the name of its port profile (SI-2); empty: what its node says
 */
public record InterfaceIntent(InterfaceId id, boolean adminUp, boolean linkEnabled, PortRef port,
        Optional<InetAddress> outerAddress, UdpPort listen, OptionalInt innerMtu, Optional<MacAddress> mac,
        Bandwidth bandwidth, Optional<String> profile) {
    /**
     * Makes one to which the intent gives no port profile.
     *
     * @param id appliance and name
     * @param adminUp whether it shall be in service
     * @param linkEnabled whether it may be an end of a link
     * @param port how its port is found on the node
     * @param outerAddress the wanted outer address; empty: the node's
     * @param listen the UDP port on which it receives
     * @param innerMtu the largest packet the tenant sends in octets; empty: as the underlay
     * @param mac its MAC address; empty: not known
     * @param bandwidth how much the guest may send and receive
     */
    public InterfaceIntent(final InterfaceId id, final boolean adminUp, final boolean linkEnabled, final PortRef port,
            final Optional<InetAddress> outerAddress, final UdpPort listen, final OptionalInt innerMtu,
            final Optional<MacAddress> mac, final Bandwidth bandwidth) {
        this(id, adminUp, linkEnabled, port, outerAddress, listen, innerMtu, mac, bandwidth, Optional.empty());
    }
}
