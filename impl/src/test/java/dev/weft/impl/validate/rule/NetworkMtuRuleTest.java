/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.NetworkSamples.vnet;
import static dev.weft.impl.validate.NetworkSamples.withProtection;
import static dev.weft.impl.validate.NetworkSamples.withSegment;
import static dev.weft.impl.validate.NetworkSamples.withVlan;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Samples.withInnerMtu;
import static dev.weft.impl.validate.Samples.withMtu;
import static dev.weft.impl.validate.Samples.withOversize;
import static dev.weft.impl.validate.Scenario.stored;
import static org.junit.Assert.assertEquals;

import dev.weft.api.overlay.Protection;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.Scenario;
import java.util.Map;
import org.junit.Test;

public class NetworkMtuRuleTest {
    private static final String PATH = "/weft:weft/appliance=a/interface=a/inner/mtu";

    private final RuleCase rule = new RuleCase(new NetworkMtuRule());

    private static ApplianceIntent guest(final int innerMtu) {
        return appliance("a", "h1", withInnerMtu(plain("a/a"), innerMtu));
    }

    private static Scenario there(final NodeIntent second, final int innerMtu) {
        return stored(node("h1", "192.0.2.1"), second, guest(innerMtu), appliance("b", "h2", plain("b/a")));
    }

    private static String text(final int innerMtu, final String how, final String why, final int most,
            final int need) {
        return "interface a/a: MTU too small: inner mtu " + innerMtu + " does not cross network red between nodes h1"
            + " and h2 in " + how + ", because node " + why + "; set the inner mtu to " + most
            + " or less, or raise the node's mtu to " + need + " or more";
    }

    @Test
    public void theLargestPacketOfEachWayOfTravel() {
        final var most = Map.of(fence("red", "a/a", "b/a"), 2 * 1452 - 14, vnet("red", "a/a", "b/a"), 2 * 1444 - 14,
            withVlan(vnet("red", "a/a", "b/a"), 7), 1500);
        most.forEach((network, packet) -> {
            assertEquals(0, rule.problems(there(node("h2", "192.0.2.2"), packet).put(network)).size());
            assertEquals(1, rule.problems(there(node("h2", "192.0.2.2"), packet + 1).put(network)).size());
        });
        final var h1 = withSegment(node("h1"), "lan");
        final var h2 = withSegment(node("h2"), "lan");
        final var one = withOversize(h2, false);
        final var red = fence("red", "a/a", "b/a");
        final var web = appliance("b", "h2", plain("b/a"));
        rule.accepts(stored(h1, h2, guest(2 * 1476 - 14), web).put(red));
        rule.accepts(stored(h1, one, guest(1462), web).put(red));
        rule.invalid(stored(h1, one, guest(1463), web).put(red), PATH, text(1463, "one piece",
            "h1 has an underlay mtu of 1500 and oversize mode of node h2 is off", 1462, 1501));
    }

    @Test
    public void saysWhatIsRight() {
        final var red = fence("red", "a/a", "b/a");
        rule.invalid(there(withMtu(node("h2", "192.0.2.2"), 1400), 2691).put(red), PATH,
            text(2691, "two halves", "h2 has an underlay mtu of 1400", 2690, 1401));
        rule.invalid(there(withOversize(node("h2", "192.0.2.2"), false), 1439).put(red), PATH, text(1439, "one piece",
            "h1 has an underlay mtu of 1500 and oversize mode of node h2 is off", 1438, 1501));
        rule.invalid(there(node("h2", "192.0.2.2"), 3000).put(withVlan(vnet("red", "a/a", "b/a"), 7)), PATH,
            "interface a/a: MTU too small: inner mtu 3000 does not cross network red between nodes h1 and h2 in one"
                + " piece, because node h1 has an underlay mtu of 1500; set the inner mtu to 1500 or less, or raise the"
                + " node's mtu to 3000 or more");
    }

    @Test
    public void tellsTheNarrowestOfAllWays() {
        rule.invalid(stored(node("h1", "192.0.2.1"), withMtu(node("h2", "192.0.2.2"), 1300),
            withMtu(node("h3", "192.0.2.3"), 1400), guest(3000), appliance("b", "h2", plain("b/a")),
            appliance("c", "h3", plain("c/a"))).put(fence("red", "a/a", "b/a", "c/a")), PATH,
            text(3000, "two halves", "h2 has an underlay mtu of 1300", 2490, 1555));
    }

    @Test
    public void whatIsProtectedCrossesInOnePieceOnly() {
        final var red = withProtection(vnet("red", "a/a", "b/a"), Protection.ENCRYPTED);
        final var why = " and what is encrypted is not cut in halves and has 1330 octets at most";
        final var h2 = node("h2", "192.0.2.2");
        rule.accepts(there(h2, 1324).put(red));
        rule.invalid(there(h2, 1325).put(red), PATH, text(1325, "one piece", "h1 has an underlay mtu of 1500" + why,
            1324, 1501));
        rule.invalid(there(h2, 1331).put(red), PATH, text(1331, "one piece", "h1 has an underlay mtu of 1500" + why,
            1324, 0).replace(", or raise the node's mtu to 0 or more", ""));
        rule.accepts(stored(withMtu(node("h1", "192.0.2.1"), 9000), withMtu(h2, 9000), guest(1330),
            appliance("b", "h2", plain("b/a"))).put(red));
    }

    @Test
    public void withinANodeItsOwnMtuCounts() {
        rule.invalid(stored(node("h1"), guest(1501)).put(fence("red", "a/a")), PATH, "interface a/a: MTU too small:"
            + " inner mtu 1501 does not cross network red within node h1 in one piece, because node h1 has an underlay"
            + " mtu of 1500; set the inner mtu to 1500 or less, or raise the node's mtu to 1501 or more");
    }

    private static Scenario member(final int innerMtu) {
        return stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), guest(innerMtu),
            appliance("b", "h2", plain("b/a")), appliance("c", null, plain("c/a")), fence("red", "a/a", "b/a", "c/a"));
    }

    @Test
    public void seesWhateverMakesItNarrower() {
        rule.accepts(member(1400));
        rule.invalid(member(1400).put(withOversize(withMtu(node("h2", "192.0.2.2"), 1400), false)), PATH,
            text(1400, "one piece", "h2 has an underlay mtu of 1400 and oversize mode of node h2 is off", 1338, 1462));
        rule.invalid(member(1400).put(guest(9000)), PATH, text(9000, "two halves", "h1 has an underlay mtu of 1500",
            2890, 4555));
        rule.invalid(member(1400).put(withOversize(withMtu(node("h3", "192.0.2.3"), 1300), false),
            appliance("c", "h3", plain("c/a"))), PATH, text(1400, "one piece",
                "h3 has an underlay mtu of 1300 and oversize mode of node h3 is off", 1238, 1462)
            .replace("h1 and h2", "h1 and h3"));
    }
}
