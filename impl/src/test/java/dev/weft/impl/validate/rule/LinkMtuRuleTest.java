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

    private static String text(final int innerMtu, final String node, final int mtu, final int most) {
        return "interface fw/eth0: MTU too small: inner mtu " + innerMtu + " does not fit link l even in two halves,"
            + " because node " + node + " has an underlay mtu of " + mtu + "; set the inner mtu to " + most
            + " or less, or raise the node's mtu";
    }

    @Test
    public void refusesWhatTwoHalvesCannotCarry() {
        rule.invalid(between(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), 2891), PATH,
            text(2891, "h1", 1500, 2890));
        rule.invalid(between(node("h1", "2001:db8::1"), node("h2", "2001:db8::2"), 2851), PATH,
            text(2851, "h1", 1500, 2850));
    }

    @Test
    public void looksAtTheNarrowerNode() {
        rule.invalid(between(withMtu(node("h1", "192.0.2.1"), 9000), withMtu(node("h2", "192.0.2.2"), 1400), 2691),
            PATH, text(2691, "h2", 1400, 2690));
    }

    @Test
    public void seesThatANodeBecomesNarrowerAndAnInterfaceWider() {
        final var linked = stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), firewall(2800),
            appliance("web", "h2", enabled("web/eth0")), link("l", "fw/eth0", "web/eth0"));
        rule.invalid(linked.put(withMtu(node("h2", "192.0.2.2"), 1400)), PATH, text(2800, "h2", 1400, 2690));
        rule.invalid(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), firewall(1500),
            appliance("web", "h2", enabled("web/eth0")), link("l", "fw/eth0", "web/eth0")).put(firewall(9000)), PATH,
            text(9000, "h1", 1500, 2890));
    }

    @Test
    public void refusesOnTheWayToAnExternalEnd() {
        rule.invalid(stored(node("h1", "192.0.2.1"), firewall(3000)).put(external("l", "fw/eth0", "203.0.113.1")),
            PATH, text(3000, "h1", 1500, 2890));
    }

    @Test
    public void acceptsWhatFits() {
        rule.accepts(between(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), 2890));
        rule.accepts(between(node("h1", "2001:db8::1"), node("h2", "2001:db8::2"), 2850));
        rule.accepts(between(node("h1", "192.0.2.1"), withMtu(node("h2", "192.0.2.2"), 9000), 1500));
    }

    @Test
    public void acceptsAnySizeWhereNothingIsEncapsulatedOrKnown() {
        rule.accepts(stored(node("h1"), firewall(9000)).put(link("l", "fw/eth0", "fw/eth1")));
        rule.accepts(stored(node("h1"), firewall(9000), appliance("web", null, enabled("web/eth0")))
            .put(link("l", "fw/eth0", "web/eth0")));
    }
}
