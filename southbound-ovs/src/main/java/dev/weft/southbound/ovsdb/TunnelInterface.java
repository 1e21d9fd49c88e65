/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.api.overlay.Dscp;
import dev.weft.pipeline.feature.TunnelPort;
import java.util.Map;

/**
 * How a tunnel port looks in the database: one Geneve port for all remotes, its addresses and key set by flows.
 * Ports with a fixed DSCP only send: Open vSwitch takes the mark from the port, so there is one for each, told apart
 * by an input key that no frame carries.
 *
 * @param tunnel what is wanted
 */
record TunnelInterface(TunnelPort tunnel) {
    private static final int UNUSED_KEYS = 0xffff00;

    /** The port's and interface's name: at most 15 characters, different for different tunnels. */
    String name() {
        return "weft" + tunnel.port() + (tunnel.dscp() instanceof Dscp.Fixed fixed ? "d" + fixed.value() : "");
    }

    Map<String, String> options() {
        final String port = tunnel.port().toString();
        if (tunnel.dscp() instanceof Dscp.Fixed fixed) {
            return Map.of("remote_ip", "flow", "local_ip", "flow", "out_key", "flow",
                "in_key", Integer.toString(UNUSED_KEYS + fixed.value()), "dst_port", port,
                "tos", "0x" + Integer.toHexString(fixed.value() << 2));
        }
        return Map.of("remote_ip", "flow", "local_ip", "flow", "key", "flow", "dst_port", port, "tos", "inherit");
    }
}
