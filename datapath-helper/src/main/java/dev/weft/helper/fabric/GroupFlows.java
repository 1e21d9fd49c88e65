/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fabric;

import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.underlay.OwnFlows;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/**
 * What the underlay bridge does with tunnelled frames for multicast groups. Open vSwitch's tunnels know neither the
 * hardware address of a group nor that they are meant when a packet goes to one: here they get the former on their way
 * out, and this node's own address on their way in.
 */
final class GroupFlows {
    /** Flows with this cookie are the helper's and nobody else's. */
    static final String COOKIE = "0x574a000000000000";
    /** Where Open vSwitch sends what goes to a group, until it is here; nobody's. */
    static final String NOBODY = "02:57:00:00:00:01";

    /** Before frames are measured, which then go on as they are. */
    private static final int PRIORITY = 65_003;
    /** Of a frame that left this node for a group. */
    private static final String LEAVES = "NXM_NX_REG15[28]";
    private static final String ARRIVES = ",reg15=0/0x10000000";

    private GroupFlows() {
        // static access only
    }

    /**
     * The flows.
     *
     * @param own how they are written
     * @param groups this node's address by group
     * @param mac hardware address of the bridge itself
     */
    static List<String> of(final OwnFlows own, final SortedMap<String, Member> groups, final String mac) {
        final List<String> flows = new ArrayList<>();
        groups.values().forEach(member -> {
            final boolean six = !(member.group instanceof Inet4Address);
            final String match = (six ? "udp6,ipv6_dst=" : "udp,nw_dst=") + member.group.getHostAddress() + ",tp_dst="
                + Oversize.GENEVE;
            flows.add(own.flow(PRIORITY, "in_port=LOCAL,dl_dst=" + NOBODY + "," + match + ",actions=set_field:"
                + hardware(member.group) + "->eth_dst,load:1->" + LEAVES + ",resubmit(,0)"));
            // from the NIC, or joined by the helper
            flows.add(own.flow(PRIORITY - 1, match + ARRIVES + ",actions=set_field:" + mac + "->eth_dst,set_field:"
                + member.local.getHostAddress() + (six ? "->ipv6_dst" : "->ip_dst") + ",LOCAL"));
        });
        return flows;
    }

    /**
     * A group and the address with which this node is in it.
     *
     * @param group the group
     * @param local of the same family
     */
    record Member(InetAddress group, InetAddress local) {
        /** As Open vSwitch's routes have it. */
        String prefix() {
            return group.getHostAddress() + (group instanceof Inet4Address ? "/32" : "/128");
        }
    }

    /** RFC 1112 and RFC 2464. */
    private static String hardware(final InetAddress group) {
        final byte[] bytes = group.getAddress();
        final int end = bytes.length;
        return HexFormat.ofDelimiter(":").formatHex(group instanceof Inet4Address
            ? new byte[] {1, 0, 0x5e, (byte) (bytes[end - 3] & 0x7f), bytes[end - 2], bytes[end - 1]}
            : new byte[] {0x33, 0x33, bytes[end - 4], bytes[end - 3], bytes[end - 2], bytes[end - 1]});
    }
}
