/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Scenario.stored;

import org.junit.Test;

public class NodeInUseRuleTest {
    private final RuleCase rule = new RuleCase(new NodeInUseRule());

    @Test
    public void refusesToDeleteANodeWithAppliances() {
        rule.inUse(stored(node("h1"), appliance("fw", "h1")).deleteNode("h1"), "/weft:weft/node=h1",
            "node h1: it cannot be deleted while appliance fw is on it; move or delete what is on it first");
        rule.inUse(stored(node("h1"), appliance("fw", "h1"), appliance("ids", "h1"), appliance("web", "h1"))
            .deleteNode("h1"), "/weft:weft/node=h1", "node h1: it cannot be deleted while appliance fw and 2 more are"
                + " on it; move or delete what is on it first");
    }

    @Test
    public void acceptsWhenTheAppliancesGoOrMoveToo() {
        rule.accepts(stored(node("h1"), appliance("fw", "h1")).deleteNode("h1").deleteAppliance("fw"));
        rule.accepts(stored(node("h1"), node("h2"), appliance("fw", "h1")).deleteNode("h1")
            .put(appliance("fw", "h2")));
        rule.accepts(stored(node("h1"), appliance("fw", null)).deleteNode("h1"));
    }
}
