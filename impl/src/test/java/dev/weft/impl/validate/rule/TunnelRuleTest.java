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
import static dev.weft.impl.validate.Samples.ip;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.withInnerMtu;
import static dev.weft.impl.validate.Samples.withMtu;
import static dev.weft.impl.validate.Samples.withPort;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.api.node.PortRef.Tunnel;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.Bandwidth;
import dev.weft.impl.model.InterfaceIntent;
import java.util.OptionalInt;
import org.junit.Test;

public class TunnelRuleTest {
    private static final String PORT = "/weft:weft/appliance=site/interface=eth0/";
    private static final String REMOTE = PORT + "tunnel/remote-address";

    private final RuleCase rule = new RuleCase(new TunnelRule());

    private static InterfaceIntent port(final Kind kind, final String remote) {
        return withPort(enabled("site/eth0"), new Tunnel(kind, ip(remote), 5001));
    }

    private static ApplianceIntent site(final String node, final String remote) {
        return appliance("site", node, port(Kind.VXLAN, remote));
    }

    @Test
    public void acceptsAppliancesThatAreNoNodes() {
        rule.accepts(stored(node("h1", "192.0.2.1", "2001:db8::1")).put(site("h1", "198.51.100.7")));
        rule.accepts(stored(node("h1", "192.0.2.1", "2001:db8::1")).put(site("h1", "2001:db8:7::7")));
        rule.accepts(stored().put(site(null, "198.51.100.7")));
    }

    @Test
    public void refusesAddressesThatNoApplianceCanHave() {
        rule.invalid(stored().put(site(null, "127.0.0.1")), REMOTE, "interface site/eth0: remote address 127.0.0.1 is a"
            + " loopback address; give the appliance's unicast outer address");
    }

    @Test
    public void refusesNodes() {
        final var text = "interface site/eth0: remote address 192.0.2.2 is that of node h2; plug the interface in there"
            + " instead of a tunnel to it";
        rule.invalid(stored(node("h1", "192.0.2.1"), node("h2", "192.0.2.2")).put(site("h1", "192.0.2.2")), REMOTE,
            text);
        rule.invalid(stored(node("h2", "192.0.2.2")).put(site("h2", "192.0.2.2")), REMOTE, text);
    }

    @Test
    public void refusesANewNodeAtTheFarEndOfATunnel() {
        rule.inUse(stored(node("h1", "192.0.2.1"), site("h1", "192.0.2.2")).put(node("h2", "192.0.2.2")),
            "/weft:weft/node=h2/underlay/ipv4/address", "node h2: underlay address 192.0.2.2 is where the tunnel of"
                + " interface site/eth0 leads; give the node another address, or change the tunnel first");
        rule.invalid(stored(node("h1", "192.0.2.1"), site("h1", "192.0.2.2")).put(node("h1", "192.0.2.2")), REMOTE,
            "interface site/eth0: remote address 192.0.2.2 is that of node h1; plug the interface in there instead of a"
                + " tunnel to it");
    }

    @Test
    public void refusesAFamilyThatTheNodeDoesNotHave() {
        final var text = "interface site/eth0: node h1 has no underlay address of the family of 2001:db8:7::7; give it"
            + " one (underlay/ipv6/address), or a remote address of the other family";
        rule.invalid(stored(node("h1", "192.0.2.1")).put(site("h1", "2001:db8:7::7")), REMOTE, text);
        rule.invalid(stored(node("h1", "192.0.2.1", "2001:db8::1"), site("h1", "2001:db8:7::7"))
            .put(node("h1", "192.0.2.1")), REMOTE, text);
    }

    @Test
    public void refusesPacketsThatDoNotFit() {
        final var node = node("h1", "192.0.2.1", "2001:db8::1");
        rule.accepts(stored(node).put(appliance("site", "h1",
            withInnerMtu(port(Kind.VXLAN, "198.51.100.7"), 1450))));
        rule.accepts(stored(node).put(appliance("site", "h1", withInnerMtu(port(Kind.GRE, "2001:db8:7::7"), 1438))));
        final var large = appliance("site", "h1", withInnerMtu(port(Kind.GRE, "198.51.100.7"), 1459));
        final var text = "interface site/eth0: MTU too small: inner mtu 1459 does not cross the interface's gre tunnel,"
            + " because node h1 has an underlay mtu of 1500; set the inner mtu to 1458 or less";
        rule.invalid(stored(node).put(large), PORT + "inner/mtu", text);
        rule.invalid(stored(withMtu(node, 1600), large).put(node), PORT + "inner/mtu", text);
    }

    @Test
    public void refusesLimits() {
        final var port = port(Kind.VXLAN, "198.51.100.7");
        rule.invalid(stored(node("h1", "192.0.2.1")).put(appliance("site", "h1", new InterfaceIntent(port.id(), true,
            true, port.port(), port.outerAddress(), port.listen(), port.innerMtu(), port.mac(),
            new Bandwidth(OptionalInt.of(1000), OptionalInt.empty())))), PORT + "bandwidth",
            "interface site/eth0: it is reached by a tunnel, whose rate a switch does not limit; leave bandwidth out");
    }
}
