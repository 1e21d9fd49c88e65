/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.withGateway;
import static dev.weft.impl.validate.Scenario.stored;

import org.junit.Test;

public class NodeAddressRuleTest {
    private final RuleCase rule = new RuleCase(new NodeAddressRule());

    @Test
    public void refusesAnAddressThatNoHostCanHave() {
        refusesAddress("224.0.0.5", "a multicast address");
        refusesAddress("127.0.0.1", "a loopback address");
        refusesAddress("0.0.0.0", "the unspecified address");
        refusesAddress("255.255.255.255", "the broadcast address");
        refusesAddress("ff02::1", "a multicast address");
        refusesAddress("::1", "a loopback address");
        refusesAddress("::", "the unspecified address");
    }

    private void refusesAddress(final String address, final String fault) {
        final var family = address.contains(":") ? "ipv6" : "ipv4";
        rule.invalid(stored().put(node("h1", address)), "/weft:weft/node=h1/underlay/" + family + "/address",
            "node h1: underlay address " + address + " is " + fault + "; give the node's own unicast address");
    }

    @Test
    public void refusesAGatewayThatIsNoOtherHost() {
        rule.invalid(stored().put(withGateway(node("h1", "192.0.2.1"), "192.0.2.1")),
            "/weft:weft/node=h1/underlay/ipv4/gateway", "node h1: gateway 192.0.2.1 is the node's own address; give"
                + " the next hop's unicast address, or leave gateway out when there is none");
        rule.invalid(stored().put(withGateway(node("h1", "2001:db8::1"), "ff02::2")),
            "/weft:weft/node=h1/underlay/ipv6/gateway", "node h1: gateway ff02::2 is a multicast address; give"
                + " the next hop's unicast address, or leave gateway out when there is none");
    }

    @Test
    public void acceptsWhatHostsHave() {
        rule.accepts(stored().put(withGateway(node("h1", "192.0.2.1", "2001:db8::1"), "192.0.2.254")));
        rule.accepts(stored().put(withGateway(node("h1", "2001:db8::1"), "fe80::1")));
    }
}
