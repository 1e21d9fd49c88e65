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
import java.util.Optional;

/**
 * What a driver must know of a node to find and set it up.
 *
 * @param id the node's name
 * @param host its number
 * @param systemId the {@code external_ids:system-id} by which a switch that dials in is recognised
 * @param ovsdbRemote where to dial ({@code tcp:ADDRESS:PORT}); empty: the switch dials in
 * @param datapathId the datapath id to give to the integration bridge, 16 hex digits; empty: the switch's own
 * @param datapathType the bridge's datapath: {@code system} or {@code netdev}
 * @param sourcePorts the UDP source port range of tunnels
 * @param underlay its side of the underlay
 */
public record NodeSpec(NodeId id, HostId host, String systemId, Optional<String> ovsdbRemote,
        Optional<String> datapathId, String datapathType, SourcePorts sourcePorts, Underlay underlay) {
}
