/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import dev.weft.helper.fragment.JoinLimits;
import dev.weft.helper.fragment.PeerTable;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How frames that are too large for the underlay leave and enter this node in halves (VL-8, VL-9, FN-8).
 *
 * @param bridge the underlay bridge of Open vSwitch, whose local port has the tunnel addresses
 * @param nic the port of the bridge that leads to the other nodes
 * @param mtu of the underlay: longest IP packet in bytes, 1280 to 9216
 * @param port UDP destination port of halves; the same on all nodes, and not that of Geneve
 * @param peers outer addresses of the nodes whose halves are taken
 * @param limits bounds for halves that wait
 */
public record Oversize(String bridge, String nic, int mtu, int port, Set<InetAddress> peers, JoinLimits limits) {
    /** UDP destination port of whole frames. */
    public static final int GENEVE = 6081;
    /** UDP destination port of halves unless the sheet says otherwise. */
    public static final int DEFAULT_PORT = 6089;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,14}");
    private static final int MIN_MTU = 1280;
    private static final int MAX_MTU = 9216;
    private static final int MAX_PORT = 65_535;

    public Oversize {
        checkName("bridge", bridge);
        checkName("nic", nic);
        if (mtu < MIN_MTU || mtu > MAX_MTU) {
            throw new IllegalArgumentException("mtu should be " + MIN_MTU + " to " + MAX_MTU + ", but is " + mtu);
        }
        if (port < 1 || port > MAX_PORT || port == GENEVE) {
            throw new IllegalArgumentException("port should be 1 to " + MAX_PORT + " and not " + GENEVE
                + ", but is " + port);
        }
        peers = Set.copyOf(peers);
        if (peers.size() > PeerTable.MAX_PEERS) {
            throw new IllegalArgumentException("peers should be at most " + PeerTable.MAX_PEERS);
        }
        Objects.requireNonNull(limits);
    }

    /** Whether all but the peers is the same. */
    public boolean differsOnlyInPeers(final Oversize other) {
        return equals(new Oversize(other.bridge, other.nic, other.mtu, other.port, peers, other.limits));
    }

    @Override
    public String toString() {
        return "over " + bridge + " and " + nic + ", MTU " + mtu + ", " + peers.size() + " peers";
    }

    private static void checkName(final String what, final String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " should be the name of an interface: 1 to 15 letters, digits, "
                + "\"_\", \".\" or \"-\"");
        }
    }
}
