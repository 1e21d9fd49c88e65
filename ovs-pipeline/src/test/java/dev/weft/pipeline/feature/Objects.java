/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Probe;
import dev.weft.api.overlay.UdpPort;
import java.net.InetAddress;
import java.util.Optional;

/** Short ways to make the objects that tests compile. */
final class Objects {
    static final InetAddress LOCAL4 = InetAddresses.forString("10.77.1.1");
    static final InetAddress LOCAL6 = InetAddresses.forString("fd00:77:1::1");

    private Objects() {
        // only functions
    }

    static Peer peer(final int host, final String remote) {
        final var address = InetAddresses.forString(remote);
        return peerBy(PathId.toHost(new HostId(host), Family.of(address)), address);
    }

    static Peer externalPeer(final int segment, final String remote) {
        return peerBy(PathId.toExternal(new SegmentId(segment)), InetAddresses.forString(remote));
    }

    static LinkEnd end(final String link, final int segment, final int side, final String appliance, final Far far) {
        final var id = new SegmentId(segment);
        return new LinkEnd(new LinkId(link), side, id, port(appliance), UdpPort.GENEVE, far,
            Optional.of(Probe.DEFAULT));
    }

    static Far toHost(final int host, final Family family) {
        return new Far.Remote(PathId.toHost(new HostId(host), family), UdpPort.GENEVE, Dscp.INHERIT);
    }

    static Far toExternal(final int segment, final int udpPort, final Dscp dscp) {
        return new Far.Remote(PathId.toExternal(new SegmentId(segment)), new UdpPort(udpPort), dscp);
    }

    static Far here(final String appliance) {
        return new Far.Local(port(appliance));
    }

    static ShutPort shut(final String appliance) {
        return new ShutPort(ObjectKey.shutPort(new InterfaceId(appliance, "eth0")), port(appliance));
    }

    static PortRef port(final String appliance) {
        return new PortRef.Plugged(new InterfaceId(appliance, "eth0").toString());
    }

    private static Peer peerBy(final PathId path, final InetAddress remote) {
        return new Peer(ObjectKey.peer(path, remote.getHostAddress()), path,
            Family.of(remote) == Family.IPV4 ? LOCAL4 : LOCAL6, remote, Optional.empty());
    }
}
