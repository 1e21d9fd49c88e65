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

public class PlacementRuleTest {
    private final RuleCase rule = new RuleCase(new PlacementRule());

    @Test
    public void refusesAnUnknownNode() {
        rule.invalid(stored(node("h1")).put(appliance("fw", "h9")), "/weft:weft/appliance=fw/node",
            "appliance fw: node h9 does not exist; create it first or in the same request, name an existing node, or"
                + " leave node out while the appliance is nowhere");
    }

    @Test
    public void acceptsAKnownNodeANewOneAndNone() {
        rule.accepts(stored(node("h1")).put(appliance("fw", "h1")));
        rule.accepts(stored().put(node("h1"), appliance("fw", "h1"), appliance("parked", null)));
    }
}
