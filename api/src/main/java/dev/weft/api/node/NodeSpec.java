/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a driver must know of a node to find and set it up.
 *
 * @param id the node's name
 * @param host its number
 * @param installation the number of the installation, 0 to 255 (FN-2)
 * @param systemId the {@code external_ids:system-id} by which a switch that dials in is recognised
 * @param ovsdbRemote where to dial ({@code tcp:ADDRESS:PORT}); empty: the switch dials in
 * @param datapathId the datapath id to give to the integration bridge, 16 hex digits; empty: the switch's own
 * @param datapathType the bridge's datapath: {@code system} or {@code netdev}
 * @param sourcePorts the UDP source port range of tunnels
 * @param underlay its side of the underlay
 * @param relays underlay addresses of the other nodes of its LAN segment that are relays (VN-5)
 * @param relay what it carries between LAN segments itself; empty: nothing
 */
public record NodeSpec(NodeId id, HostId host, int installation, String systemId, Optional<String> ovsdbRemote,
        Optional<String> datapathId, String datapathType, SourcePorts sourcePorts, Underlay underlay,
        List<InetAddress> relays, Optional<Relay> relay) {
    public NodeSpec {
        relays = List.copyOf(relays);
    }

    /** A node of a LAN segment without relay. */
    public NodeSpec(final NodeId id, final HostId host, final int installation, final String systemId,
            final Optional<String> ovsdbRemote, final Optional<String> datapathId, final String datapathType,
            final SourcePorts sourcePorts, final Underlay underlay) {
        this(id, host, installation, systemId, ovsdbRemote, datapathId, datapathType, sourcePorts, underlay,
            List.of(), Optional.empty());
    }
}
