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
import static dev.weft.impl.validate.Samples.external;
import static dev.weft.impl.validate.Samples.link;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.impl.validate.Scenario;
import org.junit.Test;

public class LinkEndsRuleTest {
    private final RuleCase rule = new RuleCase(new LinkEndsRule());

    private static Scenario two() {
        return stored(appliance("fw", null, enabled("fw/eth0"), enabled("fw/eth1"), plain("fw/mgmt")),
            appliance("web", null, plain("web/mgmt")));
    }

    @Test
    public void refusesAnUnknownAppliance() {
        rule.invalid(two().put(link("web-db", "fw/eth0", "db/eth0")), "/weft:weft/link=web-db/b/appliance",
            "link web-db: appliance db of end b does not exist; create it first or in the same request, or name an"
                + " existing appliance");
        rule.invalid(two().put(external("out", "db/eth0", "203.0.113.1")), "/weft:weft/link=out/a/appliance",
            "link out: appliance db of end a does not exist; create it first or in the same request, or name an"
                + " existing appliance");
    }

    @Test
    public void refusesAnUnknownInterfaceAndNamesTheUsableOnes() {
        rule.invalid(two().put(external("out", "fw/eth9", "203.0.113.1")), "/weft:weft/link=out/a/interface",
            "link out: appliance fw of end a has no interface eth9; add it with link-enabled true, or use one of its"
                + " link-enabled interfaces: eth0, eth1");
        rule.invalid(two().put(external("out", "web/eth9", "203.0.113.1")), "/weft:weft/link=out/a/interface",
            "link out: appliance web of end a has no interface eth9; add it with link-enabled true");
    }

    @Test
    public void refusesAnInterfaceThatIsNotLinkEnabledAndSaysHowToSetIt() {
        rule.invalid(two().put(link("l", "fw/eth0", "web/mgmt")), "/weft:weft/link=l/b",
            "link l: interface web/mgmt is not link-enabled; set link-enabled to true at"
                + " /weft:weft/appliance=web/interface=mgmt first or in the same request");
    }

    @Test
    public void refusesOneInterfaceAsBothEnds() {
        rule.invalid(two().put(link("l", "fw/eth0", "fw/eth0")), "/weft:weft/link=l/b",
            "link l: both ends are interface fw/eth0; choose another interface for end b");
    }

    @Test
    public void acceptsTwoInterfacesAlsoOfOneApplianceAndWithinOneRequest() {
        rule.accepts(two().put(link("l", "fw/eth0", "fw/eth1")));
        rule.accepts(two().put(appliance("db", null, enabled("db/eth0")), link("l", "fw/eth0", "db/eth0")));
    }

    @Test
    public void acceptsThatAnApplianceGoesBeforeItsLinks() {
        rule.accepts(stored(appliance("fw", null, enabled("fw/a")), appliance("web", null, enabled("web/a")),
            link("l", "fw/a", "web/a")).deleteAppliance("web"));
    }
}
