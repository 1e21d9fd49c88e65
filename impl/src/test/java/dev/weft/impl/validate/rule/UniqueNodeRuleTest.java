/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.withKeys;
import static dev.weft.impl.validate.Scenario.stored;

import org.junit.Test;

public class UniqueNodeRuleTest {
    private final RuleCase rule = new RuleCase(new UniqueNodeRule());

    @Test
    public void refusesTheSystemIdOfAnotherNodeAlsoWhenThatIsItsName() {
        rule.inUse(stored(node("h1")).put(withKeys(node("h2"), "h1", null, null)), "/weft:weft/node=h2/system-id",
            "node h2: system-id h1 is already that of node h1; give each node its own");
    }

    @Test
    public void refusesTheDatapathIdOfAnotherNode() {
        rule.inUse(stored(withKeys(node("h1"), "x", null, "000000000000000a"))
            .put(withKeys(node("h2"), "y", null, "000000000000000a")), "/weft:weft/node=h2/datapath-id",
            "node h2: datapath-id 000000000000000a is already that of node h1; give each node its own");
    }

    @Test
    public void refusesTheDatabaseOfAnotherNode() {
        rule.inUse(stored(withKeys(node("h1"), "x", "tcp:192.0.2.1:6640", null))
            .put(withKeys(node("h2"), "y", "tcp:192.0.2.1:6640", null)), "/weft:weft/node=h2/ovsdb-remote",
            "node h2: ovsdb-remote tcp:192.0.2.1:6640 is already that of node h1; give each node its own");
    }

    @Test
    public void refusesAnAddressOfAnotherNodeInEachFamily() {
        rule.inUse(stored(node("h1", "192.0.2.1")).put(node("h2", "192.0.2.1")),
            "/weft:weft/node=h2/underlay/ipv4/address",
            "node h2: underlay address 192.0.2.1 is already that of node h1; give each node its own");
        rule.inUse(stored(node("h1", "2001:db8::1")).put(node("h2", "2001:db8::1")),
            "/weft:weft/node=h2/underlay/ipv6/address",
            "node h2: underlay address 2001:db8::1 is already that of node h1; give each node its own");
    }

    @Test
    public void acceptsAnExchangeAndASuccessor() {
        rule.accepts(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"))
            .put(node("h1", "192.0.2.2"), node("h2", "192.0.2.1")));
        rule.accepts(stored(node("h1", "192.0.2.1")).deleteNode("h1").put(node("h2", "192.0.2.1")));
    }
}
