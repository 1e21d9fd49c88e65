/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

import com.google.common.primitives.Ints;
import dev.weft.api.id.HostId;
import dev.weft.api.id.SegmentId;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The number, local to a node, of a way to other nodes. It is computed, never allocated, so that a restarted controller
 * finds the same numbers in the switch:
 *
 * <ul>
 * <li>0x00000000 + host id: tunnel over IPv4; 0x00010000 + host id: over IPv6
 * <li>0x00020000 and 0x00030000 + host id: the same, authenticated; 0x00040000 and 0x00050000: encrypted (VN-7)
 * <li>0x01000000 + segment id: the far end of a link that another controller manages (VL-18)
 * <li>0x40000000 + 65536 * VLAN + host id: in Ethernet (FN-3), VLAN 0: untagged; host id 0xffff: all nodes
 * <li>0x50000000 + VLAN: the physical network (VN-1, VN-8)
 * <li>0x60000000 + the last 24 bits of the group: IP multicast (FN-11)
 * </ul>
 *
 * @param value 1 to 0x60ffffff
 */
public record PathId(int value) implements Comparable<PathId> {
    /** The largest path id. */
    public static final int MAX = 0x60ffffff;

    private static final int FAMILY = 0x10000;
    private static final int PROTECTION = 0x20000;
    private static final int EXTERNAL = 0x1000000;
    private static final int ETHERNET = 0x40000000;
    private static final int VLAN = 0x10000;
    private static final int ALL = 0xffff;
    private static final int PHYSICAL = 0x50000000;
    private static final int MULTICAST = 0x60000000;

    public PathId {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("path id " + value + " is not within 1 to " + MAX);
        }
    }

    /**
     * The path to a node of this installation, unprotected.
     *
     * @param host the far node
     * @param family the outer address family
     * @return the path
     */
    public static PathId toHost(final HostId host, final Family family) {
        return toHost(host, family, Protection.NONE);
    }

    /**
     * The path to a node of this installation.
     *
     * @param host the far node
     * @param family the outer address family
     * @param protection how frames are protected
     * @return the path
     */
    public static PathId toHost(final HostId host, final Family family, final Protection protection) {
        return new PathId(base(family, protection) + host.value());
    }

    /**
     * The first number of the paths of a protection over IPv4 and IPv6; the next {@code 0x1ffff} are theirs.
     *
     * @param protection the protection
     * @return the number
     */
    public static int base(final Protection protection) {
        return base(Family.IPV4, protection);
    }

    private static int base(final Family family, final Protection protection) {
        final int level = switch (protection) {
            case NONE -> 0;
            case AUTHENTICATED -> 1;
            case ENCRYPTED -> 2;
        };
        return level * PROTECTION + (family == Family.IPV6 ? FAMILY : 0);
    }

    /**
     * The path to a node on the same LAN segment, in Ethernet (FN-3).
     *
     * @param host the far node; empty: all at once
     * @param vlan the underlay's VLAN; empty: untagged
     * @return the path
     */
    public static PathId inEthernet(final Optional<HostId> host, final OptionalInt vlan) {
        return new PathId(ETHERNET + VLAN * vlan.orElse(0) + host.map(HostId::value).orElse(ALL));
    }

    /**
     * The path to the physical network (VN-1, VN-8).
     *
     * @param vlan the VLAN; empty: untagged
     * @return the path
     */
    public static PathId physical(final OptionalInt vlan) {
        return new PathId(PHYSICAL + vlan.orElse(0));
    }

    /**
     * The path to all nodes that listen to a multicast group (FN-11). Two groups whose last 24 bits are the same cannot
     * be used on one node.
     *
     * @param group the group
     * @return the path
     */
    public static PathId multicast(final InetAddress group) {
        final var bytes = group.getAddress();
        final int end = bytes.length;
        return new PathId(MULTICAST + Ints.fromBytes((byte) 0, bytes[end - 3], bytes[end - 2], bytes[end - 1]));
    }

    /**
     * The path to an end under another controller.
     *
     * @param segment the link's segment
     * @return the path
     */
    public static PathId toExternal(final SegmentId segment) {
        return new PathId(EXTERNAL + segment.value());
    }

    /**
     * The segment of a path to an end under another controller, which is the only one that uses the path (VL-18).
     *
     * @return the segment; empty when the path leads elsewhere
     */
    public Optional<SegmentId> external() {
        return value <= EXTERNAL || value >= ETHERNET ? Optional.empty() : Optional.of(new SegmentId(value - EXTERNAL));
    }

    /**
     * The node of this installation to which the path leads.
     *
     * @return the node's number; empty when it leads to no single one
     */
    public Optional<HostId> host() {
        final boolean toHost = value < EXTERNAL || value >= ETHERNET && value < PHYSICAL;
        final int host = value & ALL;
        return toHost && host != 0 && host != ALL ? Optional.of(new HostId(host)) : Optional.empty();
    }

    /**
     * The VLAN of a path to the physical network.
     *
     * @return the VLAN, 0 when untagged; empty when the path leads elsewhere
     */
    public OptionalInt physicalVlan() {
        return value >= PHYSICAL && value < PHYSICAL + VLAN ? OptionalInt.of(value - PHYSICAL) : OptionalInt.empty();
    }

    @Override
    public int compareTo(final PathId other) {
        return Integer.compare(value, other.value);
    }
}
