/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.NetworkSamples.mode;
import static dev.weft.impl.validate.NetworkSamples.proxy;
import static dev.weft.impl.validate.NetworkSamples.vnet;
import static dev.weft.impl.validate.NetworkSamples.withFamily;
import static dev.weft.impl.validate.NetworkSamples.withLookup;
import static dev.weft.impl.validate.NetworkSamples.withMode;
import static dev.weft.impl.validate.NetworkSamples.withProtection;
import static dev.weft.impl.validate.NetworkSamples.withSegment;
import static dev.weft.impl.validate.NetworkSamples.withVlan;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Samples.withStandby;
import static dev.weft.impl.validate.Scenario.stored;
import static org.junit.Assert.assertEquals;

import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.Protection;
import dev.weft.impl.model.AddressingMode.Travel;
import dev.weft.impl.model.Lookup;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.Scenario;
import org.junit.Test;

public class NetworkWayRuleTest {
    private final RuleCase rule = new RuleCase(new NetworkWayRule());

    private static Scenario there(final NodeIntent first, final NodeIntent second) {
        return stored(first, second, appliance("a", "h1", plain("a/a")), appliance("b", "h2", plain("b/a")));
    }

    private void refuses(final Scenario scenario, final String reason) {
        rule.invalid(scenario, "/weft:weft/network=red", "network red: its frames cannot get from node h1 to node h2: "
            + reason + "; change those nodes or the network's outer-family and addressing-modes, or have members on"
            + " other nodes");
    }

    private static NetworkIntent red() {
        return fence("red", "a/a", "b/a");
    }

    @Test
    public void nodesHaveAFamilyInCommon() {
        final var none = "nodes h1 and h2 have no underlay address family in common";
        rule.accepts(there(node("h1", "192.0.2.1"), node("h2", "192.0.2.2")).put(red()));
        refuses(there(node("h1", "192.0.2.1"), node("h2", "2001:db8::2")).put(red()), none);
        refuses(there(node("h1", "192.0.2.1"), node("h2", "192.0.2.2")).put(withFamily(red(), Family.IPV6)),
            "node h1 has no IPv6 underlay address");
        refuses(stored(node("h1", "192.0.2.1"), node("h2", "2001:db8::2"), appliance("a", "h1", plain("a/a")),
            appliance("b", null, plain("b/a")), red()).put(appliance("b", "h2", plain("b/a"))), none);
        refuses(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), appliance("a", "h1", plain("a/a")),
            appliance("b", "h2", plain("b/a")), red()).put(node("h2", "2001:db8::2")), none);
    }

    @Test
    public void neighboursNeedNoAddress() {
        rule.accepts(there(withSegment(node("h1"), "lan"), withSegment(node("h2"), "lan")).put(red()));
        refuses(stored(withSegment(node("h1"), "lan"), withSegment(node("h2"), "lan"), appliance("a", "h1",
            plain("a/a")), appliance("b", "h2", plain("b/a")), red()).put(node("h2")),
            "nodes h1 and h2 have no underlay address family in common");
        rule.accepts(there(node("h1"), node("h2")).put(withVlan(vnet("red", "a/a", "b/a"), 7)));
    }

    @Test
    public void ethernetIsForNeighbours() {
        final var network = withMode(red(), mode(5, Travel.ETHERNET));
        refuses(there(withSegment(node("h1", "192.0.2.1"), "lan"), node("h2", "192.0.2.2")).put(network),
            "addressing-mode 5 asks for ethernet but nodes h1 and h2 are not on one lan-segment");
        rule.accepts(there(withSegment(node("h1"), "lan"), withSegment(node("h2"), "lan")).put(network));
    }

    @Test
    public void proxiesCarryNothingProtected() {
        final var network = withLookup(vnet("red", "a/a", "b/a"), Lookup.BOTH);
        final var nodes = there(proxy(withSegment(node("h1", "192.0.2.1"), "one"), "h2"),
            proxy(withSegment(node("h2", "192.0.2.2"), "two"), "h1"));
        rule.accepts(nodes.put(network));
        refuses(nodes.put(withProtection(network, Protection.ENCRYPTED)), "the relays of lan-segments one and two are"
            + " proxies (relay/proxy), which carry no vnet with security; set security to none, or lookup to programmed"
            + " if the nodes reach each other");
        rule.accepts(nodes.put(withProtection(withLookup(network, Lookup.PROGRAMMED), Protection.ENCRYPTED)));
        assertEquals("also when the relays become proxies later", 1, rule.problems(stored(
            withSegment(node("h1", "192.0.2.1"), "one"), withSegment(node("h2", "192.0.2.2"), "two"),
            appliance("a", "h1", plain("a/a")), appliance("b", "h2", plain("b/a")),
            withProtection(network, Protection.ENCRYPTED)).put(
                proxy(withSegment(node("r1", "192.0.2.3"), "one"), "r2"),
                proxy(withSegment(node("r2", "192.0.2.4"), "two"), "r1"))).size());
    }

    @Test
    public void aStandbyIsReachedToo() {
        refuses(stored(node("h1", "192.0.2.1"), node("h2", "2001:db8::2"), withStandby(
            appliance("a", "h1", plain("a/a")), "c"), appliance("c", "h2", plain("c/a"))).put(fence("red", "a/a")),
            "nodes h1 and h2 have no underlay address family in common");
    }
}
