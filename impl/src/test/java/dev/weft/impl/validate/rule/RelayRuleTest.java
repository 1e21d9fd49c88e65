/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.proxy;
import static dev.weft.impl.validate.NetworkSamples.relay;
import static dev.weft.impl.validate.NetworkSamples.withSegment;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Scenario.stored;

import org.junit.Test;

public class RelayRuleTest {
    private static final String PATH = "/weft:weft/node=h1/relay";

    private final RuleCase rule = new RuleCase(new RelayRule());

    @Test
    public void peersAreRelaysWithinReach() {
        rule.accepts(stored().put(relay(node("h1", "192.0.2.1"), "h2"), relay(node("h2", "192.0.2.2"), "h1")));
        rule.invalid(stored().put(relay(node("h1", "192.0.2.1"), "h1")), PATH + "/peer", "node h1: peer h1 of the relay"
            + " is the node itself; name relays of other LAN segments");
        rule.invalid(stored().put(relay(node("h1", "192.0.2.1"), "h2")), PATH + "/peer", "node h1: peer h2 of the relay"
            + " does not exist; create it first or in the same request, or name an existing node");
        rule.invalid(stored(node("h2", "192.0.2.2")).put(relay(node("h1", "192.0.2.1"), "h2")), PATH + "/peer",
            "node h1: peer h2 is no relay; set relay/enabled to true at /weft:weft/node=h2/relay first or in the same"
                + " request");
        rule.invalid(stored(relay(node("h2", "2001:db8::2"))).put(relay(node("h1", "192.0.2.1"), "h2")),
            PATH + "/peer", "node h1: peer h2 of the relay has no underlay address of a family that node h1 has; give"
                + " both one of one family");
        rule.invalid(stored().put(relay(node("h1"))), PATH, "node h1: it is a relay but has no underlay address; give"
            + " it one at /weft:weft/node=h1/underlay, or set relay/enabled to false");
    }

    @Test
    public void aLanSegmentHasOne() {
        final var other = relay(withSegment(node("h0", "192.0.2.9"), "lan"));
        rule.inUse(stored(other).put(relay(withSegment(node("h1", "192.0.2.1"), "lan"))), PATH, "node h1: node h0"
            + " is the relay of LAN segment lan already; set relay/enabled to false at one of them");
        rule.accepts(stored(other).put(relay(withSegment(node("h1", "192.0.2.1"), "wan"))));
        rule.accepts(stored(other).put(relay(node("h1", "192.0.2.1")), relay(node("h2", "192.0.2.2"))));
    }

    @Test
    public void itPassesOnQuestionsOnly() {
        rule.invalid(stored().put(proxy(node("h1", "192.0.2.1"))), PATH + "/proxy", "node h1: a relay cannot"
            + " pass data on in this version, only questions; leave proxy false and let nodes reach each"
            + " other directly");
    }

    @Test
    public void aPeerStaysOne() {
        final var h1 = relay(node("h1", "192.0.2.1"), "h2");
        final var h2 = relay(node("h2", "192.0.2.2"));
        rule.inUse(stored(h1, h2).put(node("h2", "192.0.2.2")), "/weft:weft/node=h2/relay", "node h2: it cannot stop"
            + " being a relay while node h1 names it as peer of its relay; change that first or in the same request");
        rule.inUse(stored(h1, h2).deleteNode("h2"), "/weft:weft/node=h2", "node h2: it cannot be deleted while node h1"
            + " names it as peer of its relay; change that first or in the same request");
        rule.accepts(stored(h1, h2).put(relay(node("h1", "192.0.2.1"))).deleteNode("h2"));
        rule.accepts(stored(h1, h2).deleteNode("h1"));
    }
}
