/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.doReturn;

import com.google.gson.JsonParser;
import dev.weft.api.node.FlowInspector.Line;
import dev.weft.api.node.FlowInspector.Verdict;
import dev.weft.cli.SampleIntent;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeCleared;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeClearedOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeClearedOutputBuilder;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

public class ConsoleTest extends ConsoleTestCase {
    private SampleIntent sample;

    @Before
    public void before() throws Exception {
        sample = new SampleIntent(getDataBroker());
        console = new Console(sample, List.of((node, filter) -> List.of(
            new Line(Verdict.UNWANTED, Optional.empty(), "table=LINK actions=drop"))), rpcs);
    }

    @Test
    public void karafFindsAllCommands() {
        assertEquals(List.of("alarm-list", "alarm-purge", "appliance-list", "chain-add",
            "chain-delete", "chain-list", "chain-set", "chain-show", "copy-deploy", "copy-forget", "copy-list",
            "copy-restore", "copy-show", "copy-undeploy", "fence-list", "fence-show", "flows",
            "gateway-add", "gateway-delete", "gateway-forward-add", "gateway-forward-remove", "gateway-list",
            "gateway-rule-add", "gateway-rule-remove", "gateway-set", "gateway-show",
            "link-create", "link-delete", "link-list", "link-show", "locator", "network-list", "network-show",
            "node-list", "node-show", "policy-add", "policy-delete", "policy-list",
            "policy-rule-add", "policy-rule-list", "policy-rule-remove", "policy-set", "policy-show",
            "profile-add", "profile-attach", "profile-delete", "profile-detach", "profile-list", "profile-set",
            "profile-show", "service-add", "service-delete", "service-instance-add", "service-instance-remove",
            "service-instance-set", "service-list", "service-rule-add", "service-rule-remove", "service-set",
            "service-show", "template-check-in", "template-delete", "template-list",
            "template-show", "trace", "vnet-list", "vnet-show"),
            console.names());
    }

    @Test
    public void listsWithNothingInThem() throws Exception {
        assertEquals("no networks", console.run("weft:network-list"));
        assertEquals("no nodes", console.run("weft:node-list"));
        assertEquals("no alarms", console.run("weft:alarm-list"));
        assertEquals("no links", console.run("weft:link-list"));
        assertEquals("no appliances", console.run("weft:appliance-list"));
        assertEquals("[]", console.run("weft:link-list --format json"));
    }

    @Test
    public void nodeList() throws Exception {
        sample.write();
        says("""
            NODE  STATUS   HOST-ID  IPV4       IPV6  LAN-SEGMENT  OVSDB  OPENFLOW  FLOWS  WANTED  FLOW-MODS  \
            OVERSIZE   HELPER                REASON
            h1    up       7        192.0.2.1  -     -            yes    yes       40     41      3          \
            af-packet  2026-11-21T12:00:00Z  -
            h2    unknown  -        192.0.2.2  -     -            -      -         -      -       -          \
            -          -                     -""", "weft:node-list");
        final var json = JsonParser.parseString(console.run("weft:node-list --format json")).getAsJsonArray();
        assertEquals("""
            {"name":"h1","status":"up","host-id":7,"ipv4":"192.0.2.1","ovsdb-connected":true,\
            "openflow-connected":true,"flows-wanted":41,"flows-present":40,"flow-mods":3,"ovs-version":"3.1.0",\
            "helper-last-report":"2026-11-21T12:00:00Z","oversize":"af-packet",\
            "helper-counter":{"halves-expired":"3"}}""", json.get(0).toString());
    }

    @Test
    public void nodeShow() throws Exception {
        sample.write();
        final var shown = console.run("weft:node-show h1");
        assertTrue(shown, shown.contains("\noversize            af-packet\n") && shown.endsWith(
            "\nhelper-last-report  2026-11-21T12:00:00Z\n\nCOUNTER         VALUE\nhalves-expired  3"));
        assertTrue(console.run("weft:node-show h2").endsWith("helper-last-report  -"));
        fails("node h3 does not exist", "weft:node-show h3");
        assertEquals(List.of("h1", "h2"), console.complete("weft:node-show h"));
    }

    @Test
    public void linkList() throws Exception {
        sample.write();
        says("""
            LINK   STATUS   ALIVE     SEGMENT  A        B        DSCP     MTU   IN-HALVES  RTT       REASON
            blue   waiting  inactive  5        fw/eth0  lb/eth0  inherit  1438  2890       0.312 ms  \
            end b: node h2 is not connected
            blue2  unknown  -         -        fw/eth1  lb/eth1  inherit  -     -          -         -""",
            "weft:link-list");
    }

    @Test
    public void linkShow() throws Exception {
        sample.write();
        says("""
            LINK            blue
            status          waiting
            reason          end b: node h2 is not connected
            last-change     -
            segment-id      5
            mtu             1438
            mtu-in-halves   2890
            alive           inactive
            authentication  hmac-sha256
            dscp            inherit
            outer-family    auto
            liveness        15/5/45 s (query-after/retry-after/inactive-after)

            END  WHAT                 NODE  OUTER-ADDRESS  STATUS   ALIVE     CAUSE   SINCE                 RTT   \
                REASON
            a    fw/eth0              h1    2001:db8::1    up       inactive  silent  2026-11-21T11:59:00Z  0.312 ms  -
            b    lb/eth0 by lb2/eth0  h2    -              waiting  -         -       -                     -     \
                node h2 is not connected

            COUNTER         A                     B
            sent-packets    7                     -
            halves-dropped  18446744073709551615  -

            CHANGE  TIME                  STATUS   REASON
            1       2026-11-21T12:00:00Z  up       -
            2       2026-11-21T12:00:01Z  waiting  end b: node h2 is not connected""", "weft:link-show blue");
        assertEquals("""
            {"name":"blue","status":"waiting","segment-id":5,"dscp":"inherit","liveness":"15/5/45","mtu":1438,\
            "mtu-in-halves":2890,"alive":"inactive","authentication":"hmac-sha256",\
            "reason":"end b: node h2 is not connected","a":{"end":"fw/eth0","node":"h1",\
            "outer-address":"2001:db8::1","status":"up","alive":"inactive","cause":"silent",\
            "since":"2026-11-21T11:59:00Z","round-trip-time":312},\
            "b":{"end":"lb/eth0","node":"h2","status":"waiting","reason":"node h2 is not connected",\
            "in-use":"lb2/eth0"},"counters":{"a":{"sent-packets":"7","halves-dropped":"18446744073709551615"}},\
            "history":[{"number":1,"time":"2026-11-21T12:00:00Z","status":"up"},\
            {"number":2,"time":"2026-11-21T12:00:01Z","status":"waiting",\
            "reason":"end b: node h2 is not connected"}]}""",
            JsonParser.parseString(console.run("weft:link-show --format json blue")).toString());
        fails("link green does not exist", "weft:link-show green");
    }

    @Test
    public void alarmList() throws Exception {
        sample.write();
        says("""
            RESOURCE   ALARM          SEVERITY  STATE   SINCE                 CHANGES  TEXT
            link/blue  link-inactive  major     raised  2026-11-21T12:00:00Z  1        end b hears nothing""",
            "weft:alarm-list");
        assertEquals(3, console.run("weft:alarm-list --all").lines().count());
        final var json = JsonParser.parseString(console.run("weft:alarm-list --all --format json")).getAsJsonArray();
        assertEquals("""
            {"resource":"node/h2","type":"node-unreachable","severity":"major","is-cleared":true,\
            "time":"2026-11-21T12:00:00Z","count":2,"text":"it is connected"}""", json.get(1).toString());
    }

    @Test
    public void alarmPurge() throws Exception {
        doReturn((PurgeCleared) input -> RpcResultBuilder.success(
            new PurgeClearedOutputBuilder().setPurged(Uint32.valueOf(3)).build()).buildFuture())
            .when(rpcs).getRpc(PurgeCleared.class);
        assertEquals("3 alarms purged", console.run("weft:alarm-purge"));
        assertEquals("{\n  \"purged\": 3\n}", console.run("weft:alarm-purge --format json"));
        doReturn((PurgeCleared) input -> RpcResultBuilder.<PurgeClearedOutput>failed()
            .withError(ErrorType.APPLICATION, "not now").buildFuture()).when(rpcs).getRpc(PurgeCleared.class);
        assertTrue(assertThrows(CommandException.class, () -> console.run("weft:alarm-purge")).getNiceHelp()
            .contains("not now"));
    }

    @Test
    public void applianceList() throws Exception {
        sample.write();
        says("""
            APPLIANCE  TYPE           TENANT  NODE  INTERFACE  ADMIN  LINK-ENABLED  STATUS   LINK   NETWORK  \
            SERVICE  PROFILE  PORT     REASON
            fw         firewall       -       h1    eth0       up     yes           unknown  blue   -        \
            -        -        fw/eth0  -
            fw         firewall       -       h1    eth1       up     yes           unknown  blue2  -        \
            -        -        fw/eth1  -
            fw         firewall       -       h1    eth2       up     yes           unknown  -      -        \
            -        -        fw/eth2  -
            fw         firewall       -       h1    eth3       up     no            unknown  -      -        \
            -        -        fw/eth3  -
            lb         load-balancer  -       h2    eth0       up     yes           unknown  blue   -        \
            -        -        lb/eth0  -
            lb         load-balancer  -       h2    eth1       up     yes           unknown  blue2  -        \
            -        -        lb/eth1  -
            lb         load-balancer  -       h2    eth2       up     yes           unknown  -      -        \
            -        -        lb/eth2  -
            lb         load-balancer  -       h2    eth3       up     no            unknown  -      -        \
            -        -        lb/eth3  -
            spare      other          -       -     -          -      -             -        -      -        \
            -        -        -        -""",
            "weft:appliance-list");
        final var json = JsonParser.parseString(console.run("weft:appliance-list --format json")).getAsJsonArray();
        assertEquals("""
            {"name":"eth0","admin-state":"up","link-enabled":true,"status":"unknown","link":"blue",\
            "port-id":"fw/eth0"}""", json.get(0).getAsJsonObject().getAsJsonArray("interface").get(0).toString());
    }

    @Test
    public void linkCreateAndDelete() throws Exception {
        assertEquals("link x created", console.run("weft:link-create x --a fw/eth0 --b lb/eth0"));
        assertEquals("eth0", sample.link("x").getB().getInterface().getValue());
        assertEquals("link x unchanged", console.run("weft:link-create --a fw/eth0 --b lb/eth0 --dscp inherit x"));
        fails("link x exists with a fw/eth0, b lb/eth0, segment-id auto, dscp inherit, outer-family auto, liveness "
            + "15/5/45; delete it first", "weft:link-create x --a fw/eth0 --b lb/eth0 --dscp 46");
        assertEquals("{\n  \"link\": \"x\",\n  \"outcome\": \"deleted\"\n}",
            console.run("weft:link-delete x --format=json"));
        assertNull(sample.link("x"));
        fails("link x does not exist", "weft:link-delete x");
    }

    @Test
    public void linkCreateWithAllOptions() throws Exception {
        assertEquals("link far created", console.run(Console.words("weft:link-create far --a fw/eth0 --b-external",
            "\"[2001:db8::9]:6082\" --segment-id 77 --dscp 46 --outer-family ipv6")));
        assertTrue(console.run("weft:link-list").endsWith(
            "\nfar   unknown  -      77       fw/eth0  external [2001:db8::9]:6082  46    -    -          -    -"));
        assertEquals("link near created",
            console.run("weft:link-create near --a fw/eth1 --b-external 192.0.2.9:6082"));
        assertEquals("link plain created",
            console.run("weft:link-create plain --a fw/eth2 --b-external 2001:db8::9"));
    }

    @Test
    public void wrongInputIsExplained() {
        fails("a link needs a second end: give --b APPLIANCE/INTERFACE or --b-external ADDRESS[:PORT]",
            "weft:link-create x --a fw/eth0");
        fails("segment id 16776960 does not fit the wire format: it must be 1 to 16776959",
            "weft:link-create x --a fw/eth0 --b lb/eth0 --segment-id 16776960");
        fails("link name '_x' is not 1 to 64 letters, digits, '.', '_' or '-' starting with a letter or digit",
            "weft:link-show _x");
        fails("a link needs a first end: give --a APPLIANCE/INTERFACE", "weft:link-create x");
        fails("there is no option --c; see --help", "weft:link-create x --c fw/eth0");
        fails("option --a needs a value", "weft:link-create x --a");
        fails("give one link, not blue green", "weft:link-show blue green");
        fails("give a node, or an object and perhaps a node, not a b c", "weft:flows a b c");
        fails("format 'xml' is neither table nor json", "weft:link-list --format xml");
    }

    @Test
    public void flows() throws Exception {
        sample.write();
        says("""
            node h1: 0 present, 0 missing (-), 1 unwanted (+)
            + unknown  table=LINK actions=drop""", "weft:flows h1");
        assertTrue(console.run("weft:flows blue h2").startsWith("node h2: "));
        fails("node h3 does not exist; nodes: h1, h2", "weft:flows blue h3");
    }

    @Test
    public void answersCanBePiped() throws Exception {
        sample.write();
        assertTrue(console.run("weft:link-list | test:upper").contains("BLUE2  UNKNOWN"));
    }

    @Test
    public void helpSaysWhatAndHow() throws Exception {
        for (var name : console.names()) {
            final var help = console.run("weft:" + name + " --help");
            assertTrue(help, help.contains("DESCRIPTION") && help.contains("weft:" + name)
                && help.contains("--format") && help.contains("DETAILS"));
        }
    }

    @Test
    public void completion() {
        sample.write();
        assertEquals(List.of("h1", "h2"), console.complete("weft:flows blue h"));
        assertEquals(List.of("blue", "blue2"), console.complete("weft:link-show bl"));
        assertEquals(List.of("blue2"), console.complete("weft:link-delete blue2"));
        assertEquals(List.of("fw/eth2", "lb/eth2"), console.complete("weft:link-create x --a "));
        assertEquals(List.of("lb/eth2"), console.complete("weft:link-create x --a fw/eth2 --b l"));
        assertEquals(List.of("ipv4", "ipv6"), console.complete("weft:link-create x --outer-family "));
        assertEquals(List.of("inherit"), console.complete("weft:link-create x --dscp i"));
        assertEquals(List.of("json", "table"), console.complete("weft:node-list --format "));
        assertEquals(List.of("h1", "h2"), console.complete("weft:flows h"));
        assertEquals(List.of("fw/eth0", "fw/eth1", "fw/eth2", "fw/eth3"), console.complete("weft:flows fw/"));
    }
}
