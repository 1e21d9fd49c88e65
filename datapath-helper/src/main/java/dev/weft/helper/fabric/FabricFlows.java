/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fabric;

import dev.weft.helper.sheet.Ethernet;
import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.underlay.OwnFlows;
import java.util.ArrayList;
import java.util.List;

/**
 * What the underlay bridge does with frames in Ethernet and with unencapsulated ones, beside whatever the operator has
 * there. NSH goes between the patch port and the NIC, and nowhere else. Of frames in the VLANs of guests br-int gets a
 * copy, so nothing changes for the node itself; a frame that was copied is marked in a register and goes through table
 * 0 a second time. Tunnelled frames are no frames of guests.
 */
final class FabricFlows {
    /** Flows with this cookie are the helper's and nobody else's. */
    static final String COOKIE = "0x5749000000000000";

    private static final String NSH = ",dl_type=0x894f";
    private static final String GROUP = ",dl_dst=01:00:00:00:00:00/01:00:00:00:00:00";
    private static final String FRESH = ",reg15=0/0x20000000";
    private static final String AGAIN = "load:1->NXM_NX_REG15[29],resubmit(,0)";

    private final OwnFlows own;
    private final int patch;
    private final int nic;
    private final List<String> flows = new ArrayList<>();

    /**
     * No flows yet.
     *
     * @param own how they are written
     * @param patch OpenFlow number of the port that leads to br-int
     * @param nic that of the port that leads to the underlay
     */
    FabricFlows(final OwnFlows own, final int patch, final int nic) {
        this.own = own;
        this.patch = patch;
        this.nic = nic;
    }

    /**
     * The flows of a node.
     *
     * @param halves UDP port of halves
     * @param mac hardware address of the bridge itself
     */
    List<String> of(final Ethernet wanted, final int halves, final String mac) {
        inEthernet(wanted);
        if (!wanted.physical().isEmpty()) {
            for (int port : List.of(Oversize.GENEVE, halves)) {
                for (String udp : List.of(",udp", ",udp6")) {
                    final String tunnelled = udp + ",tp_dst=" + port;
                    add(65_001, "in_port=" + patch + tunnelled + ",actions=drop");
                    add(64_991, "in_port=" + nic + FRESH + tunnelled + ",actions=" + AGAIN);
                    add(64_991, "in_port=LOCAL" + FRESH + tunnelled + ",actions=" + AGAIN);
                }
            }
            add(64_990, "in_port=" + nic + FRESH + ",dl_dst=" + mac + ",actions=" + AGAIN);
            wanted.physical().forEach(vlan -> physical(vlan, mac));
        }
        add(64_000, "in_port=" + patch + ",actions=drop");
        return List.copyOf(flows);
    }

    private void inEthernet(final Ethernet wanted) {
        final String self = NodeMac.text(NodeMac.of(wanted.installation(), wanted.host()));
        final String all = NodeMac.text(NodeMac.all(wanted.installation()));
        add(65_003, "in_port=" + nic + NSH + ",dl_dst=" + self + ",actions=output:" + patch);
        add(65_003, "in_port=" + nic + NSH + ",dl_dst=" + all + ",actions=output:" + patch);
        add(65_003, "in_port=" + patch + NSH + ",dl_src=" + self + ",actions=output:" + nic);
        // Nobody else at this bridge speaks as a node, or is spoken to as one
        add(65_002, NSH.substring(1) + ",actions=drop");
    }

    private void physical(final int vlan, final String mac) {
        final String tag = vlan == 0 ? ",vlan_tci=0x0000/0x1fff" : ",dl_vlan=" + vlan;
        add(64_990, "in_port=" + patch + tag + ",dl_dst=" + mac + ",actions=LOCAL");
        add(64_989, "in_port=" + patch + tag + GROUP + ",actions=LOCAL,output:" + nic);
        add(64_988, "in_port=" + patch + tag + ",actions=output:" + nic);
        add(64_989, "in_port=" + nic + FRESH + tag + ",actions=output:" + patch + "," + AGAIN);
        add(64_989, "in_port=LOCAL" + FRESH + tag + ",actions=output:" + patch + "," + AGAIN);
    }

    private void add(final int priority, final String rest) {
        flows.add(own.flow(priority, rest));
    }
}
