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
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.withOuter;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.impl.model.ApplianceIntent;
import org.junit.Test;

public class OuterAddressRuleTest {
    private static final String PATH = "/weft:weft/appliance=fw/interface=eth0/outer/address";

    private final RuleCase rule = new RuleCase(new OuterAddressRule());

    private static ApplianceIntent firewall(final String node, final String outer) {
        return appliance("fw", node, withOuter(enabled("fw/eth0"), outer));
    }

    @Test
    public void refusesAnAddressThatIsNotTheNodes() {
        rule.invalid(stored(node("h1", "192.0.2.1", "2001:db8::1")).put(firewall("h1", "198.51.100.9")), PATH,
            "interface fw/eth0: outer address 198.51.100.9 is not an underlay address of node h1; use 192.0.2.1 or"
                + " 2001:db8::1, or leave it out");
        rule.invalid(stored(node("h1")).put(firewall("h1", "198.51.100.9")), PATH,
            "interface fw/eth0: outer address 198.51.100.9 is not an underlay address of node h1, which has none; give"
                + " the node that address or leave the outer address out");
    }

    @Test
    public void seesThatTheNodesAddressChanged() {
        rule.invalid(stored(node("h1", "192.0.2.1"), firewall("h1", "192.0.2.1")).put(node("h1", "192.0.2.7")), PATH,
            "interface fw/eth0: outer address 192.0.2.1 is not an underlay address of node h1; use 192.0.2.7, or leave"
                + " it out");
    }

    @Test
    public void acceptsTheNodesAddressAndAnyWhileNowhere() {
        rule.accepts(stored(node("h1", "192.0.2.1", "2001:db8::1")).put(firewall("h1", "2001:db8::1")));
        rule.accepts(stored().put(firewall(null, "198.51.100.9")));
        rule.accepts(stored().put(firewall("unknown", "198.51.100.9")));
    }
}
