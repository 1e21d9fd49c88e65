/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.sheet.Oversize;
import java.util.List;

/**
 * The flows that the underlay bridge needs, beside whatever the operator has there, NORMAL or not. Small
 * frames do not pass through the helper, so they need none. A frame of a tunnel is measured, marked as measured in a
 * register, and goes through table 0 a second time: if it is small it meets the operator's flows as ever.
 */
final class BridgeFlows {
    /** Flows with this cookie, under the mask, are the helper's and nobody else's. */
    static final String COOKIE = "0x5748000000000000";
    static final String ALL_COOKIES = COOKIE + "/0xffff000000000000";

    private static final int ETHERNET = 14;

    private BridgeFlows() {
        // static access only
    }

    /**
     * The flows.
     *
     * @param cable OpenFlow number of the port that leads to the helper
     * @param nic OpenFlow number of the port that leads to the underlay
     */
    static List<String> of(final Oversize wanted, final int cable, final int nic) {
        final String measure = ",reg15=0/0x80000000,tp_dst=" + Oversize.GENEVE + ",actions=check_pkt_larger("
            + (wanted.mtu() + ETHERNET) + ")->NXM_NX_REG15[30],load:1->NXM_NX_REG15[31],resubmit(,0)";
        final String half = ",tp_dst=" + wanted.port() + ",actions=drop";
        return List.of(
            flow(65_001, "in_port=LOCAL,udp" + measure),
            flow(65_001, "in_port=LOCAL,udp6" + measure),
            flow(65_002, "in_port=LOCAL,reg15=0xc0000000/0xc0000000,actions=output:" + cable),
            // The helper has its own ear at the NIC
            flow(65_001, "in_port=" + nic + ",udp" + half),
            flow(65_001, "in_port=" + nic + ",udp6" + half),
            flow(65_001, "in_port=" + cable + ",udp,tp_dst=" + Oversize.GENEVE + ",actions=LOCAL"),
            flow(65_001, "in_port=" + cable + ",udp6,tp_dst=" + Oversize.GENEVE + ",actions=LOCAL"),
            flow(65_000, "in_port=" + cable + ",actions=drop"));
    }

    private static String flow(final int priority, final String rest) {
        return "cookie=" + COOKIE + ",table=0,priority=" + priority + "," + rest;
    }
}
