/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.PortRef;
import dev.weft.pipeline.feature.TunnelPort;
import java.util.Optional;
import java.util.Set;

/**
 * What a node's database shall hold.
 *
 * @param spec the node
 * @param controller the OpenFlow target, such as {@code tcp:192.0.2.1:6653}
 * @param tunnels the tunnel ports
 * @param devices the network cards that are ports of the bridge
 * @param remotes the tunnels to appliances that are ports of the bridge (SI-11)
 * @param sheet what the helper shall do, as JSON
 * @param access how the helper reaches this controller, as JSON and secret; empty: it cannot
 */
public record WantedDatabase(NodeSpec spec, String controller, Set<TunnelPort> tunnels, Set<String> devices,
        Set<PortRef.Tunnel> remotes, String sheet, Optional<String> access) {
    /** The name of the bridge that Weft programs. */
    public static final String BRIDGE = "br-int";
    /** The name of the port by which the helper sends and gets control frames (VL-10). */
    public static final String CONTROL_PORT = "weft-control";
    /** The name of the port to the underlay's bridge, which the helper makes (FN-3). */
    public static final String UNDERLAY_PORT = "weft-underlay";

    public WantedDatabase {
        tunnels = Set.copyOf(tunnels);
        devices = Set.copyOf(devices);
        remotes = Set.copyOf(remotes);
    }

    @Override
    public String toString() {
        return "database of node " + spec.id();
    }
}
