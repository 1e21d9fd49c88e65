/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.Samples.external;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Scenario.stored;

import org.junit.Test;

public class ExternalEndRuleTest {
    private static final String PATH = "/weft:weft/link=out/b/external/address";
    private static final String OWN = "link out: external address 192.0.2.2 is that of node h2, which this controller"
        + " manages; give b/appliance and b/interface instead";

    private final RuleCase rule = new RuleCase(new ExternalEndRule());

    @Test
    public void refusesAnAddressThatNoHostCanHave() {
        rule.invalid(stored().put(external("out", "fw/eth0", "224.0.0.9")), PATH, "link out: external address"
            + " 224.0.0.9 is a multicast address; give the far end's unicast outer address");
    }

    @Test
    public void refusesAnAddressOfOurOwn() {
        rule.invalid(stored(node("h2", "192.0.2.2")).put(external("out", "fw/eth0", "192.0.2.2")), PATH, OWN);
    }

    @Test
    public void seesThatANodeGetsTheAddress() {
        rule.invalid(stored(external("out", "fw/eth0", "192.0.2.2")).put(node("h2", "192.0.2.2")), PATH, OWN);
    }

    @Test
    public void acceptsOthers() {
        rule.accepts(stored(node("h2", "192.0.2.2")).put(external("out", "fw/eth0", "203.0.113.1")));
    }
}
