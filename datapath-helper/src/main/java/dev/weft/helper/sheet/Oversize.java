/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import dev.weft.helper.fragment.JoinLimits;
import java.util.Objects;
import java.util.Optional;

/**
 * How frames that are too large for the underlay leave and enter this node in halves (VL-8, VL-9, FN-8).
 *
 * @param mtu of the underlay: longest IP packet in bytes, 1280 to 9216
 * @param bridge the underlay bridge of Open vSwitch, whose local port has the node's outer addresses; empty: the helper
 *     finds it by them
 * @param nic the port of the bridge that leads to the other nodes; empty: the only one that can be it
 * @param port UDP destination port of halves; the same on all nodes, and not that of Geneve
 * @param limits bounds for halves that wait
 */
public record Oversize(int mtu, Optional<String> bridge, Optional<String> nic, int port, JoinLimits limits) {
    /** UDP destination port of whole frames. Tunnels to other ports are never cut. */
    public static final int GENEVE = 6081;
    /** UDP destination port of halves unless the sheet says otherwise. */
    public static final int DEFAULT_PORT = 6089;

    private static final int MIN_MTU = 1280;
    private static final int MAX_MTU = 9216;
    private static final int MAX_PORT = 65_535;

    public Oversize {
        bridge.ifPresent(name -> InterfaceName.check("bridge", name));
        nic.ifPresent(name -> InterfaceName.check("nic", name));
        if (mtu < MIN_MTU || mtu > MAX_MTU) {
            throw new IllegalArgumentException("mtu should be " + MIN_MTU + " to " + MAX_MTU + ", but is " + mtu);
        }
        if (port < 1 || port > MAX_PORT || port == GENEVE) {
            throw new IllegalArgumentException("port should be 1 to " + MAX_PORT + " and not " + GENEVE
                + ", but is " + port);
        }
        Objects.requireNonNull(limits);
    }

    @Override
    public String toString() {
        return "over " + nic.orElse("the only NIC") + " of " + bridge.orElse("the bridge with an outer address")
            + ", MTU " + mtu;
    }
}
