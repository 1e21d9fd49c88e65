/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.UdpPort;
import java.util.Optional;
import org.junit.Test;

/** An impossible value cannot be built, and what identifies things is stable. */
public class ValuesTest {
    @Test
    public void namesAreChecked() {
        for (var bad : new String[] {"", "-x", "a b", "x".repeat(65), "a/b"}) {
            assertThrows(bad, IllegalArgumentException.class, () -> new NodeId(bad));
            assertThrows(bad, IllegalArgumentException.class, () -> new LinkId(bad));
            assertThrows(bad, IllegalArgumentException.class, () -> new InterfaceId(bad, "eth0"));
            assertThrows(bad, IllegalArgumentException.class, () -> new InterfaceId("fw", bad));
        }
        assertThrows(IllegalArgumentException.class, () -> new NodeId(null));
        assertEquals("fw-1/eth0.5", new InterfaceId("fw-1", "eth0.5").toString());
    }

    @Test
    public void numbersAreBounded() {
        for (var bad : new int[] {Integer.MIN_VALUE, -1, 0, 0xffff00, 0x1000000}) {
            final var error = assertThrows(IllegalArgumentException.class, () -> new SegmentId(bad));
            assertTrue(error.getMessage(), error.getMessage().contains("1 to 16776959"));
        }
        assertThrows(IllegalArgumentException.class, () -> new HostId(0xffff));
        assertThrows(IllegalArgumentException.class, () -> new UdpPort(0));
        assertThrows(IllegalArgumentException.class, () -> new Dscp.Fixed(64));
        assertThrows(IllegalArgumentException.class, () -> new SourcePorts(49152, 20));
        assertThrows(IllegalArgumentException.class, () -> new SourcePorts(65530, 16));
        assertThrows(IllegalArgumentException.class, () -> new SourcePorts(65520, 16));
        assertEquals(65534, new SourcePorts(65519, 16).last());
        assertEquals(65535, new SourcePorts(65535, 1).last());
        assertThrows(IllegalArgumentException.class, () -> new PortRef.Physical("a name much too long"));
    }

    @Test
    public void pathsOfDifferentThingsNeverMeet() {
        final var host = new HostId(0xfffe);
        final var four = PathId.toHost(host, Family.IPV4);
        final var six = PathId.toHost(host, Family.IPV6);
        assertNotEquals(four, six);
        assertTrue(six.value() < PathId.toExternal(new SegmentId(SegmentId.MIN)).value());
        assertEquals(0x1fffeff, PathId.toExternal(new SegmentId(SegmentId.MAX)).value());
        assertThrows(IllegalArgumentException.class, () -> new PathId(0x1ffff00));
    }

    @Test
    public void pathsKnowWhetherTheyLeadToAnotherController() {
        for (var family : Family.values()) {
            assertEquals(Optional.empty(), PathId.toHost(new HostId(0xfffe), family).external());
        }
        for (var id : new int[] {SegmentId.MIN, SegmentId.MAX}) {
            assertEquals(Optional.of(new SegmentId(id)), PathId.toExternal(new SegmentId(id)).external());
        }
    }

    @Test
    public void keysOfTheTwoEndsDiffer() {
        final var link = new LinkId("l");
        final var segment = new SegmentId(SegmentId.MAX);
        assertNotEquals(ObjectKey.linkEnd(link, segment, 0), ObjectKey.linkEnd(link, segment, 1));
        assertEquals(ObjectKey.shutPort(new InterfaceId("a", "b")), ObjectKey.shutPort(new InterfaceId("a", "b")));
    }

    @Test
    public void peersAreOfOneFamily() {
        final var path = new PathId(1);
        assertThrows(IllegalArgumentException.class, () -> new NodeObject.Peer(ObjectKey.peer(path, "x"), path,
            InetAddresses.forString("10.0.0.1"), InetAddresses.forString("fd00::1"), Optional.empty()));
    }
}
