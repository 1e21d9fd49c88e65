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
import static dev.weft.impl.validate.Samples.withFamily;
import static dev.weft.impl.validate.Samples.withOuter;
import static dev.weft.impl.validate.Samples.withStandby;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.api.overlay.Family;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.Scenario;
import org.junit.Test;

public class OuterFamilyRuleTest {
    private static final String PATH = "/weft:weft/link=l";
    private static final String PREFIX = "link l: address family mismatch: ";

    private final RuleCase rule = new RuleCase(new OuterFamilyRule());

    private static Scenario on(final NodeIntent first, final NodeIntent second) {
        return stored(first, second, appliance("fw", "h1", enabled("fw/eth0")),
            appliance("web", "h2", enabled("web/eth0")));
    }

    private static Scenario linkOn(final NodeIntent first, final NodeIntent second) {
        return on(first, second).put(link("l", "fw/eth0", "web/eth0"));
    }

    @Test
    public void refusesNodesWithoutACommonFamily() {
        rule.invalid(linkOn(node("h1", "192.0.2.1"), node("h2", "2001:db8::2")), PATH, PREFIX + "node h1 has only an"
            + " ipv4 address, node h2 has only an ipv6 address; give both nodes an underlay address of one family");
        rule.invalid(linkOn(node("h1", "192.0.2.1"), node("h2")), PATH, PREFIX + "node h1 has only an ipv4 address,"
            + " node h2 has no underlay address; give both nodes an underlay address of one family");
    }

    @Test
    public void refusesAFamilyThatANodeLacks() {
        rule.invalid(on(node("h1", "192.0.2.1", "2001:db8::1"), node("h2", "192.0.2.2"))
            .put(withFamily(link("l", "fw/eth0", "web/eth0"), Family.IPV6)), PATH, PREFIX + "outer-family is ipv6 but"
                + " node h2 has no ipv6 address; give node h2 one at /weft:weft/node=h2/underlay/ipv6, or use a family"
                + " that both ends have");
    }

    @Test
    public void refusesOuterAddressesOfTwoFamilies() {
        rule.invalid(stored(node("h1", "192.0.2.1"), node("h2", "2001:db8::2"),
            appliance("fw", "h1", withOuter(enabled("fw/eth0"), "192.0.2.1")),
            appliance("web", "h2", withOuter(enabled("web/eth0"), "2001:db8::2")))
            .put(link("l", "fw/eth0", "web/eth0")), PATH, PREFIX + "interface fw/eth0 has outer address 192.0.2.1 but"
                + " interface web/eth0 has outer address 2001:db8::2; use one family for the whole link");
    }

    @Test
    public void refusesAFamilyThatAnOuterAddressContradicts() {
        rule.invalid(stored(appliance("fw", null, withOuter(enabled("fw/eth0"), "192.0.2.1")),
            appliance("web", null, enabled("web/eth0")))
            .put(withFamily(link("l", "fw/eth0", "web/eth0"), Family.IPV6)), PATH, PREFIX + "outer-family is ipv6 but"
                + " interface fw/eth0 has outer address 192.0.2.1; use one family for the whole link");
    }

    @Test
    public void refusesAnExternalAddressOfAFamilyThatTheNodeLacks() {
        rule.invalid(on(node("h1", "192.0.2.1"), node("h2")).put(external("l", "fw/eth0", "2001:db8::9")), PATH,
            PREFIX + "the external end has address 2001:db8::9 but node h1 has no ipv6 address; give node h1 one at"
                + " /weft:weft/node=h1/underlay/ipv6, or use a family that both ends have");
        rule.invalid(on(node("h1", "192.0.2.1"), node("h2"))
            .put(withFamily(external("l", "fw/eth0", "2001:db8::9"), Family.IPV4)), PATH, PREFIX + "outer-family is"
                + " ipv4 but the external end has address 2001:db8::9; use one family for the whole link");
    }

    @Test
    public void seesThatANodeLosesItsAddress() {
        rule.invalid(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"),
            appliance("fw", "h1", enabled("fw/eth0")), appliance("web", "h2", enabled("web/eth0")),
            link("l", "fw/eth0", "web/eth0")).put(node("h2", "2001:db8::2")), PATH, PREFIX + "node h1 has only an"
                + " ipv4 address, node h2 has only an ipv6 address; give both nodes an underlay address of one family");
    }

    @Test
    public void seesThatAnApplianceMoves() {
        rule.invalid(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), node("h3", "2001:db8::3"),
            appliance("fw", "h1", enabled("fw/eth0")), appliance("web", "h2", enabled("web/eth0")),
            link("l", "fw/eth0", "web/eth0")).put(appliance("web", "h3", enabled("web/eth0"))), PATH, PREFIX
                + "node h1 has only an ipv4 address, node h3 has only an ipv6 address; give both nodes an underlay"
                + " address of one family");
    }

    @Test
    public void acceptsACommonFamilyOneNodeAndNone() {
        rule.accepts(linkOn(node("h1", "192.0.2.1", "2001:db8::1"), node("h2", "2001:db8::2")));
        rule.accepts(stored(node("h1"), appliance("fw", "h1", enabled("fw/eth0"), enabled("fw/eth1")))
            .put(link("l", "fw/eth0", "fw/eth1")));
        rule.accepts(stored(node("h1", "192.0.2.1"), appliance("fw", "h1", enabled("fw/eth0")),
            appliance("web", null, enabled("web/eth0"))).put(link("l", "fw/eth0", "web/eth0")));
        rule.accepts(stored().put(link("l", "un/known", "fw/eth0")));
    }

    @Test
    public void looksAtTheWayToAStandby() {
        rule.invalid(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), node("h3", "2001:db8::3"),
            withStandby(appliance("fw", "h1", enabled("fw/eth0")), "sb"), appliance("web", "h2", enabled("web/eth0")),
            appliance("sb", null, enabled("sb/eth0")), link("l", "fw/eth0", "web/eth0"))
            .put(appliance("sb", "h3", enabled("sb/eth0"))), PATH, PREFIX + "node h3 has only an ipv6 address, node h2"
                + " has only an ipv4 address; give both nodes an underlay address of one family");
    }
}
