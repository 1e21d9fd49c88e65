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
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.StageBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.HistoryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.HistoryKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.GatewayNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Gateways at the console (GW-1). */
public class GatewayCommandsTest extends ConsoleTestCase {
    @Before
    public void before() throws Exception {
        openOnLinks();
        says("gateway edge created", "weft:gateway-add edge --node h1 --interface red=10.1.0.1/24,fd00:1::1/64"
            + " --interface out=198.51.100.2/24,outside,mac=02:00:00:00:00:07 --route 0.0.0.0/0=198.51.100.1"
            + " --source-nat 198.51.100.2 --default-action drop --forward tcp:8080=10.1.0.10,80"
            + " --forward udp:53=fd00:1::10,5353 --rule allow,from=red,to=out"
            + " --rule drop,ipv4,tcp,source=10.0.0.0/8,destination-port=25-26");
    }

    private void writeState() throws Exception {
        final var time = new DateAndTime("2026-11-21T12:00:00Z");
        final var side = new InterfaceBuilder().setNetwork(new Name("red")).setStatus(Status.Up)
            .setMacAddress(new MacAddress("0a:00:00:00:00:01")).build();
        final var stage = new StageBuilder().setName(Stage.Name.Routing).setEntries(Uint32.valueOf(4))
            .setInForce(true).build();
        final var history = new HistoryBuilder().setNumber(Uint32.ONE).setStatus(Status.Up).setTime(time).build();
        final var gateway = new GatewayBuilder().setName(new Name("edge")).setState(new StateBuilder()
            .setStatus(Status.Up).setLastChange(time).setNode(new Name("h1"))
            .setNumber(new GatewayNumber(Uint8.valueOf(3))).setInterface(Map.of(side.key(), side))
            .setStage(Map.of(stage.key(), stage))
            .setHistory(Map.of(new HistoryKey(Uint32.ONE), history)).build()).build();
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        transaction.merge(LogicalDatastoreType.OPERATIONAL,
            InstanceIdentifier.create(Weft.class).child(Gateway.class, gateway.key()), gateway);
        transaction.commit().get();
    }

    @Test
    public void showsGateways() throws Exception {
        writeState();
        says("""
            GATEWAY  STATUS  NODE  NETWORKS  OUTSIDE  SOURCE-NAT    FORWARDS  RULES  DEFAULT  REASON
            edge     up      h1    out red   out      198.51.100.2  2         2      drop     -""",
            "weft:gateway-list");
        says("""
            GATEWAY         edge
            status          up
            reason          -
            last-change     2026-11-21T12:00:00Z
            node            h1
            number          3
            source-nat      198.51.100.2
            inside-prefix   -
            default-action  drop

            INTERFACE  ADDRESSES                 MAC-ADDRESS        OUTSIDE  STATUS   REASON
            out        198.51.100.2/24           02:00:00:00:00:07  yes      unknown  -
            red        10.1.0.1/24 fd00:1::1/64  0a:00:00:00:00:01  no       up       -

            ROUTE      NEXT-HOP
            0.0.0.0/0  198.51.100.1

            FORWARD  PORT  ADDRESS  TO-ADDRESS  TO-PORT
            tcp      8080  all      10.1.0.10   80
            udp      53    all      fd00:1::10  5353

            RULE  ACTION  FROM  TO   FAMILY  PROTOCOL  SOURCE      SOURCE-PORT  DESTINATION  DESTINATION-PORT
            10    allow   red   out  all     all       all         all          all          all
            20    drop    all   all  ipv4    6         10.0.0.0/8  all          all          25-26

            STAGE    ENTRIES  IN-FORCE
            routing  4        yes

            CHANGE  TIME                  STATUS  REASON
            1       2026-11-21T12:00:00Z  up      -""", "weft:gateway-show edge");
        final var json = JsonParser.parseString(console.run("weft:gateway-show edge --format json")).getAsJsonObject();
        assertEquals("{\"destination\":\"0.0.0.0/0\",\"next-hop\":\"198.51.100.1\"}",
            json.getAsJsonArray("route").get(0).toString());
    }

    @Test
    public void changesWhatIsGivenOnly() throws Exception {
        says("gateway edge changed", "weft:gateway-set edge --node none --source-nat none --route none");
        var shown = console.run("weft:gateway-show edge");
        assertTrue(shown, shown.contains("node            -") && shown.contains("source-nat      -"));
        assertTrue(shown, !shown.contains("NEXT-HOP") && shown.contains("TO-PORT"));
        says("gateway edge unchanged", "weft:gateway-set --node none edge");
        fails("nothing to change: give --node, --interface, --route, --source-nat, --inside-prefix,"
            + " --forward, --rule or --default-action", "weft:gateway-set edge");
        says("gateway edge changed", "weft:gateway-set edge --rule none --default-action allow");
        shown = console.run("weft:gateway-show edge");
        assertTrue(shown, !shown.contains("RULE") && shown.contains("default-action  allow"));
        says("gateway edge deleted", "weft:gateway-delete edge");
        says("no gateways", "weft:gateway-list");
        fails("gateway edge does not exist", "weft:gateway-delete edge");
    }

    @Test
    public void changesOneRuleOrForward() throws Exception {
        says("gateway edge changed", "weft:gateway-rule-add edge 15 drop,icmp");
        says("gateway edge unchanged", "weft:gateway-rule-add edge 15 drop,icmp");
        assertTrue(console.run("weft:gateway-show edge").contains("15    drop    all   all  all     1"));
        says("gateway edge changed", "weft:gateway-rule-remove edge 15");
        fails("gateway edge has no rule 15", "weft:gateway-rule-remove edge 15");
        says("gateway edge changed", "weft:gateway-forward-add edge tcp:8080=10.1.0.11");
        assertTrue(console.run("weft:gateway-show edge").contains("10.1.0.11"));
        says("gateway edge changed", "weft:gateway-forward-remove edge tcp:8080");
        fails("gateway edge does not forward tcp port 8080", "weft:gateway-forward-remove edge tcp:8080");
        fails("gateway gone does not exist", "weft:gateway-rule-remove gone 15");
    }

    @Test
    public void restrictionsStayUntilTheyAreTakenAway() throws Exception {
        says("gateway edge changed", "weft:gateway-forward-add edge tcp:8080@198.51.100.3=10.1.0.10,80");
        says("gateway edge changed", "weft:gateway-forward-add edge tcp:8080=10.1.0.11,80");
        final var forward = "tcp      8080  198.51.100.3  10.1.0.11   80";
        assertTrue(console.run("weft:gateway-show edge").contains(forward));
        says("gateway edge changed", "weft:gateway-set edge --forward tcp:8080=10.1.0.11,80");
        assertTrue(console.run("weft:gateway-show edge").contains(forward));
        says("gateway edge changed", "weft:gateway-forward-add edge tcp:8080@all=10.1.0.11,80");
        assertTrue(console.run("weft:gateway-show edge").contains("tcp      8080  all      10.1.0.11   80"));
        says("gateway edge changed", "weft:gateway-forward-add edge udp:53@2001:db8::1=fd00:1::10");
        assertTrue(console.run("weft:gateway-show edge").contains("udp      53    2001:db8::1"));
        says("gateway edge changed", "weft:gateway-set edge --inside-prefix 10.1.0.0/25,fd00:1::/64");
        says("gateway edge changed", "weft:gateway-set edge --source-nat 198.51.100.3");
        var shown = console.run("weft:gateway-show edge");
        assertTrue(shown, shown.contains("inside-prefix   10.1.0.0/25 fd00:1::/64")
            && shown.contains("source-nat      198.51.100.3"));
        says("gateway edge changed", "weft:gateway-set edge --inside-prefix none");
        shown = console.run("weft:gateway-show edge");
        assertTrue(shown, shown.contains("inside-prefix   -") && shown.contains("source-nat      198.51.100.3"));
    }

    @Test
    public void explainsWhatIsWrong() {
        fails("--interface: 'red' is not NETWORK=ADDRESS/LENGTH[,ADDRESS/LENGTH][,outside][,mac=ADDRESS]",
            "weft:gateway-add x --interface red");
        fails("--interface: 'inside' is no address with prefix length, not outside, and no mac=ADDRESS",
            "weft:gateway-add x --interface red=inside");
        fails("--interface 'red=10.0.0.2/8' is given twice",
            "weft:gateway-add x --interface red=10.0.0.1/8 --interface red=10.0.0.2/8");
        fails("--route: '10.0.0.0' is no prefix: write 10.0.0.0/8 or 2001:db8::/32",
            "weft:gateway-add x --route 10.0.0.0=10.0.0.1");
        fails("--route: 'host' is no IP address", "weft:gateway-add x --route 10.0.0.0/8=host");
        fails("'8080' is not PROTOCOL:PORT, such as tcp:8080", "weft:gateway-forward-remove edge 8080");
        fails("--forward: 'host' is no IP address", "weft:gateway-forward-add edge tcp:8080@host=10.1.0.11");
        fails("--inside-prefix: '10.0.0.0' is no prefix: write 10.0.0.0/8 or 2001:db8::/32",
            "weft:gateway-set edge --inside-prefix 10.0.0.0");
        fails("protocol 'icmp' is none of tcp, udp", "weft:gateway-forward-remove edge icmp:1");
        fails("rule: 'maybe' is none of allow, drop, ipv4, ipv6, tcp, udp, sctp, icmp, icmpv6, protocol=N,"
            + " from=NETWORK, to=NETWORK, source=PREFIX, destination=PREFIX, source-port=N[-M],"
            + " destination-port=N[-M]", "weft:gateway-rule-add edge 1 maybe");
        fails("rule: '70000' in 'source-port=70000' is no number from 0 to 65535",
            "weft:gateway-rule-add edge 1 allow,tcp,source-port=70000");
        fails("ORDER '70000' is no number from 0 to 65535", "weft:gateway-rule-add edge 70000 allow");
        fails("give GATEWAY ORDER RULE, not edge 1", "weft:gateway-rule-add edge 1");
        fails("--default-action 'reject' is none of allow, drop", "weft:gateway-add x --default-action reject");
    }

    @Test
    public void completes() {
        assertEquals(List.of("edge"), console.complete("weft:gateway-show "));
        assertEquals(List.of("edge"), console.complete("weft:gateway-rule-add "));
        assertTrue(console.complete("weft:flows e").contains("edge"));
    }
}
