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
import static dev.weft.impl.validate.Samples.withInnerMtu;
import static dev.weft.impl.validate.Samples.withMtu;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.Scenario;
import org.junit.Test;

public class LinkMtuRuleTest {
    private static final String PATH = "/weft:weft/appliance=fw/interface=eth0/inner/mtu";

    private final RuleCase rule = new RuleCase(new LinkMtuRule());

    private static ApplianceIntent firewall(final int innerMtu) {
        return appliance("fw", "h1", withInnerMtu(enabled("fw/eth0"), innerMtu), enabled("fw/eth1"));
    }

    private static Scenario between(final NodeIntent first, final NodeIntent second, final int innerMtu) {
        return stored(first, second, firewall(innerMtu), appliance("web", "h2", enabled("web/eth0")))
            .put(link("l", "fw/eth0", "web/eth0"));
    }

    private static String text(final int innerMtu, final String node, final int mtu, final int most, final int need) {
        return "interface fw/eth0: MTU too small: inner mtu " + innerMtu + " does not cross link l in one piece,"
            + " because node " + node + " has an underlay mtu of " + mtu + "; set the inner mtu to " + most
            + " or less, or raise the node's mtu to " + need + " or more";
    }

    @Test
    public void refusesWhatOnePieceCannotCarry() {
        rule.invalid(between(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), 1439), PATH,
            text(1439, "h1", 1500, 1438, 1501));
        rule.invalid(between(node("h1", "2001:db8::1"), node("h2", "2001:db8::2"), 1500), PATH,
            text(1500, "h1", 1500, 1418, 1582));
    }

    @Test
    public void looksAtTheNarrowerNode() {
        rule.invalid(between(withMtu(node("h1", "192.0.2.1"), 9000), withMtu(node("h2", "192.0.2.2"), 1400), 1339),
            PATH, text(1339, "h2", 1400, 1338, 1401));
    }

    @Test
    public void seesThatANodeBecomesNarrowerAndAnInterfaceWider() {
        final var linked = stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), firewall(1400),
            appliance("web", "h2", enabled("web/eth0")), link("l", "fw/eth0", "web/eth0"));
        rule.invalid(linked.put(withMtu(node("h2", "192.0.2.2"), 1400)), PATH, text(1400, "h2", 1400, 1338, 1462));
        rule.invalid(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), firewall(1400),
            appliance("web", "h2", enabled("web/eth0")), link("l", "fw/eth0", "web/eth0")).put(firewall(9000)), PATH,
            text(9000, "h1", 1500, 1438, 9062));
    }

    @Test
    public void refusesOnTheWayToAnExternalEnd() {
        rule.invalid(stored(node("h1", "192.0.2.1"), firewall(1500)).put(external("l", "fw/eth0", "203.0.113.1")),
            PATH, text(1500, "h1", 1500, 1438, 1562));
    }

    @Test
    public void onOneNodeItsOwnMtuCounts() {
        rule.accepts(stored(node("h1"), firewall(1500)).put(link("l", "fw/eth0", "fw/eth1")));
        rule.invalid(stored(node("h1"), firewall(1501)).put(link("l", "fw/eth0", "fw/eth1")), PATH,
            text(1501, "h1", 1500, 1500, 1501));
    }

    @Test
    public void acceptsWhatFits() {
        rule.accepts(between(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), 1438));
        rule.accepts(between(node("h1", "2001:db8::1"), node("h2", "2001:db8::2"), 1418));
        rule.accepts(between(withMtu(node("h1", "192.0.2.1"), 1562), withMtu(node("h2", "192.0.2.2"), 9000), 1500));
    }

    @Test
    public void acceptsAnySizeWhereNothingIsKnown() {
        rule.accepts(stored(node("h1"), firewall(9000), appliance("web", null, enabled("web/eth0")))
            .put(link("l", "fw/eth0", "web/eth0")));
        rule.accepts(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), appliance("fw", "h1",
            enabled("fw/eth0")), appliance("web", "h2", enabled("web/eth0"))).put(link("l", "fw/eth0", "web/eth0")));
    }
}
