/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** The sheet of the helper: the same peers always give the same text. */
public class HelperSheetTest {
    private static final SourcePorts RANGE = new SourcePorts(50000, 16);

    @Test
    public void withoutPeers() {
        assertEquals("{\"udp-source-ports\":{\"first\":50000,\"last\":50015},\"routes\":[]}",
            HelperSheet.of(RANGE, List.of(Things.peer(2))));
    }

    @Test
    public void routesInOrderAndOnce() {
        final var six = PathId.toHost(new HostId(9), Family.IPV6);
        final var peer6 = new Peer(ObjectKey.peer(six, "six"), six, InetAddresses.forString("fd00::1"),
            InetAddresses.forString("fd00::9"), Optional.of(InetAddresses.forString("fd00::fe")));
        final var three = Things.peerVia(3, "10.77.1.254");
        final var external = PathId.toExternal(new SegmentId(5));
        final var same = new Peer(ObjectKey.peer(external, "same address"), external, three.local(), three.remote(),
            three.gateway());
        final var text = "{\"udp-source-ports\":{\"first\":50000,\"last\":50015},\"routes\":["
            + "{\"to\":\"10.77.1.2/32\",\"via\":\"10.77.1.254\"},{\"to\":\"10.77.1.3/32\",\"via\":\"10.77.1.254\"},"
            + "{\"to\":\"fd00:0:0:0:0:0:0:9/128\",\"via\":\"fd00:0:0:0:0:0:0:fe\"}]}";
        final var two = Things.peerVia(2, "10.77.1.254");
        assertEquals(text, HelperSheet.of(RANGE, List.of(three, two, same, peer6)));
        assertEquals(text, HelperSheet.of(RANGE, List.of(peer6, same, two, three)));
    }
}
