/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.overlay.Family;
import java.util.Optional;

/**
 * A node as the intent has it ({@code /weft:weft/node}).
 *
 * @param id the name
 * @param hostId the wanted host id; empty: allocate one
 * @param systemId the external_ids:system-id by which it is recognised
 * @param ovsdbRemote where to dial; empty: it dials in
 * @param datapathId the wanted datapath id; empty: the switch's own
 * @param datapathType {@code system} or {@code netdev}
 * @param lanSegment the LAN segment; empty: one of its own
 * @param mtu the underlay's MTU in octets
 * @param ipv4 the IPv4 side of the underlay
 * @param ipv6 the IPv6 side of the underlay
 * @param sourcePorts the UDP source port range
 * @param oversize what it does with packets that are too large
 * @param relay what it carries between LAN segments; empty: nothing (VN-5)
 */
public record NodeIntent(NodeId id, Optional<HostId> hostId, String systemId, Optional<String> ovsdbRemote,
        Optional<String> datapathId, String datapathType, Optional<String> lanSegment, int mtu,
        Optional<UnderlaySide> ipv4, Optional<UnderlaySide> ipv6, SourcePorts sourcePorts,
        OversizeIntent oversize, Optional<RelayIntent> relay) {
    /** A node that is no relay. */
    public NodeIntent(final NodeId id, final Optional<HostId> hostId, final String systemId,
            final Optional<String> ovsdbRemote, final Optional<String> datapathId, final String datapathType,
            final Optional<String> lanSegment, final int mtu, final Optional<UnderlaySide> ipv4,
            final Optional<UnderlaySide> ipv6, final SourcePorts sourcePorts, final OversizeIntent oversize) {
        this(id, hostId, systemId, ovsdbRemote, datapathId, datapathType, lanSegment, mtu, ipv4, ipv6, sourcePorts,
            oversize, Optional.empty());
    }

    /**
     * Returns one side of the underlay.
     *
     * @param family which
     * @return the side, empty when the node has no address of that family
     */
    public Optional<UnderlaySide> side(final Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }
}
