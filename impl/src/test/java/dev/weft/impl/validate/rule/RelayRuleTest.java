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
import static org.junit.Assert.assertEquals;

import dev.weft.impl.model.NodeIntent;
import java.util.List;
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

    private static NodeIntent in(final String segment, final NodeIntent node) {
        return withSegment(node, segment);
    }

    @Test
    public void aProxyHasProxiesForPeers() {
        final var h1 = in("a", node("h1", "192.0.2.1"));
        final var h2 = in("b", node("h2", "192.0.2.2"));
        rule.accepts(stored().put(proxy(h1, "h2"), proxy(h2, "h1")));
        rule.invalid(stored().put(proxy(node("h1", "192.0.2.1"))), PATH + "/proxy", "node h1: it is a proxy for the"
            + " nodes of its LAN segment but names none; give its name at /weft:weft/node=h1/lan-segment, or leave"
            + " proxy false");
        assertEquals("each names the other one", List.of("node h1: peer h2 is no proxy and node h1 is one; set proxy to"
            + " the same at both", "node h1: node h2 names it as peer of its relay, but it is a proxy and node h2 is"
            + " none; set proxy to the same at both"), rule.problems(stored(relay(h2, "h1")).put(proxy(h1, "h2")))
                .stream().map(Problem::message).toList());
        rule.invalid(stored(relay(h2)).put(proxy(h1, "h2")), PATH + "/peer", "node h1: peer h2 is no proxy and node h1"
            + " is one; set proxy to the same at both");
        rule.invalid(stored(proxy(h2)).put(relay(h1, "h2")), PATH + "/peer", "node h1: peer h2 is a proxy and node h1"
            + " is none; set proxy to the same at both");
        rule.invalid(stored(proxy(h2)).put(proxy(h1, "h2")), PATH + "/peer", "node h1: peer h2 does not name node h1 as"
            + " peer, and no frame of a proxy gets to one that does not expect it; add it at"
            + " /weft:weft/node=h2/relay/peer");
        rule.invalid(stored(proxy(h1, "h2"), proxy(h2, "h1")).put(proxy(h1)), PATH + "/proxy", "node h1: node h2 names"
            + " it as peer of its relay, but it does not name node h2 as peer, and no frame of a proxy gets to one that"
            + " does not expect it; add it at /weft:weft/node=h1/relay/peer");
        rule.accepts(stored(proxy(h1, "h2"), proxy(h2, "h1")).put(relay(h1, "h2"), relay(h2, "h1")));
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
