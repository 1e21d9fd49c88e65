/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.fabric.NodeMac;
import dev.weft.helper.fragment.PeerTable;
import dev.weft.helper.fragment.PeerTable.Nodes;
import dev.weft.helper.sheet.Ethernet;
import dev.weft.helper.sheet.Sheet;
import java.net.InetAddress;
import java.util.Set;

/**
 * From whom halves are taken.
 *
 * @param addresses outer addresses
 * @param nodes nodes of the LAN segment
 */
record Peers(Set<InetAddress> addresses, Nodes nodes) {
    static Peers of(final Sheet sheet) {
        return new Peers(sheet.peers(), sheet.fabric().ethernet().map(Peers::nodes).orElse(Nodes.NONE));
    }

    private static Nodes nodes(final Ethernet ethernet) {
        return new Nodes(NodeMac.of(ethernet.installation(), ethernet.host()), NodeMac.all(ethernet.installation()),
            ethernet.hosts());
    }

    PeerTable table() {
        return new PeerTable(addresses, nodes);
    }
}
