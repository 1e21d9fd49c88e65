/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.UdpSourcePortsBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;

/** A restart changes nothing but what changed meanwhile, and no number is used before it is safe. */
public class RestartTest extends ControllerTestBase {
    @Test
    public void nothingChanged() throws Exception {
        start();
        base();
        final var held = driver.held();
        final var specs = driver.specs();
        final var ids = config(Yang.IDS).orElseThrow();
        driver.takeCalls();
        start();
        assertEquals(List.of("manage host1", "manage host2", "manage host3"), driver.takeCalls());
        assertEquals(held, driver.held());
        assertEquals(specs, driver.specs());
        assertEquals(ids, config(Yang.IDS).orElseThrow());
    }

    @Test
    public void intentChangedWhileDown() throws Exception {
        start();
        base();
        final var segments = config(Yang.IDS).orElseThrow().nonnullSegment();
        stop();
        driver.takeCalls();
        commit(delete(Yang.link("web")), put(Yang.link("new"), Yang.aLink("new", "fw/eth0", "lb/eth0")));
        start();
        assertEquals(List.of("manage host1", "manage host2", "manage host3"), driver.takeCalls());
        assertEquals(List.of("link new#a", "link tap#a", "peer host2/ipv4"), driver.keys("host1"));
        assertEquals("the id of the deleted link is released", 1, released());
        final var now = config(Yang.IDS).orElseThrow().nonnullSegment();
        segments.forEach((key, entry) -> assertEquals(entry.getOwner(), now.get(key).getOwner()));
        assertEquals(3, now.size());
    }

    @Test
    public void danglingLinkIsDeletedAtStart() throws Exception {
        start();
        base();
        stop();
        commit(delete(Yang.appliance("lb")));
        start();
        await("cascade", () -> config(Yang.link("web")).isEmpty());
        settle();
        assertEquals(List.of("link tap#b", "peer host1/ipv4"), driver.keys("host2"));
        assertEquals(1, released());
    }

    @Test
    public void emptyIntentReleasesAllNumbers() throws Exception {
        start();
        base();
        stop();
        commit(delete(Yang.WEFT));
        driver.takeCalls();
        start();
        assertEquals(List.of(), driver.takeCalls());
        assertEquals(2, released());
    }

    @Test
    public void quarantineGoesOnOverARestart() throws Exception {
        final var noon = Instant.parse("2026-11-21T12:00:00Z");
        start(getDataBroker(), Clock.fixed(noon, ZoneOffset.UTC));
        base();
        store(delete(Yang.link("web")));
        start(getDataBroker(), Clock.fixed(noon.plusSeconds(599), ZoneOffset.UTC));
        store(put(Yang.link("x"), Yang.aLink("x", "fw/eth0", "lb/eth0")));
        assertEquals(1, released());
        start(getDataBroker(), Clock.fixed(noon.plusSeconds(600), ZoneOffset.UTC));
        assertEquals("forgotten, free again", 0, released());
        assertEquals(2, config(Yang.IDS).orElseThrow().nonnullSegment().size());
    }

    @Test
    public void nothingReachesANodeBeforeItsNumbersAreSafe() throws Exception {
        final var broker = new StubbornBroker(getDataBroker());
        start(broker, Clock.systemUTC());
        broker.refuse(true);
        base();
        await("refused writes", () -> broker.refused() > 0);
        settle();
        assertEquals(List.of(), driver.takeCalls());
        assertTrue(config(Yang.IDS).isEmpty());
        broker.refuse(false);
        await("programs", () -> driver.calls().size() == 3);
        assertEquals(List.of("link tap#a", "link web#a", "peer host2/ipv4"), driver.keys("host1"));
        assertEquals(2, config(Yang.IDS).orElseThrow().nonnullSegment().size());
    }

    @Test
    public void takenSegmentIsWaitedFor() throws Exception {
        start();
        base();
        driver.takeCalls();
        final var web = Yang.aLink("web", "fw/eth0", "lb/eth0");
        final var tap = Yang.aLink("tap", "fw/eth1", "ids/eth0");
        store(put(Yang.link("tap"), Yang.withSegment(tap, 50)));
        store(put(Yang.link("web"), Yang.withSegment(web, 50)));
        assertEquals("the second one is silent", List.of("link tap#a", "peer host2/ipv4", "shut-port fw/eth0"),
            driver.keys("host1"));
        await("reason", () -> "segment id 50 belongs to link tap".equals(
            written(Yang.link("web")).getState().getReason()));
        store(delete(Yang.link("tap")));
        assertEquals(List.of("link web#a", "peer host2/ipv4", "shut-port fw/eth1"), driver.keys("host1"));
    }

    @Test
    public void whatCannotBeReadKeepsItsNumber() throws Exception {
        start();
        base();
        final var ids = config(Yang.IDS).orElseThrow();
        stop();
        final var broken = new LinkBuilder().withKey(Yang.linkKey("web")).build();
        final var brokenNode = new NodeBuilder(Yang.aNode("host3", "10.0.0.3"))
            .setUdpSourcePorts(new UdpSourcePortsBuilder().setFirst(new PortNumber(Uint16.MAX_VALUE)).build()).build();
        commit(put(Yang.link("web"), broken), put(Yang.node("host3"), brokenNode));
        start();
        assertEquals(ids, config(Yang.IDS).orElseThrow());
        store(put(Yang.link("web"), Yang.aLink("web", "fw/eth0", "lb/eth0")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")));
        assertEquals("it is as it was", ids, config(Yang.IDS).orElseThrow());
        assertEquals(List.of("link tap#a", "link web#a", "peer host2/ipv4"), driver.keys("host1"));
    }

    @Test
    public void whatCannotBeReadGivesItsNumberBackWhenItGoes() throws Exception {
        start();
        base();
        stop();
        commit(put(Yang.link("web"), new LinkBuilder().withKey(Yang.linkKey("web")).build()));
        start();
        assertEquals(0, released());
        store(delete(Yang.link("web")));
        assertEquals(1, released());
    }
}
