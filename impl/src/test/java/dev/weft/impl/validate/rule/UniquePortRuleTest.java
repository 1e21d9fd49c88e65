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
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.withPort;
import static dev.weft.impl.validate.Scenario.stored;

import com.google.common.net.InetAddresses;
import dev.weft.api.node.PortRef;
import dev.weft.impl.model.ApplianceIntent;
import org.junit.Test;

public class UniquePortRuleTest {
    private final RuleCase rule = new RuleCase(new UniquePortRule());

    private static ApplianceIntent box(final String name, final String node) {
        return appliance(name, node, withPort(enabled(name + "/wan"), new PortRef.Physical("enp3s0")));
    }

    @Test
    public void refusesThePortIdOfAnotherInterfaceAlsoWhenThatIsItsName() {
        rule.inUse(stored(appliance("db", null, enabled("db/eth0")))
            .put(appliance("fw", null, withPort(enabled("fw/eth0"), new PortRef.Plugged("db/eth0")))),
            "/weft:weft/appliance=fw/interface=eth0/port-id",
            "interface fw/eth0: port-id db/eth0 is already that of interface db/eth0; give each interface its own");
    }

    @Test
    public void refusesOnePortIdTwiceInOneAppliance() {
        final var tap = new PortRef.Plugged("tap1");
        rule.inUse(stored().put(appliance("fw", null, withPort(enabled("fw/a"), tap), withPort(enabled("fw/b"), tap))),
            "/weft:weft/appliance=fw/interface=b/port-id",
            "interface fw/b: port-id tap1 is already that of interface fw/a; give each interface its own");
    }

    @Test
    public void refusesOneDeviceTwiceOnOneNode() {
        rule.inUse(stored(node("h1"), box("r1", "h1")).put(box("r2", "h1")),
            "/weft:weft/appliance=r2/interface=wan/device", "interface r2/wan: device enp3s0 of node h1 already"
                + " belongs to interface r1/wan; give each interface its own device");
    }

    @Test
    public void seesTheDeviceWhenAnApplianceMovesThere() {
        rule.inUse(stored(node("h1"), node("h2"), box("r1", "h1"), box("r2", "h2")).put(box("r2", "h1")),
            "/weft:weft/appliance=r2/interface=wan/device", "interface r2/wan: device enp3s0 of node h1 already"
                + " belongs to interface r1/wan; give each interface its own device");
    }

    @Test
    public void refusesOneTunnelTwiceOnOneNode() {
        rule.inUse(stored(node("h1"), site("s1", "h1", 5)).put(site("s2", "h1", 5)),
            "/weft:weft/appliance=s2/interface=wan/tunnel", "interface s2/wan: vxlan tunnel to 192.0.2.7, key 5 of node"
                + " h1 already belongs to interface s1/wan; give each interface its own key");
        rule.accepts(stored(node("h1"), node("h2"), site("s1", "h1", 5)).put(site("s2", "h1", 6), site("s3", "h2", 5)));
    }

    private static ApplianceIntent site(final String name, final String node, final int key) {
        return appliance(name, node, withPort(enabled(name + "/wan"),
            new PortRef.Tunnel(PortRef.Tunnel.Kind.VXLAN, InetAddresses.forString("192.0.2.7"), key)));
    }

    @Test
    public void acceptsOneDeviceNameOnTwoNodesAndNowhere() {
        rule.accepts(stored(node("h1"), node("h2"), box("r1", "h1"), box("r3", null)).put(box("r2", "h2"),
            box("r4", null)));
    }
}
