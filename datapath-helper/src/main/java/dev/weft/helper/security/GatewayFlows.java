/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The flows of the gateway's bridge, and of all others for its sake.
 */
final class GatewayFlows {
    /** Flows with this cookie, under the mask, are the helper's and nobody else's. */
    static final String COOKIE = "0x5753000000000000";
    static final String ALL_COOKIES = COOKIE + "/0xffff000000000000";
    /** Of the flow that counts what arrives although no tunnel is for it. */
    static final String STRAY = "0x5753000000000001";
    /** Of the flow that counts what is to leave although no tunnel is there. */
    static final String UNSENT = "0x5753000000000002";
    /** Of the flow that counts what arrives unprotected. */
    static final String PLAIN = "0x5753000000000003";

    private static final int GENEVE = 6081;

    private GatewayFlows() {
        // only functions
    }

    /**
     * What one other node needs.
     *
     * @param sending the slot by which is sent, for each level whose tunnel is there
     * @param receiving the slots from which is received, for each level
     */
    record Ways(Map<Level, Integer> sending, Map<Level, Set<Integer>> receiving) {
        Ways {
            sending = Map.copyOf(sending);
            receiving = Map.copyOf(receiving);
        }
    }

    /**
     * The flows of the gateway's bridge.
     *
     * @param own this node's number
     * @param cable OpenFlow number of the port that leads to the gateway
     * @param peers what each other node needs, by its number
     */
    static List<String> of(final int own, final int cable, final Map<Integer, Ways> peers) {
        final List<String> flows = new ArrayList<>();
        flows.add(flow(UNSENT, 10, "in_port=LOCAL,ip,actions=drop"));
        flows.add(flow(STRAY, 10, "in_port=" + cable + ",actions=drop"));
        flows.add(flow(COOKIE, 0, "actions=drop"));
        peers.forEach((host, ways) -> {
            ways.sending.forEach((level, slot) -> flows.add(flow(COOKIE, 20, "in_port=LOCAL,"
                + addresses(level, 0, own, host) + rewritten(level, slot, own, host) + "output:" + cable)));
            ways.receiving.forEach((level, slots) -> slots.forEach(slot -> flows.add(flow(COOKIE, 20, "in_port="
                + cable + "," + addresses(level, slot, host, own) + rewritten(level, 0, host, own) + "LOCAL"))));
        });
        return flows;
    }

    /** The flow of every other bridge: nothing from outside has such an address. */
    static String guard() {
        return flow(PLAIN, 65_535, "ip,nw_dst=" + TunnelAddress.ALL + ",actions=drop");
    }

    /** The packets that a flow counted, in what ovs-ofctl dumps; empty: it is not there. */
    static Optional<Long> counted(final String dump, final String cookie) {
        return dump.lines().filter(line -> line.contains("cookie=" + cookie + ","))
            .map(line -> line.replaceFirst(".*n_packets=([0-9]{1,18}),.*", "$1")).filter(text -> text.matches("[0-9]+"))
            .map(Long::valueOf).findFirst();
    }

    private static String addresses(final Level level, final int slot, final int from, final int to) {
        return "udp,nw_src=" + TunnelAddress.of(level, slot, from) + ",nw_dst=" + TunnelAddress.of(level, slot, to)
            + ",tp_dst=" + GENEVE + ",actions=";
    }

    private static String rewritten(final Level level, final int slot, final int from, final int to) {
        return "set_field:" + TunnelAddress.of(level, slot, from) + "->nw_src,set_field:"
            + TunnelAddress.of(level, slot, to) + "->nw_dst,";
    }

    private static String flow(final String cookie, final int priority, final String rest) {
        return "cookie=" + cookie + ",table=0,priority=" + priority + "," + rest;
    }
}
