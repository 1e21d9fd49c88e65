/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.enabled;
import static dev.weft.impl.validate.Samples.external;
import static dev.weft.impl.validate.Samples.ip;
import static dev.weft.impl.validate.Samples.link;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.port;
import static dev.weft.impl.validate.Samples.withHost;
import static dev.weft.impl.validate.Samples.withPort;
import static dev.weft.impl.validate.Samples.withSegment;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import dev.weft.api.id.HostId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.PortRef;
import dev.weft.impl.validate.Scenario;
import dev.weft.impl.validate.state.IntentView.NodeKey;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class IntentIndexTest {
    private static final NodeId H1 = new NodeId("h1");

    private static Scenario some() {
        return Scenario.stored(withHost(node("h1", "192.0.2.1", "2001:db8::1"), 7),
            appliance("fw", "h1", enabled("fw/eth0"), withPort(enabled("fw/nic"), new PortRef.Physical("enp3s0"))),
            appliance("web", null, enabled("web/eth0")), withSegment(link("l", "fw/eth0", "web/eth0"), 5),
            external("out", "fw/nic", "203.0.113.1"));
    }

    @Test
    public void answersEachQuestion() {
        final var index = some().index();
        assertEquals(Set.of(H1), index.nodesWithHostId(new HostId(7)));
        assertEquals(Set.of(H1), index.nodesWith(NodeKey.SYSTEM_ID, "h1"));
        assertEquals(Set.of(), index.nodesWith(NodeKey.DATAPATH_ID, "h1"));
        assertEquals(Set.of(H1), index.nodesWithAddress(ip("2001:db8::1")));
        assertEquals(Set.of("fw"), index.appliancesOn(H1));
        assertEquals(Set.of(port("fw/eth0")), index.portsWithId("fw/eth0"));
        assertEquals(Set.of(port("fw/nic")), index.portsWith(H1, new PortRef.Physical("enp3s0")));
        assertEquals(Set.of(new LinkId("l")), index.linksAt(port("web/eth0")));
        assertEquals(Set.of(new LinkId("l")), index.linksWithSegment(new SegmentId(5)));
        assertEquals(Set.of(new LinkId("out")), index.linksTo(ip("203.0.113.1")));
        assertEquals(Optional.of(H1), index.nodeOf(port("fw/eth0")).map(found -> found.id()));
        assertEquals(Optional.empty(), index.nodeOf(port("web/eth0")));
        assertEquals(Optional.of(port("fw/nic")), index.port(port("fw/nic")).map(found -> found.id()));
        assertEquals(Optional.empty(), index.port(port("fw/other")));
    }

    @Test
    public void forgetsWhatIsReplacedOrDeleted() {
        final var scenario = some().put(node("h1", "192.0.2.9"), appliance("fw", "h1", enabled("fw/eth1")))
            .deleteLink("l").deleteLink("out").deleteAppliance("web");
        final var after = scenario.transition().after();
        assertEquals(Set.of(), after.nodesWithHostId(new HostId(7)));
        assertEquals(Set.of(), after.nodesWithAddress(ip("192.0.2.1")));
        assertEquals(Set.of(), after.portsWith(H1, new PortRef.Physical("enp3s0")));
        assertEquals(Set.of(), after.linksAt(port("fw/eth0")));
        assertEquals(Set.of(), after.linksTo(ip("203.0.113.1")));
        assertEquals(Scenario.stored(node("h1", "192.0.2.9"), appliance("fw", "h1", enabled("fw/eth1"))).index()
            .contents(), scenario.index().contents());
    }

    @Test
    public void takesChangesBackTogether() {
        final var scenario = some();
        final var before = scenario.index().contents();
        scenario.deleteNode("h1").deleteLink("l").put(node("h2", "192.0.2.1"), link("m", "fw/eth0", "fw/eth0"))
            .transition();
        assertNotEquals(before, scenario.index().contents());
        scenario.put(appliance("web", "h2", enabled("web/x"))).transition();
        scenario.index().rollBack();
        assertEquals(before, scenario.index().contents());
    }

    @Test
    public void keepsWhatIsToBeKept() {
        final var scenario = some().deleteLink("l");
        scenario.transition();
        scenario.index().keep();
        final var kept = scenario.index().contents();
        scenario.index().rollBack();
        assertEquals(kept, scenario.index().contents());
    }
}
