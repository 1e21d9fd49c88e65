/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.GatewayNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Services that switches are, at the console (GW-1). */
public class BuiltInCommandsTest extends ConsoleTestCase {
    @Before
    public void before() throws Exception {
        openOnNetworks();
        says("service wall created", "weft:service-add wall --network red --without-instance closed --firewall drop");
        says("service wall changed", "weft:service-rule-add wall 10 allow,direction=from,tcp,remote-port=80-90");
        says("service wall changed", "weft:service-rule-add wall 20 drop,ipv4,local=10.0.0.0/8");
        says("instance wall/one created", "weft:service-instance-add wall one --node h1 --weight 2");
        says("gateway edge created", "weft:gateway-add edge --node h1 --interface red=10.1.0.1/24 --default-action"
            + " drop");
        says("service exit created", "weft:service-add exit --network red --without-instance open --gateway edge");
    }

    private void writeState(final String name, final InstanceBuilder instance) throws Exception {
        final var there = instance.setStatus(Status.Up).setNode(new Name("h1")).build();
        final var service = new ServiceBuilder().setName(new Name(name)).setState(new StateBuilder()
            .setStatus(Status.Up).setInstance(Map.of(there.key(), there)).build()).build();
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        transaction.merge(LogicalDatastoreType.OPERATIONAL,
            InstanceIdentifier.create(Weft.class).child(Service.class, service.key()), service);
        transaction.commit().get();
    }

    @Test
    public void showsFirewalls() throws Exception {
        writeState("wall", new InstanceBuilder().setName(new Name("one"))
            .setNumber(new GatewayNumber(Uint8.valueOf(3))));
        says("""
            SERVICE  STATUS   NETWORK  FUNCTION  INSTANCES  UP  WITHOUT  HEADER  PROBE  POLICIES  REASON
            exit     unknown  red      gateway   1          0   open     none    none   -         -
            wall     up       red      firewall  1          1   closed   none    none   -         -""",
            "weft:service-list");
        says("""
            SERVICE           wall
            status            up
            reason            -
            last-change       -
            network           red
            function          firewall
            default-action    drop
            header            none
            without-instance  closed
            load-sharing      connection
            drain-time        300 s
            probe             none
            policies          -

            INSTANCE  NODE  NUMBER  WEIGHT  ADMIN  STATUS  REASON
            one       h1    3       2       up     up      -

            RULE  ACTION  DIRECTION  FAMILY  PROTOCOL  LOCAL       LOCAL-PORT  REMOTE  REMOTE-PORT
            10    allow   from       all     6         all         all         all     80-90
            20    drop    both       ipv4    all       10.0.0.0/8  all         all     all""",
            "weft:service-show wall");
        final var json = JsonParser.parseString(console.run("weft:service-show wall --format json")).getAsJsonObject();
        assertEquals("firewall", json.get("function").getAsString());
        assertEquals("""
            {"order":10,"action":"allow","direction":"from","protocol":6,"remote-port":"80-90"}""",
            json.getAsJsonArray("rule").get(0).toString());
        assertEquals("""
            {"name":"one","node":"h1","number":3,"weight":2,"admin-state":"up","status":"up"}""",
            json.getAsJsonArray("instance").get(0).toString());
    }

    @Test
    public void showsGateways() throws Exception {
        writeState("exit", new InstanceBuilder().setName(new Name("edge")));
        final var shown = console.run("weft:service-show exit");
        assertTrue(shown, shown.contains("gateway           edge"));
        assertTrue(shown, shown.contains("edge      h1    -       1       up     up      -"));
    }

    @Test
    public void changesRulesAndInstances() throws Exception {
        says("service wall unchanged", "weft:service-rule-add wall 20 drop,ipv4,local=10.0.0.0/8");
        says("service wall changed", "weft:service-rule-add wall 20 drop,direction=to,icmp");
        assertTrue(console.run("weft:service-show wall").contains("20    drop    to         all     1"));
        says("service wall changed", "weft:service-rule-remove wall 20");
        fails("service wall has no rule 20", "weft:service-rule-remove wall 20");
        says("instance wall/one changed", "weft:service-instance-set wall one --node h2");
        assertTrue(console.run("weft:service-show wall").contains("one       h2    -       2"));
        says("instance wall/one removed", "weft:service-instance-remove wall one");
    }

    @Test
    public void explainsWhatIsWrong() {
        fails("give --firewall or --gateway, not both: one of them does the work",
            "weft:service-add x --network red --without-instance open --firewall allow --gateway edge");
        fails("--firewall 'maybe' is none of allow, drop",
            "weft:service-add x --network red --without-instance open --firewall maybe");
        fails("rule: 'sideways' is none of allow, drop, direction=from|to|both, ipv4, ipv6, tcp, udp, sctp, icmp,"
            + " icmpv6, protocol=N, local=PREFIX, remote=PREFIX, local-port=N[-M], remote-port=N[-M]",
            "weft:service-rule-add wall 30 allow,sideways");
        fails("direction 'up' is none of both, from, to", "weft:service-rule-add wall 30 allow,direction=up");
        fails("service exit is no firewall, so it has no rules; see weft:service-add --firewall",
            "weft:service-rule-add exit 30 allow");
        fails("give SERVICE ORDER RULE, not wall 30", "weft:service-rule-add wall 30");
        fails("ORDER '70000' is no number from 0 to 65535", "weft:service-rule-add wall 70000 allow");
        fails("service gone does not exist", "weft:service-rule-remove gone 1");
        fails("an instance is an appliance or a node: give --in APPLIANCE/INTERFACE, or --node NODE for a built-in"
            + " firewall", "weft:service-instance-add wall two --node h1 --in fw/eth0");
    }

    @Test
    public void completes() throws Exception {
        assertEquals(List.of("exit", "wall"), console.complete("weft:service-rule-add "));
        assertEquals(List.of("h1", "h2"), console.complete("weft:service-instance-add wall two --node "));
        assertEquals(List.of("edge"), console.complete("weft:service-add x --gateway "));
    }
}
