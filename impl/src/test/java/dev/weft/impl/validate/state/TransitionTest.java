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
import static dev.weft.impl.validate.Samples.link;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Samples.withHost;
import static dev.weft.impl.validate.Samples.withMtu;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.validate.Samples;
import dev.weft.impl.validate.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class TransitionTest {
    private static Scenario two() {
        return Scenario.stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), node("h3", "192.0.2.3"),
            appliance("fw", "h1", enabled("fw/a"), enabled("fw/b")), appliance("web", "h2", enabled("web/a")),
            appliance("db", "h3", enabled("db/a")), link("fw-web", "fw/a", "web/a"), link("fw-db", "fw/b", "db/a"),
            external("out", "un/used", "203.0.113.1"));
    }

    private static List<String> links(final Scenario scenario) {
        return scenario.transition().affectedLinks().stream().map(link -> link.id().value()).toList();
    }

    private static List<String> appliances(final Scenario scenario) {
        return scenario.transition().affectedAppliances().stream().map(appliance -> appliance.name()).toList();
    }

    @Test
    public void aNodesReachAffectsWhatIsOnIt() {
        assertEquals(List.of("fw-web"), links(two().put(withMtu(node("h2", "192.0.2.2"), 9000))));
        assertEquals(List.of("fw-db", "fw-web"), links(two().put(node("h1", "192.0.2.9"))));
        assertEquals(List.of("fw"), appliances(two().put(node("h1", "192.0.2.9"))));
        assertEquals(List.of("fw"), appliances(two().deleteNode("h1")));
    }

    @Test
    public void anythingElseOfANodeAffectsNothing() {
        assertEquals(List.of(), links(two().put(withHost(node("h2", "192.0.2.2"), 7))));
        assertEquals(List.of(), appliances(two().put(withHost(node("h2", "192.0.2.2"), 7))));
        assertEquals(List.of(), links(two().put(node("h4", "192.0.2.4"))));
    }

    @Test
    public void anApplianceAffectsItsLinks() {
        assertEquals(List.of("fw-db"), links(two().put(appliance("db", "h1", enabled("db/a")))));
        assertEquals(List.of(), links(two().deleteAppliance("db")));
        assertEquals(List.of(), appliances(two().deleteAppliance("db")));
    }

    @Test
    public void aNewAddressAffectsLinksThatWereExternalTo() {
        assertEquals(List.of("out"), links(two().put(node("h4", "203.0.113.1"))));
    }

    @Test
    public void aLinkAffectsItself() {
        assertEquals(List.of("fw-db"), links(two().put(link("fw-db", "fw/b", "db/a")).deleteLink("out")));
    }

    @Test
    public void findsALinkOnANode() {
        final var transition = two().put(appliance("x", "h3", plain("x/a"))).transition();
        assertEquals(Optional.of(new LinkId("fw-db")), transition.linkOn(new NodeId("h3")));
        assertEquals(Optional.empty(), transition.linkOn(new NodeId("h4")));
    }

    @Test
    public void knowsWhoseLinkChanges() {
        final var transition = two().put(link("fw-db", "fw/b", "db/a")).transition();
        assertTrue(transition.changesLinkAt(Samples.port("fw/b")));
        assertFalse(transition.changesLinkAt(Samples.port("fw/a")));
    }
}
