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
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.impl.validate.Scenario;
import org.junit.Test;

public class InterfaceInUseRuleTest {
    private final RuleCase rule = new RuleCase(new InterfaceInUseRule());

    private static Scenario linked() {
        return stored(appliance("fw", null, enabled("fw/eth0"), enabled("fw/eth1")),
            appliance("web", null, enabled("web/eth0"), enabled("web/eth1")), link("l", "fw/eth0", "web/eth0"));
    }

    @Test
    public void refusesToRemoveTheEndOfALink() {
        rule.inUse(linked().put(appliance("web", null, enabled("web/eth1"))), "/weft:weft/appliance=web/interface=eth0",
            "interface web/eth0: it cannot be removed while it is an end of link l; delete link l first or in the same"
                + " request");
    }

    @Test
    public void acceptsWhenTheLinkGoesTooOrTheWholeAppliance() {
        rule.accepts(linked().put(appliance("web", null, enabled("web/eth1"))).deleteLink("l"));
        rule.accepts(linked().put(appliance("web", null, enabled("web/eth1")), link("l", "fw/eth0", "web/eth1")));
        rule.accepts(linked().deleteAppliance("web"));
        rule.accepts(linked().put(appliance("web", null, enabled("web/eth0"))));
    }

    @Test
    public void leavesAChangedLinkToTheLinksOwnCheck() {
        rule.accepts(linked().put(appliance("web", null), link("l", "fw/eth1", "web/eth0")));
    }
}
