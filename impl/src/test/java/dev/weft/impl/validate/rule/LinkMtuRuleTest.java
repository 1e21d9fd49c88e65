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
import static dev.weft.impl.validate.Samples.withListen;
import static dev.weft.impl.validate.Samples.withMtu;
import static dev.weft.impl.validate.Samples.withOversize;
import static dev.weft.impl.validate.Scenario.stored;
import static org.junit.Assert.assertEquals;

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

    private static String text(final int innerMtu, final String how, final String why, final int most,
            final int need) {
        return "interface fw/eth0: MTU too small: inner mtu " + innerMtu + " does not cross link l in " + how
            + ", because node " + why + "; set the inner mtu to " + most + " or less, or raise the node's mtu to "
            + need + " or more";
    }

    private static String halves(final int innerMtu, final String node, final int mtu, final int most,
            final int need) {
        return text(innerMtu, "two halves", node + " has an underlay mtu of " + mtu, most, need);
    }

    @Test
    public void refusesWhatTwoHalvesCannotCarry() {
        rule.invalid(between(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), 2891), PATH,
            halves(2891, "h1", 1500, 2890, 1501));
        rule.invalid(between(node("h1", "2001:db8::1"), node("h2", "2001:db8::2"), 9000), PATH,
            halves(9000, "h1", 1500, 2850, 4575));
    }

    @Test
    public void whatItAdvisesIsRight() {
        for (int need : new int[] {4554, 4555}) {
            final var scenario = between(withMtu(node("h1", "192.0.2.1"), need), withMtu(node("h2", "192.0.2.2"), need),
                9000);
            assertEquals(need == 4555, rule.problems(scenario).isEmpty());
        }
    }

    @Test
    public void looksAtTheNarrowerNode() {
        rule.invalid(between(withMtu(node("h1", "192.0.2.1"), 9000), withMtu(node("h2", "192.0.2.2"), 1400), 2691),
            PATH, halves(2691, "h2", 1400, 2690, 1401));
    }

    @Test
    public void withoutHalvesOnePieceCounts() {
        final var off = withOversize(node("h2", "192.0.2.2"), false);
        rule.invalid(between(node("h1", "192.0.2.1"), off, 1500), PATH, text(1500, "one piece",
            "h1 has an underlay mtu of 1500 and oversize mode of node h2 is off", 1438, 1562));
        rule.accepts(between(node("h1", "192.0.2.1"), off, 1438));
        rule.invalid(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), firewall(1439),
            appliance("web", "h2", withListen(enabled("web/eth0"), 7000))).put(link("l", "fw/eth0", "web/eth0")), PATH,
            text(1439, "one piece", "h1 has an underlay mtu of 1500 and interface web/eth0 receives on UDP port 7000,"
                + " and halves need 6081 at both ends", 1438, 1501));
    }

    @Test
    public void seesThatANodeBecomesNarrowerOrStopsCuttingAndAnInterfaceWider() {
        rule.invalid(linked(2800).put(withMtu(node("h2", "192.0.2.2"), 1400)), PATH,
            halves(2800, "h2", 1400, 2690, 1455));
        rule.invalid(linked(1500).put(withOversize(node("h2", "192.0.2.2"), false)), PATH, text(1500, "one piece",
            "h1 has an underlay mtu of 1500 and oversize mode of node h2 is off", 1438, 1562));
        rule.invalid(linked(1400).put(firewall(9000)), PATH, halves(9000, "h1", 1500, 2890, 4555));
    }

    private static Scenario linked(final int innerMtu) {
        return stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), firewall(innerMtu),
            appliance("web", "h2", enabled("web/eth0")), link("l", "fw/eth0", "web/eth0"));
    }

    @Test
    public void refusesOnTheWayToAnExternalEnd() {
        rule.invalid(stored(node("h1", "192.0.2.1"), firewall(1500)).put(external("l", "fw/eth0", "203.0.113.1")),
            PATH, text(1500, "one piece", "h1 has an underlay mtu of 1500 and nothing is cut in halves on the way to"
                + " another controller", 1438, 1562));
    }

    @Test
    public void onOneNodeItsOwnMtuCounts() {
        rule.accepts(stored(node("h1"), firewall(1500)).put(link("l", "fw/eth0", "fw/eth1")));
        rule.invalid(stored(node("h1"), firewall(1501)).put(link("l", "fw/eth0", "fw/eth1")), PATH,
            text(1501, "one piece", "h1 has an underlay mtu of 1500", 1500, 1501));
    }

    @Test
    public void acceptsWhatFits() {
        rule.accepts(between(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), 2890));
        rule.accepts(between(node("h1", "2001:db8::1"), node("h2", "2001:db8::2"), 2850));
        rule.accepts(between(withMtu(node("h1", "192.0.2.1"), 1562), withMtu(node("h2", "192.0.2.2"), 9000), 3014));
    }

    @Test
    public void acceptsAnySizeWhereNothingIsKnown() {
        rule.accepts(stored(node("h1"), firewall(9000), appliance("web", null, enabled("web/eth0")))
            .put(link("l", "fw/eth0", "web/eth0")));
        rule.accepts(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), appliance("fw", "h1",
            enabled("fw/eth0")), appliance("web", "h2", enabled("web/eth0"))).put(link("l", "fw/eth0", "web/eth0")));
    }
}
