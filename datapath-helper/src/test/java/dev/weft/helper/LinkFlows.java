/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.util.List;

/**
 * The flows of links with control frames, as the controller would program them on node 1 or 2, in the syntax of
 * ovs-ofctl. Paths have the far node's number, the tunnel port is 100, the control port 200.
 */
final class LinkFlows {
    private static final int TUNNEL = 100;
    private static final int CONTROL = 200;

    private LinkFlows() {
        // static access only
    }

    /** What a node needs whatever links there are. */
    static List<String> common(final int number) {
        final int other = 3 - number;
        return List.of(
            "table=0,priority=100,in_port=" + CONTROL + ",reg7=0,dl_type=0x88b5,"
                + "dl_src=02:57:00:00:00:00/ff:ff:ff:ff:00:00,actions=move:NXM_OF_ETH_SRC[0..15]->NXM_OF_IN_PORT[],"
                + "load:1->NXM_NX_REG7[25],resubmit(,0)",
            "table=0,priority=100,in_port=" + TUNNEL + ",actions=goto_table:10",
            "table=10,tun_src=10.77.1." + other + ",tun_dst=10.77.1." + number
                + ",tun_metadata0=0x1000000000000000/0xf000000000000000,"
                + "actions=move:NXM_NX_TUN_ID[0..23]->OXM_OF_METADATA[0..23],"
                + "move:NXM_NX_TUN_METADATA0[32..63]->NXM_NX_REG7[],load:" + other + "->NXM_NX_REG4[],goto_table:20",
            "table=20,priority=200,reg7=0x12400000,actions=move:OXM_OF_METADATA[0..23]->NXM_OF_ETH_DST[0..23],"
                + "move:NXM_NX_REG4[]->NXM_OF_ETH_SRC[0..31],output:" + CONTROL,
            "table=20,priority=100,reg7=0x10400000,actions=goto_table:50",
            "table=40,reg2=" + other + ",actions=move:OXM_OF_METADATA[0..23]->NXM_NX_TUN_ID[0..23],"
                + "move:NXM_NX_REG7[]->NXM_NX_TUN_METADATA0[32..63],load:0->NXM_NX_TUN_METADATA0[0..31],"
                + "set_field:10.77.1." + number + "->tun_src,set_field:10.77.1." + other
                + "->tun_dst,output:NXM_NX_REG5[]");
    }

    /** What the end of a link needs. */
    static List<String> end(final int segment, final int number, final int port) {
        final String cookie = "cookie=0x5703" + String.format("%012x", 2L * segment + number - 1) + ",";
        final int other = 3 - number;
        return List.of(
            cookie + "table=0,priority=100,in_port=" + port + ",actions=set_field:" + segment + "->metadata,"
                + "load:1->NXM_NX_REG7[28..31],load:1->NXM_NX_REG7[22..24],load:" + other + "->NXM_NX_REG2[],load:"
                + TUNNEL + "->NXM_NX_REG5[],goto_table:40",
            cookie + "table=50,priority=100,reg4=" + other + ",metadata=" + segment + ",actions=output:" + port);
    }
}
