/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.enabled;
import static dev.weft.impl.validate.Samples.link;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.withHost;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.validate.Scenario;
import java.util.Optional;
import org.junit.Test;

public class HostIdRuleTest {
    /** The allocator gave 9 to h1. */
    private final RuleCase rule = new RuleCase(new HostIdRule(
        host -> host.equals(new HostId(9)) ? Optional.of(new NodeId("h1")) : Optional.empty()));

    private static Scenario linked(final Object first) {
        return stored(first, node("h2"), appliance("fw", "h1", enabled("fw/eth0")),
            appliance("web", "h2", enabled("web/eth0")), link("l", "fw/eth0", "web/eth0"));
    }

    @Test
    public void refusesTheNumberOfAnotherNode() {
        rule.inUse(stored(withHost(node("h1"), 7)).put(withHost(node("h2"), 7)), "/weft:weft/node=h2/host-id",
            "node h2: host-id 7 is already that of node h1; choose another or leave host-id out to have one allocated");
    }

    @Test
    public void refusesOneNumberForTwoNewNodesOnce() {
        rule.inUse(stored().put(withHost(node("h1"), 7), withHost(node("h2"), 7)), "/weft:weft/node=h2/host-id",
            "node h2: host-id 7 is already that of node h1; choose another or leave host-id out to have one allocated");
    }

    @Test
    public void tellsTheChangedNodeAlsoWhenItIsTheFirstByName() {
        rule.inUse(stored(withHost(node("h2"), 7)).put(withHost(node("h1"), 7)), "/weft:weft/node=h1/host-id",
            "node h1: host-id 7 is already that of node h2; choose another or leave host-id out to have one allocated");
    }

    @Test
    public void refusesANumberThatAnotherNodeWasGiven() {
        rule.inUse(stored(node("h1")).put(withHost(node("h2"), 9)), "/weft:weft/node=h2/host-id", "node h2: host-id 9"
            + " is already allocated to node h1; choose another or leave host-id out to have one allocated");
    }

    @Test
    public void acceptsTheNumberOfANodeThatGoesOrTakesAnother() {
        rule.accepts(stored(withHost(node("h1"), 7)).deleteNode("h1").put(withHost(node("h2"), 7)));
        rule.accepts(stored(node("h1")).deleteNode("h1").put(withHost(node("h2"), 9)));
        rule.accepts(stored(withHost(node("h1"), 7)).put(withHost(node("h1"), 8), withHost(node("h2"), 7)));
    }

    @Test
    public void refusesAnotherNumberWhileALinkUsesTheNode() {
        rule.inUse(linked(withHost(node("h1"), 5)).put(withHost(node("h1"), 6)), "/weft:weft/node=h1/host-id",
            "node h1: host-id cannot change from 5 to 6 while link l uses the node; move or delete the node's links"
                + " first");
        rule.inUse(linked(withHost(node("h1"), 5)).put(node("h1")), "/weft:weft/node=h1/host-id", "node h1: host-id"
            + " cannot change from 5 to an allocated one while link l uses the node; move or delete the node's links"
            + " first");
        rule.inUse(linked(node("h1")).put(withHost(node("h1"), 6)), "/weft:weft/node=h1/host-id", "node h1: host-id"
            + " cannot change from an allocated one to 6 while link l uses the node; move or delete the node's links"
            + " first");
    }

    @Test
    public void acceptsAnotherNumberOtherwise() {
        rule.accepts(stored(withHost(node("h1"), 5)).put(withHost(node("h1"), 6)));
        rule.accepts(linked(withHost(node("h1"), 5)).put(withHost(node("h1"), 6)).deleteLink("l"));
    }

    @Test
    public void acceptsThatAnAllocatedNumberIsWrittenDownOrNoLonger() {
        rule.accepts(linked(node("h1")).put(withHost(node("h1"), 9)));
        rule.accepts(linked(withHost(node("h1"), 9)).put(node("h1")));
    }
}
