/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.NetworkSamples.mode;
import static dev.weft.impl.validate.NetworkSamples.vnet;
import static dev.weft.impl.validate.NetworkSamples.withFamily;
import static dev.weft.impl.validate.NetworkSamples.withGroup;
import static dev.weft.impl.validate.NetworkSamples.withMode;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.api.overlay.Family;
import dev.weft.impl.model.AddressingMode.Group;
import dev.weft.impl.model.AddressingMode.Travel;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.validate.Scenario;
import org.junit.Test;

public class AddressingModeRuleTest {
    private static final String PATH = "/weft:weft/network=red/addressing-mode=5";

    private final RuleCase rule = new RuleCase(new AddressingModeRule());
    private final RuleCase nodes = new RuleCase(new NodeInUseRule());

    private static Scenario there() {
        return stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"));
    }

    private static NetworkIntent multicast(final String name, final String group) {
        return withMode(vnet(name), withGroup(mode(5, null), group));
    }

    @Test
    public void nodesExist() {
        rule.accepts(there().put(withMode(fence("red"), mode(5, Travel.IP, "h1", "h2"))));
        rule.invalid(there().put(withMode(fence("red"), mode(5, Travel.IP, "h1", "h3"))), PATH + "/node", "network red:"
            + " node h3 of addressing-mode 5 does not exist; create it first or in the same request, or name an"
            + " existing node");
    }

    @Test
    public void aNodeThatIsNamedStays() {
        final var red = withMode(fence("red"), mode(5, Travel.IP, "h1"));
        final var there = new Object[] {node("h1", "192.0.2.1"), node("h2", "192.0.2.2"), red};
        nodes.inUse(stored(there).deleteNode("h1"), "/weft:weft/node=h1", "node h1: it cannot be deleted while an"
            + " addressing-mode of network red names it; change that first or in the same request");
        nodes.accepts(stored(there).deleteNode("h1").deleteNetwork("red"));
        nodes.accepts(stored(there).deleteNode("h2"));
    }

    @Test
    public void noEntryIsBehindAnotherOne() {
        rule.invalid(there().put(withMode(withMode(fence("red"), mode(4, Travel.IP, "h1", "h2")),
            mode(5, null, "h2", "h1"))), PATH, "network red: addressing-mode 5 is never used, because addressing-mode 4"
                + " is for the same nodes and comes first; remove one of them");
        rule.accepts(there().put(withMode(withMode(fence("red"), mode(4, Travel.IP, "h1", "h2")),
            mode(5, null, "h1"))));
    }

    @Test
    public void aGroupIsOfTheOuterFamily() {
        rule.accepts(there().put(multicast("red", "239.1.2.3")));
        rule.accepts(there().put(withFamily(multicast("red", "ff05::1:2"), Family.IPV6)));
        rule.invalid(there().put(withFamily(multicast("red", "239.1.2.3"), Family.IPV6)), PATH + "/group-address",
            "network red: the group-address 239.1.2.3 of addressing-mode 5 is an ipv4 address but outer-family is ipv6;"
                + " give a group of that family, for instance ff05::5700:1, or another outer-family");
        rule.invalid(there().put(withFamily(withMode(vnet("red"), withGroup(mode(5, null), Group.MULTICAST)),
            Family.IPV6)), PATH + "/group-address", "network red: the group-address 239.87.0.0 (by default) of"
                + " addressing-mode 5 is an ipv4 address but outer-family is ipv6; give a group of that family, for"
                + " instance ff05::5700:1, or another outer-family");
    }

    @Test
    public void groupsCanBeToldApart() {
        rule.accepts(stored(multicast("blue", "239.1.2.3")).put(multicast("red", "239.1.2.3")));
        rule.inUse(stored(multicast("blue", "239.1.2.3")).put(multicast("red", "225.1.2.3")), PATH + "/group-address",
            "network red: the group-address 225.1.2.3 ends in the same 24 bits as 239.1.2.3 of network blue, so nodes"
                + " cannot tell them apart; give one that differs there");
        rule.accepts(stored(multicast("blue", "239.1.2.3")).deleteNetwork("blue").put(multicast("red", "225.1.2.3")));
        rule.accepts(stored().put(multicast("red", "239.87.2.3")));
        rule.invalid(stored().put(multicast("red", "225.87.2.3")), PATH + "/group-address", "network red: the"
            + " group-address 225.87.2.3 ends in the same 24 bits as one of 239.87.0.0/16, which are the groups that"
            + " Weft chooses itself; give another one");
    }
}
