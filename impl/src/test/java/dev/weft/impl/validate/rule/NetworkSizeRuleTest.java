/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.InterfaceIntent;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.Test;

public class NetworkSizeRuleTest {
    private static final String PATH = "/weft:weft/network=red/member";

    private final RuleCase rule = new RuleCase(new NetworkSizeRule());

    private static ApplianceIntent guest(final String name, final String node, final int ports) {
        return appliance(name, node, IntStream.range(0, ports).mapToObj(i -> plain(name + "/p" + i))
            .toArray(InterfaceIntent[]::new));
    }

    private static String[] members(final String name, final int count) {
        return IntStream.range(0, count).mapToObj(i -> name + "/p" + i).toArray(String[]::new);
    }

    @Test
    public void aNodeHasAtMost2048Members() {
        rule.accepts(stored(node("h1"), guest("a", "h1", 2049)).put(fence("red", members("a", 2048))));
        rule.invalid(stored(node("h1"), guest("a", "h1", 2049)).put(fence("red", members("a", 2049))), PATH,
            "network red: it has 2049 members on node h1, those that stand by included; at most 2048 are possible on"
                + " one node, so move some to other nodes or make two networks");
        rule.invalid(stored(node("h1"), node("h2"), guest("a", "h2", 2049), fence("red", members("a", 2048)))
            .put(fence("red", members("a", 2049))), PATH, "network red: it has 2049 members on node h2, those that"
                + " stand by included; at most 2048 are possible on one node, so move some to other nodes or make two"
                + " networks");
    }

    @Test
    public void aNetworkIsOnAtMost513Nodes() {
        final var there = new ArrayList<Object>();
        for (int i = 0; i < 514; i++) {
            there.add(node("h" + i));
            there.add(guest("a" + i, "h" + i, 1));
        }
        final var most = IntStream.range(0, 513).mapToObj(i -> "a" + i + "/p0").toArray(String[]::new);
        final var more = IntStream.range(0, 514).mapToObj(i -> "a" + i + "/p0").toArray(String[]::new);
        rule.accepts(stored(there.toArray()).put(fence("red", most)));
        rule.invalid(stored(there.toArray()).put(fence("red", more)), PATH, "network red: it is on 514 nodes; at most"
            + " 513 are possible, so put its members onto fewer nodes or make two networks");
    }
}
