/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.UdpPort;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Short ways to make objects for nodes with real guests. */
final class NetworkObjects {
    private static final SegmentId LINK = new SegmentId(0x1001);

    private NetworkObjects() {
        // only functions
    }

    static NetworkMember member(final NetworkId network, final NetworkKey key, final String guest,
            final Optional<Learning> learning, final long... macs) {
        return new NetworkMember(network, key, new InterfaceId(guest, "eth0"), new PortRef.Plugged(guest),
            Arrays.stream(macs).mapToObj(MacAddress::new).collect(Collectors.toSet()), learning, UdpPort.GENEVE,
            Dscp.INHERIT);
    }

    /** A part whose members all learn. */
    static NetworkPart part(final NetworkId network, final NetworkKey key, final List<String> guests,
            final Set<PathId> far, final Optional<Discovery> discovery) {
        final Set<PortRef> ports = guests.stream().map(PortRef.Plugged::new).collect(Collectors.toSet());
        return new NetworkPart(network, key, ports, ports, new TreeSet<>(far), true, Optional.of(Learning.DEFAULT),
            Protection.NONE, discovery);
    }

    /** One end of the link by which {@link FrameCourse} knows when all is over. */
    static LinkEnd linkEnd(final String guest, final int side, final PathId far) {
        return new LinkEnd(new LinkId("wire"), side, LINK, new PortRef.Plugged(guest), UdpPort.GENEVE,
            new Far.Remote(far, UdpPort.GENEVE, Dscp.INHERIT), Optional.empty());
    }
}
