/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.Probe;
import dev.weft.api.overlay.UdpPort;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

/** What the helper reads of ends and of the controller, as agreed. */
public class EndSheetTest {
    private static final String DEFAULTS = "\"query-after\":15,\"retry-after\":5,\"inactive-after\":45}";

    @Test
    public void endBehindATunnel() {
        assertEquals("{\"link\":\"link-7\",\"side\":\"a\",\"segment\":7,\"iface-id\":\"fw/eth0\",\"far\":2,"
            + DEFAULTS,
            EndSheet.of(Things.link(7, "fw", 2)));
    }

    @Test
    public void keyAndIntervals() {
        final var key = LinkKey.of(new byte[LinkKey.OCTETS]);
        final var card = Things.link(7, new PortRef.Physical("ens1"), 3, Dscp.INHERIT);
        final var end = Things.probed(card, Optional.of(new Probe(1, 2, 3, Optional.of(key))));
        assertEquals("{\"link\":\"link-7\",\"side\":\"a\",\"segment\":7,\"device\":\"ens1\",\"far\":3,"
            + "\"query-after\":1,\"retry-after\":2,\"inactive-after\":3,"
            + "\"key\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}",
            EndSheet.of(end));
        assertFalse(end.toString(), end.toString().contains("AAAA"));
    }

    @Test
    public void endThatIsReachedByATunnel() {
        final var tunnel = new PortRef.Tunnel(Kind.VXLAN, InetAddresses.forString("192.0.2.7"), 5);
        assertEquals("{\"link\":\"link-7\",\"side\":\"a\",\"segment\":7,\"device\":\"" + tunnel.portName()
            + "\",\"far\":3," + DEFAULTS, EndSheet.of(Things.link(7, tunnel, 3, Dscp.INHERIT)));
    }

    @Test
    public void endsThatDoNotAsk() {
        final var near = new LinkEnd(new LinkId("near"), 1, new SegmentId(9), Things.port("fw"), UdpPort.GENEVE,
            new Far.Local(Things.port("lb")), Optional.of(Probe.DEFAULT));
        assertEquals("{\"link\":\"near\",\"side\":\"b\",\"segment\":9,\"iface-id\":\"fw/eth0\",\"far\":\"local\","
            + DEFAULTS, EndSheet.of(near));
        assertEquals("{\"link\":\"link-7\",\"side\":\"a\",\"segment\":7,\"iface-id\":\"fw/eth0\",\"far\":\"local\","
            + DEFAULTS, EndSheet.of(Things.probed(Things.link(7, "fw", 2), Optional.empty())));
    }

    @Test
    public void accessOfTheHelper() {
        final var instance = new UUID(1, 2);
        assertEquals("{\"node\":\"host1\",\"instance\":\"" + instance + "\",\"url\":\"https://[fd00::1]:8443\","
            + "\"user\":\"weft-node\",\"password\":\"secret-7\",\"token\":\"aa\",\"certificate\":\"" + "ab".repeat(32)
            + "\",\"counters-every\":30}",
            AccessSheet.of(new NodeId("host1"), "[fd00::1]", FakeReports.settings(8443, instance), "aa"));
    }
}
