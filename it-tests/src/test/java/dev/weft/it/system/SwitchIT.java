/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.it.harness.Await;
import dev.weft.it.harness.FlowDump;
import dev.weft.it.harness.Weft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Damage at a switch, which must be repaired without anyone's action. */
public class SwitchIT extends SystemTestCase {
    private static final String HOST = "host1";
    private static final String FOREIGN = "cookie=0x1234,table=0,priority=7,in_port=60000,actions=drop";
    private static final String STRANGER = "cookie=0x5703ffffffffffff,table=0,priority=900,in_port=60001,actions=drop";
    private static final Duration REPAIR = Duration.ofSeconds(30);

    /** A switch that is lost makes the standby of fw-gold take over (VL-17); here it has done so before. */
    @BeforeClass
    public static void leaveHost() {
        intent().switchOver("fw-gold", "standby");
    }

    @AfterClass
    public static void comeBack() {
        intent().switchOver("fw-gold", "primary");
    }

    @Test
    public void aCrashedSwitchIsRestored() {
        final var before = lab().flows(HOST);
        final var range = lab().exec(HOST, "ovs-appctl", "tnl/egress_port_range");
        lab().crashSwitch(HOST);
        final long millis = awaitSame(before);
        intent().awaitAllUp();
        assertReaches("fw-red", "10.0.0.2");
        assertReaches("vpn-red", "10.0.1.2");
        Await.until("the UDP source ports", REPAIR,
            () -> lab().exec(HOST, "ovs-appctl", "tnl/egress_port_range"), range::equals);
        saw("ovs-vswitchd crashed: {} flows back after {} ms, source ports {}", before.flows().size(), millis,
            range.strip().replace('\n', ' '));
    }

    @Test
    public void flowsDeletedByHandComeBack() {
        final var before = lab().flows(HOST);
        ofctl("del-flows", "br-int");
        final long millis = awaitSame(before);
        assertReaches("fw-red", "10.0.0.2");
        saw("all {} flows deleted by hand: back after {} ms", before.flows().size(), millis);
    }

    @Test
    public void aSingleFlowIsRepaired() {
        final var before = lab().flows(HOST);
        final String cookie = "cookie=0x" + Long.toHexString(FlowDump.endOfLink(intent().segment("red"), 0)) + "/-1";
        ofctl("del-flows", "br-int", cookie);
        final long deleted = awaitSame(before);
        ofctl("mod-flows", "br-int", cookie + ",actions=drop");
        final long changed = awaitSame(before);
        assertReaches("fw-red", "10.0.0.2");
        saw("flows of link red deleted by hand: back after {} ms; changed by hand: right after {} ms", deleted,
            changed);
    }

    @Test
    public void foreignFlowsStayAndStrangersWithOurCookieGo() {
        final var before = lab().flows(HOST);
        ofctl("add-flow", "br-int", FOREIGN);
        ofctl("add-flow", "br-int", STRANGER);
        Await.until("the stranger to go", REPAIR, () -> lab().flows(HOST).minus(before),
            more -> more.stream().allMatch(flow -> FlowDump.cookie(flow) == 0x1234) && more.size() == 1);
        // also when the switch comes back, and its flows are read anew
        lab().exec(HOST, "ovs-appctl", "bridge/reconnect", "br-int");
        ofctl("add-flow", "br-int", STRANGER);
        final var after = Await.until("the stranger to go again", REPAIR, () -> lab().flows(HOST),
            dump -> dump.minus(before).size() == 1);
        intent().awaitAllUp();
        assertEquals(before.ours(), after.ours());
        assertEquals(Set.of(), before.minus(after));
        assertEquals("flows written again", List.of(), after.writtenAgainSince(before));
        ofctl("del-flows", "br-int", "cookie=0x1234/-1");
        awaitFlows(HOST, before.texts());
        saw("a flow of somebody else stays, a flow with our cookie that nobody wants goes");
    }

    @Test
    public void theLinkFollowsAPortThatIsAddedAgain() {
        final String port = lab().port("fw-red");
        lab().exec(HOST, "ovs-vsctl", "del-port", "br-int", port);
        final var state = intent().await("link", "red", "waiting");
        assertTrue("the reason names the interface: " + state, state.get("reason").getAsString().contains("fw-red"));
        lab().exec(HOST, "ovs-vsctl", "add-port", "br-int", port, "--", "set", "Interface", port,
            "external_ids:iface-id=fw-red/eth0", "ofport_request=77");
        intent().await("link", "red", "up");
        final long cookie = FlowDump.endOfLink(intent().segment("red"), 0);
        final var flows = lab().flows(HOST).with(found -> found == cookie);
        assertTrue("flows use port 77: " + flows, flows.stream().anyMatch(flow -> flow.contains("in_port=77")));
        assertReaches("fw-red", "10.0.0.2");
        saw("port of fw-red deleted: '{}'; added again as 77: the link follows", state.get("reason").getAsString());
    }

    /** Waits until the host's flows are as before; the switch may not answer at first. Returns milliseconds. */
    private static long awaitSame(final FlowDump before) {
        final long begun = System.nanoTime();
        Await.until("the flows of " + HOST + " to be as before", REPAIR,
            () -> attempt().map(now -> now.minus(before) + " more, missing " + before.minus(now)).orElse("no answer"),
            "[] more, missing []"::equals);
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static Optional<FlowDump> attempt() {
        try {
            return Optional.of(lab().flows(HOST));
        } catch (AssertionError e) {
            return Optional.empty();
        }
    }

    private static void ofctl(final String... arguments) {
        final var command = new ArrayList<>(List.of("lab", "exec", HOST, "--", "ovs-ofctl", "-O",
            "OpenFlow13"));
        command.addAll(List.of(arguments));
        Weft.run(command.toArray(String[]::new));
    }
}
