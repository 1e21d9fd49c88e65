/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static dev.weft.impl.compile.Lab.link;
import static dev.weft.impl.compile.Lab.port;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.Probe;
import dev.weft.impl.compile.Compiled.Programmed;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.Liveness;
import java.util.Optional;
import org.junit.Test;

/** Links of appliances with a standby, and how the ends of links ask each other. */
public class PairCompilerTest {
    private final Lab lab = new Lab()
        .withNode("host1", 1, "10.0.0.1", null, "lan")
        .withNode("host2", 2, "10.0.0.2", null, "lan")
        .withNode("host3", 3, "10.0.0.3", null, "lan")
        .withAppliance("fw", "host1", port("fw", "eth0"), port("fw", "eth1"))
        .withAppliance("sb", "host2", port("sb", "eth0", true, true, null, 7000), port("sb", "eth1"))
        .withAppliance("lb", "host3", port("lb", "eth0"))
        .withAppliance("lb2", "host2", port("lb2", "eth0"));

    private Compiled compiled(final LinkIntent link) {
        return new LinkCompiler(lab, lab).compile(link, new SegmentId(100));
    }

    private String compile() {
        return Lab.text(compiled(link("l", "fw/eth0", "lb/eth0")));
    }

    @Test
    public void theWayToTheStandbyIsReady() {
        lab.pair("fw", "sb", false);
        assertEquals("""
            mtu 1438
            host1: peer host3/ipv4 path 3 10.0.0.1 -> 10.0.0.3
            host1: end l#a segment 100 at fw/eth0 listens 6081 far path 3 port 6081 dscp inherit
            host2: peer host3/ipv4 path 3 10.0.0.2 -> 10.0.0.3
            host3: peer host1/ipv4 path 1 10.0.0.3 -> 10.0.0.1
            host3: end l#b segment 100 at lb/eth0 listens 6081 far path 1 port 6081 dscp inherit
            host3: peer host2/ipv4 path 2 10.0.0.3 -> 10.0.0.2
            """, compile());
    }

    @Test
    public void theEndIsAtTheStandbyThatHasTakenOver() {
        lab.pair("fw", "sb", true);
        assertEquals("the same link, segment and sides; another place and UDP port", """
            mtu 1438
            host1: peer host3/ipv4 path 3 10.0.0.1 -> 10.0.0.3
            host2: peer host3/ipv4 path 3 10.0.0.2 -> 10.0.0.3
            host2: end l#a segment 100 at sb/eth0 listens 7000 far path 3 port 6081 dscp inherit
            host3: peer host2/ipv4 path 2 10.0.0.3 -> 10.0.0.2
            host3: end l#b segment 100 at lb/eth0 listens 6081 far path 2 port 7000 dscp inherit
            host3: peer host1/ipv4 path 1 10.0.0.3 -> 10.0.0.1
            """, compile());
    }

    @Test
    public void bothMembersOnOneNodeNeedOneWay() {
        lab.withAppliance("sb", "host1", port("sb", "eth0")).pair("fw", "sb", true);
        assertEquals("""
            mtu 1438
            host1: peer host3/ipv4 path 3 10.0.0.1 -> 10.0.0.3
            host1: end l#a segment 100 at sb/eth0 listens 6081 far path 3 port 6081 dscp inherit
            host1: peer host3/ipv4 path 3 10.0.0.1 -> 10.0.0.3
            host3: peer host1/ipv4 path 1 10.0.0.3 -> 10.0.0.1
            host3: end l#b segment 100 at lb/eth0 listens 6081 far path 1 port 6081 dscp inherit
            host3: peer host1/ipv4 path 1 10.0.0.3 -> 10.0.0.1
            """, compile());
    }

    @Test
    public void theFarEndIsOnTheNodeOfTheStandby() {
        lab.withAppliance("lb", "host2", port("lb", "eth0")).pair("fw", "sb", true);
        assertEquals("""
            mtu 1500
            host1: peer host2/ipv4 path 2 10.0.0.1 -> 10.0.0.2
            host2: end l#a segment 100 at sb/eth0 listens 7000 far lb/eth0
            host2: end l#b segment 100 at lb/eth0 listens 6081 far sb/eth0
            host2: peer host1/ipv4 path 1 10.0.0.2 -> 10.0.0.1
            """, compile());
    }

    @Test
    public void bothEndsHaveAStandby() {
        lab.pair("fw", "sb", true).pair("lb", "lb2", false);
        final var programmed = (Programmed) compiled(link("l", "fw/eth0", "lb/eth0"));
        assertEquals("host2", programmed.ends().get(0).node().value());
        assertEquals("host3", programmed.ends().get(1).node().value());
        assertEquals("from host1 to both, from both to host1; between standbys on one node none", 4,
            programmed.spare().size());
    }

    @Test
    public void bothEndsAtOnePair() {
        lab.pair("fw", "sb", true);
        assertEquals("""
            mtu 1500
            host1: peer host2/ipv4 path 2 10.0.0.1 -> 10.0.0.2
            host2: end l#a segment 100 at sb/eth0 listens 7000 far sb/eth1
            host2: end l#b segment 100 at sb/eth1 listens 6081 far sb/eth0
            host2: peer host1/ipv4 path 1 10.0.0.2 -> 10.0.0.1
            """.replaceAll("(?m)^host.: peer.*\n", ""), Lab.text(compiled(link("l", "fw/eth0", "fw/eth1")))
            .replaceAll("(?m)^host.: peer.*\n", ""));
    }

    @Test
    public void aStandbyThatIsNowhereKeepsNoLinkWaiting() {
        lab.withAppliance("sb", null, port("sb", "eth0")).pair("fw", "sb", false);
        assertTrue(((Programmed) compiled(link("l", "fw/eth0", "lb/eth0"))).spare().isEmpty());
        lab.withAppliance("sb", null, port("sb", "eth0")).pair("fw", "sb", true);
        assertEquals("incomplete: appliance sb is on no node, and its interface eth0 is plugged in nowhere", compile());
    }

    @Test
    public void endsAskEachOther() {
        final var key = LinkKey.of(new byte[LinkKey.OCTETS]);
        assertEquals(Optional.of(Probe.DEFAULT), probe(link("l", "fw/eth0", "lb/eth0")));
        lab.signing(new Signing.With(key));
        final var link = link("l", "fw/eth0", "lb/eth0");
        assertEquals(Optional.of(new Probe(1, 2, 3, Optional.of(key))), probe(with(link, new Liveness(true, 1, 2, 3))));
        assertEquals(Optional.empty(), probe(with(link, new Liveness(false, 1, 2, 3))));
    }

    @Test
    public void aLinkThatShallSignWaitsForItsKey() {
        lab.signing(new Signing.Missing("no key; make one"));
        assertEquals("incomplete: no key; make one", compile());
        assertEquals("nothing is asked, so nothing is signed", Optional.empty(),
            probe(with(link("l", "fw/eth0", "lb/eth0"), new Liveness(false, 1, 2, 3))));
    }

    private Optional<Probe> probe(final LinkIntent link) {
        final var ends = ((Programmed) compiled(link)).ends();
        assertEquals(ends.get(0).object().probe(), ends.get(1).object().probe());
        return ends.get(0).object().probe();
    }

    private static LinkIntent with(final LinkIntent link, final Liveness liveness) {
        return new LinkIntent(link.id(), link.segment(), link.first(), link.second(), link.family(), Dscp.INHERIT,
            liveness, link.authentication());
    }
}
