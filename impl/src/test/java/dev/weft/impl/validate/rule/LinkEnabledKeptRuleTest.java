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
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Scenario.stored;

import org.junit.Test;

public class LinkEnabledKeptRuleTest {
    private final RuleCase rule = new RuleCase(new LinkEnabledKeptRule());

    @Test
    public void refusesToTakeItBack() {
        rule.invalid(stored(appliance("fw", null, enabled("fw/eth0"))).put(appliance("fw", null, plain("fw/eth0"))),
            "/weft:weft/appliance=fw/interface=eth0/link-enabled", "interface fw/eth0: link-enabled cannot become"
                + " false again, which would open it to other traffic; leave it true, or delete the interface and"
                + " create it anew");
    }

    @Test
    public void acceptsToSetItAndADifferentInterface() {
        rule.accepts(stored(appliance("fw", null, plain("fw/eth0"))).put(appliance("fw", null, enabled("fw/eth0"))));
        rule.accepts(stored(appliance("fw", null, enabled("fw/eth0"))).put(appliance("fw", null, plain("fw/eth1"))));
        rule.accepts(stored(appliance("fw", null, enabled("fw/eth0"))).deleteAppliance("fw"));
    }
}
