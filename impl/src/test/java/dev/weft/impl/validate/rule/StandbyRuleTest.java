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
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Samples.withStandby;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.validate.Scenario;
import org.junit.Test;

public class StandbyRuleTest {
    private static final String PATH = "/weft:weft/appliance=fw/standby/appliance";
    private static final String FW = "appliance fw: ";

    private final RuleCase rule = new RuleCase(new StandbyRule());

    /** The primary: a link at eth0, none at eth1, and an interface that no link can have. */
    private static ApplianceIntent fw() {
        return withStandby(appliance("fw", "h1", enabled("fw/eth0"), enabled("fw/eth1"), plain("fw/mgmt")), "sb");
    }

    private static ApplianceIntent sb() {
        return appliance("sb", "h2", enabled("sb/eth0"), enabled("sb/ha"));
    }

    private static ApplianceIntent web() {
        return appliance("web", "h2", enabled("web/eth0"), enabled("web/eth1"));
    }

    private static Scenario paired() {
        return stored(node("h1"), node("h2"), fw(), sb(), web(), link("l", "fw/eth0", "web/eth0"));
    }

    @Test
    public void acceptsAPair() {
        rule.accepts(stored(web()).put(fw(), sb(), link("l", "fw/eth0", "web/eth0")));
        rule.accepts(paired().put(link("own", "sb/ha", "web/eth1")));
        rule.accepts(paired().put(appliance("fw", "h1", enabled("fw/eth0"), enabled("fw/eth1"))).deleteAppliance("sb"));
        rule.accepts(paired().deleteAppliance("fw"));
        rule.accepts(paired().deleteAppliance("fw").deleteAppliance("sb"));
        rule.accepts(paired().put(appliance("sb", null, enabled("sb/eth0"))));
    }

    @Test
    public void refusesOneThatIsNotThere() {
        rule.invalid(stored().put(fw()), PATH, FW + "standby sb does not exist; create it first or in the same request,"
            + " or name an existing appliance");
        rule.invalid(stored().put(withStandby(appliance("fw", null), "fw")), PATH,
            FW + "it cannot stand by for itself; name another appliance");
    }

    @Test
    public void refusesToDeleteAStandby() {
        rule.inUse(paired().deleteAppliance("sb"), "/weft:weft/appliance=sb", "appliance sb: it cannot be deleted while"
            + " it stands by for appliance fw; remove the standby of appliance fw first or in the same request");
    }

    @Test
    public void refusesChains() {
        rule.invalid(paired().put(withStandby(sb(), "web")), PATH, FW + "standby sb has a standby itself, web; an"
            + " appliance either has a standby or is one");
        rule.invalid(paired().put(withStandby(appliance("top", null), "fw")), "/weft:weft/appliance=top/standby"
            + "/appliance", "appliance top: standby fw has a standby itself, sb; an appliance either has a standby or"
            + " is one");
    }

    @Test
    public void refusesOneThatStandsByAlready() {
        rule.inUse(paired().put(withStandby(appliance("z", null), "sb")), "/weft:weft/appliance=z/standby/appliance",
            "appliance z: appliance sb stands by for appliance fw already; give each appliance a standby of its own");
    }

    @Test
    public void refusesMissingInterfaces() {
        rule.invalid(paired().put(link("m", "fw/eth1", "web/eth1")), PATH, FW + "standby sb has no interface eth1,"
            + " which link m needs when it takes over; add it with link-enabled true");
        rule.invalid(paired().put(appliance("sb", "h2")), PATH, FW + "standby sb has no interface eth0, which link l"
            + " needs when it takes over; add it with link-enabled true");
        rule.invalid(stored(web(), link("l", "fw/eth0", "web/eth0")).put(fw(), appliance("sb", null,
            plain("sb/eth0"))), PATH, FW + "interface sb/eth0, which stands by for fw/eth0 of link l, is not"
            + " link-enabled; set link-enabled to true at /weft:weft/appliance=sb/interface=eth0 first or in the same"
            + " request");
    }

    @Test
    public void refusesOtherLinksAtAStandby() {
        rule.invalid(paired().put(link("other", "sb/eth0", "web/eth1")), "/weft:weft/link=other", "link other:"
            + " interface sb/eth0, which stands by for fw/eth0 of link l, cannot be an end of link other too; use"
            + " another interface for that link");
        rule.invalid(stored(web(), sb(), link("other", "sb/eth0", "web/eth1"), appliance("fw", null,
            enabled("fw/eth0")), link("l", "fw/eth0", "web/eth0")).put(fw()), PATH, FW + "interface sb/eth0, which"
            + " stands by for fw/eth0 of link l, cannot be an end of link other too; use another interface for that"
            + " link");
    }

    @Test
    public void refusesAnExternalLinkThatWouldMoveToAnotherNode() {
        rule.invalid(stored(node("h1"), node("h2"), fw(), sb()).put(external("out", "fw/eth0", "203.0.113.9")), PATH,
            FW + "link out ends under another controller, which sends to node h1 only, but standby sb is on node h2;"
            + " put both on one node");
        rule.accepts(stored(node("h1"), fw(), appliance("sb", "h1", enabled("sb/eth0")))
            .put(external("out", "fw/eth0", "203.0.113.9")));
    }
}
