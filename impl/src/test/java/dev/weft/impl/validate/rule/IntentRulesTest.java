/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.NetworkSamples.vnet;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.enabled;
import static dev.weft.impl.validate.Samples.external;
import static dev.weft.impl.validate.Samples.link;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Scenario.stored;
import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class IntentRulesTest {
    private final IntentRules rules = new IntentRules(segment -> Optional.empty(), host -> Optional.empty(),
        key -> Optional.empty(), policy -> Optional.empty());

    @Test
    public void acceptsWholeIntentInOneRequest() {
        assertEquals("", rules.check(stored().put(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"),
            appliance("fw", "h1", enabled("fw/eth0"), enabled("fw/out"), plain("fw/in")),
            appliance("web", "h2", enabled("web/eth0"), enabled("web/eth1")),
            link("l", "fw/eth0", "web/eth0"), external("out", "fw/out", "203.0.113.1"),
            fence("red", "fw/in", "web/eth1"), vnet("blue")).transition()).text());
    }

    @Test
    public void reportsEveryFaultInOrder() {
        final var problems = rules.check(stored(node("h1", "192.0.2.1")).put(node("h2", "192.0.2.1"),
            appliance("fw", "h9", enabled("fw/eth0")), link("l", "fw/eth0", "fw/eth0")).transition());
        assertEquals(List.of("/weft:weft/node=h2/underlay/ipv4/address", "/weft:weft/appliance=fw/node",
            "/weft:weft/link=l/b"), problems.first().stream().map(Problem::path).toList());
    }

    @Test
    public void doesNotMindThatEverythingIsMissing() {
        final var problems = rules.check(stored().put(link("l", "a/b", "c/d"), external("out", "e/f", "203.0.113.1"),
            fence("red", "g/h")).deleteNode("x").deleteAppliance("y").deleteLink("z").deleteNetwork("w").transition());
        assertEquals(4, problems.first().size());
    }
}
