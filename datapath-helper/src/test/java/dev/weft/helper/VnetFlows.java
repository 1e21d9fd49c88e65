/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The flows of a vnet whose stations are discovered, as the controller would program them, in the syntax of ovs-ofctl.
 * Paths have the far node's number, the tunnel port is 100, the control port 200.
 */
final class VnetFlows {
    static final long VNET = 0x5001;

    private static final String METADATA = "metadata=0x100005001";
    private static final int TUNNEL = 100;
    private static final int CONTROL = 200;

    private VnetFlows() {
        // static access only
    }

    /**
     * All flows of a node.
     *
     * @param own its underlay address
     * @param far those of the other nodes, by path
     * @param members addresses of stations, by their port here; empty: any may be behind it
     */
    static List<String> of(final String own, final Map<Integer, String> far, final Map<Integer, String> members) {
        final List<String> flows = new ArrayList<>(common());
        far.forEach((path, address) -> flows.addAll(peer(own, path, address)));
        members.forEach((port, mac) -> flows.addAll(member(port, mac)));
        final var flood = new StringBuilder();
        far.keySet().forEach(path -> flood.append("clone(set_field:").append(path)
            .append("->reg2,resubmit(,40)),"));
        final var all = new StringBuilder();
        members.keySet().forEach(port -> all.append(all.length() == 0 ? "" : ",").append("output:").append(port));
        flows.addAll(List.of(
            "table=36,priority=100," + METADATA + ",dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,actions=" + flood
                + "goto_table:52",
            "table=36,priority=100," + METADATA + ",dl_dst=00:00:00:00:00:00/01:00:00:00:00:00,"
                + "actions=goto_table:56",
            "table=52,priority=100,reg3=0," + METADATA + ",actions=" + all));
        return flows;
    }

    /** Stations elsewhere are learned from what they send; without it every one must be asked for. */
    static String learning() {
        return "cookie=0x5706000100005001,table=24,priority=40," + METADATA
            + ",dl_src=00:00:00:00:00:00/01:00:00:00:00:00,actions=learn(table=32,hard_timeout=300,priority=100,"
            + "delete_learned,cookie=0x5806000100005001,limit=1024,OXM_OF_METADATA[],"
            + "NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],load:NXM_NX_REG4[]->NXM_NX_REG2[]),goto_table:30";
    }

    private static List<String> common() {
        return List.of(
            "table=0,priority=100,reg7=0,in_port=" + TUNNEL + ",actions=goto_table:10",
            "table=0,priority=100,reg7=0,in_port=" + CONTROL + ",actions=goto_table:5",
            "table=5,priority=100,dl_src=02:57:00:00:00:00/ff:ff:ff:ff:00:00,dl_dst=02:57:00:00:00:00,dl_type=0x894f,"
                + "nsh_spi=0x5d,nsh_si=255,actions=move:NXOXM_NSH_C1[]->OXM_OF_METADATA[0..31],"
                + "load:0x1->OXM_OF_METADATA[32],move:NXOXM_NSH_C2[0..15]->NXM_OF_IN_PORT[],decap(),decap(),"
                + "goto_table:7",
            "table=20,priority=100,reg7=0x10c00000,reg8=0,actions=goto_table:22",
            "table=22,priority=100,tun_metadata1=0x5001,metadata=0x5001,actions=set_field:0x100005001->metadata,"
                + "goto_table:24",
            "table=24,priority=30," + METADATA + ",actions=goto_table:30",
            "table=26,priority=100,reg6=0x1,actions=goto_table:30",
            "table=30,priority=40,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,actions=goto_table:34",
            "table=30,priority=40,dl_dst=00:00:00:00:00:00/01:00:00:00:00:00,actions=resubmit(,32),goto_table:34",
            "table=34,priority=120,reg2=0,reg3=0,reg4=0,actions=goto_table:36",
            "table=34,priority=100,reg2=0,actions=goto_table:52",
            "table=34,priority=100,reg3=0,reg4=0,actions=goto_table:40",
            "table=56,priority=100,reg4=0,reg7=0x10c00000,reg10=0,actions=encap(nsh(md_type=1)),"
                + "set_field:0x5d->nsh_spi,set_field:255->nsh_si,move:OXM_OF_METADATA[0..31]->NXOXM_NSH_C1[],"
                + "move:NXM_OF_IN_PORT[]->NXOXM_NSH_C2[0..15],set_field:0x10c00000->nsh_c3,encap(ethernet),"
                + "set_field:02:57:00:00:00:00->eth_dst,set_field:02:57:00:00:00:00->eth_src,"
                + "move:NXM_OF_IN_PORT[]->NXM_OF_ETH_SRC[0..15],output:" + CONTROL);
    }

    private static List<String> peer(final String own, final int path, final String address) {
        return List.of(
            "table=10,priority=100,tun_src=" + address + ",tun_dst=" + own
                + ",tun_metadata0=0x1000000000000000/0xf000000000000000,"
                + "actions=move:NXM_NX_TUN_ID[0..23]->OXM_OF_METADATA[0..23],"
                + "move:NXM_NX_TUN_METADATA0[32..63]->NXM_NX_REG7[],"
                + "move:NXM_NX_TUN_METADATA0[0..31]->NXM_NX_REG8[],set_field:" + path + "->reg4,goto_table:20",
            "table=40,priority=100,reg2=" + path + ",actions=move:OXM_OF_METADATA[0..23]->NXM_NX_TUN_ID[0..23],"
                + "move:NXM_NX_REG7[]->NXM_NX_TUN_METADATA0[32..63],"
                + "move:NXM_NX_REG8[]->NXM_NX_TUN_METADATA0[0..31],set_field:" + own + "->tun_src,set_field:"
                + address + "->tun_dst,output:NXM_NX_REG5[]");
    }

    private static List<String> member(final int port, final String mac) {
        final String words = "set_field:0x10c00000->reg7,move:OXM_OF_METADATA[0..31]->NXM_NX_TUN_METADATA1[0..31],"
            + "set_field:" + TUNNEL + "->reg5,goto_table:24";
        final List<String> flows = new ArrayList<>(List.of(
            "table=0,priority=100,reg7=0,in_port=" + port + ",actions=set_field:0x100005001->metadata," + words,
            "table=7,priority=100," + METADATA + ",in_port=" + port + ",actions=set_field:1->reg10," + words,
            // others behind it
            "cookie=0x570500000000000" + port + ",table=24,priority=100," + METADATA + ",in_port=" + port
                + ",dl_src=00:00:00:00:00:00/01:00:00:00:00:00,actions=set_field:0x1->reg6,learn(table=32,"
                + "hard_timeout=300,priority=100,delete_learned,cookie=0x580500000000000" + port
                + ",limit=64,result_dst=NXM_NX_REG6[0],OXM_OF_METADATA[],NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],load:"
                + port + "->NXM_NX_REG3[0..15]),goto_table:26",
            "table=52,priority=100,reg3=" + port + "," + METADATA + ",actions=output:" + port));
        if (!mac.isEmpty()) {
            flows.add("table=24,priority=140," + METADATA + ",in_port=" + port + ",dl_src=" + mac
                + ",actions=goto_table:30");
            flows.add("table=30,priority=100," + METADATA + ",dl_dst=" + mac + ",actions=set_field:" + port
                + "->reg3,goto_table:34");
        }
        return flows;
    }
}
