/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.fabric.NodeMac;
import dev.weft.helper.sheet.Ethernet;
import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.underlay.OwnFlows;
import java.util.ArrayList;
import java.util.List;

/**
 * The flows that the underlay bridge needs, beside whatever the operator has there, NORMAL or not. Small frames do not
 * pass through the helper, so they need none. A frame of a tunnel is measured, marked as measured in a register, and
 * goes through table 0 a second time: if it is small it meets the operator's flows as ever. Frames in Ethernet likewise
 * meet those of package fabric, whose priorities are lower.
 */
final class BridgeFlows {
    /** Flows with this cookie are the helper's and nobody else's. */
    static final String COOKIE = "0x5748000000000000";

    private static final int ETHERNET = 14;
    private static final int TAG = 4;
    private static final String NSH = ",dl_type=0x894f";
    private static final String FRESH = ",reg15=0/0x80000000";
    private static final String LARGE = ",reg15=0xc0000000/0xc0000000";

    private final OwnFlows own;
    private final Oversize wanted;
    private final int cable;
    private final int nic;

    /**
     * Flows for a bridge.
     *
     * @param own how they are written
     * @param cable OpenFlow number of the port that leads to the helper
     * @param nic OpenFlow number of the port that leads to the underlay
     */
    BridgeFlows(final OwnFlows own, final Oversize wanted, final int cable, final int nic) {
        this.own = own;
        this.wanted = wanted;
        this.cable = cable;
        this.nic = nic;
    }

    /** The flows for tunnels. */
    List<String> of() {
        final String tunnelled = ",tp_dst=" + Oversize.GENEVE + ",actions=";
        final String half = ",tp_dst=" + wanted.port() + ",actions=drop";
        return List.of(
            own.flow(65_001, "in_port=LOCAL,udp" + FRESH + tunnelled + measure(ETHERNET)),
            own.flow(65_001, "in_port=LOCAL,udp6" + FRESH + tunnelled + measure(ETHERNET)),
            own.flow(65_002, "in_port=LOCAL" + LARGE + ",actions=output:" + cable),
            // The helper has its own ear at the NIC
            own.flow(65_001, "in_port=" + nic + ",udp" + half),
            own.flow(65_001, "in_port=" + nic + ",udp6" + half),
            own.flow(65_001, "in_port=" + cable + ",udp" + tunnelled + "LOCAL"),
            own.flow(65_001, "in_port=" + cable + ",udp6" + tunnelled + "LOCAL"),
            own.flow(65_000, "in_port=" + cable + ",actions=drop"));
    }

    /** The same and those for frames in Ethernet, which pass a patch port (FN-8). */
    List<String> of(final Ethernet ethernet, final int patch) {
        final List<String> flows = new ArrayList<>(of());
        final String from = "in_port=" + patch + NSH;
        flows.add(own.flow(65_004, from + FRESH + ",vlan_tci=0x0000/0x1fff,actions=" + measure(ETHERNET)));
        flows.add(own.flow(65_004, from + FRESH + ",vlan_tci=0x1000/0x1000,actions=" + measure(ETHERNET + TAG)));
        flows.add(own.flow(65_005, from + LARGE + ",actions=output:" + cable));
        flows.add(own.flow(65_004, "in_port=" + nic + NSH + ",nsh_mdtype=1,nsh_c3=0x08000000/0x08000000,actions=drop"));
        for (long mac : new long[] {NodeMac.of(ethernet.installation(), ethernet.host()),
            NodeMac.all(ethernet.installation())}) {
            flows.add(own.flow(65_004, "in_port=" + cable + NSH + ",dl_dst=" + NodeMac.text(mac) + ",actions=output:"
                + patch));
        }
        return flows;
    }

    private String measure(final int header) {
        return "check_pkt_larger(" + (wanted.mtu() + header)
            + ")->NXM_NX_REG15[30],load:1->NXM_NX_REG15[31],resubmit(,0)";
    }
}
