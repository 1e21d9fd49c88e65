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

import com.google.gson.JsonObject;
import dev.weft.it.harness.Await;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.Controller;
import dev.weft.it.harness.FlowDump;
import dev.weft.it.harness.Intent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * Chains on the real thing (VL-16): what the proofs of {@link SampleIT} leave out, as a controller ends meanwhile or
 * somebody works on the console. A router, a firewall and a load balancer on three hosts; a further machine to insert.
 */
public class ChainIT extends SystemTestCase {
    private static final String CHAIN = "chain";
    private static final String NAME = "it-chain";
    private static final String FIRST = "it-chain.it-rt-it-fw";
    private static final String SECOND = "it-chain.it-fw-it-lb";
    private static final String FAR = "10.8.0.2";
    private static final String WAY = "10.8.0.1 10.8.0.2";
    private static final List<String> APPLIANCES = List.of("it-rt", "it-fw", "it-ids", "it-lb");

    private static Map<String, FlowDump> before;

    @BeforeClass
    public static void makeAppliances() {
        before = bed().flows();
        lab().run("add-guest", "it-rt", "--host", "host1", "--iface",
            "eth1,mac=02:00:00:00:08:01,ip=10.8.0.1/24");
        lab().run("add-guest", "it-fw", "--host", "host2", "--iface", "eth0", "--iface", "eth1");
        lab().run("add-guest", "it-ids", "--host", "host1", "--iface", "eth0", "--iface", "eth1");
        lab().run("add-guest", "it-lb", "--host", "host3", "--iface",
            "eth0,mac=02:00:00:00:08:02,ip=10.8.0.2/24");
        lab().run("serve", "it-fw", "firewall");
        lab().run("serve", "it-ids", "bridge");
        intent().add(Stream.of("it-rt host1", "it-fw host2", "it-ids host1", "it-lb host3").map(place ->
            place.split(" ")).map(place -> Intent.json(("{'name':'%s','node':'%s','interface':["
                + "{'name':'eth0','link-enabled':true},{'name':'eth1','link-enabled':true}]}")
                .formatted(place[0], place[1]))).toList(), List.of());
    }

    @AfterClass
    public static void leaveNothing() {
        bed().restore();
        for (var host : Bed.HOSTS) {
            awaitFlows(host, before.get(host).texts());
        }
    }

    @Before
    public void makeChain() {
        intent().put(CHAIN, Intent.json("{'name':'it-chain',"
            + "'liveness':{'query-after':1,'retry-after':1,'inactive-after':3},"
            + "'stage':[{'order':10,'appliance':'it-rt','out':'eth1'},"
            + "{'order':20,'appliance':'it-fw','in':'eth0','out':'eth1'},"
            + "{'order':30,'appliance':'it-lb','in':'eth0'}]}")).orFail();
        intent().await(CHAIN, NAME, "up");
    }

    @Test
    public void theConsoleChangesAChainAndLeavesNothingBehind() {
        assertCrosses("made by RESTCONF", true, false);
        final long kept = intent().segment(FIRST);
        says("changed", "weft:chain-set it-chain --insert it-ids/eth0/eth1 --after it-fw");
        intent().await("link", "it-chain.it-ids-it-lb", "up");
        intent().await(CHAIN, NAME, "up");
        assertCrosses("with a stage inserted", true, true);
        assertEquals("the key of the link that stayed", kept, intent().segment(FIRST));
        says("changed", "weft:chain-set it-chain --stage it-rt/-/eth1 --stage it-ids/eth0/eth1 --stage it-lb/eth0");
        intent().await("link", "it-chain.it-rt-it-ids", "up");
        intent().await(CHAIN, NAME, "up");
        assertCrosses("without the firewall", false, true);
        final var segments = List.of(intent().segment("it-chain.it-rt-it-ids"),
            intent().segment("it-chain.it-ids-it-lb"), kept);
        final var said = says("deleted", "weft:chain-show it-chain; weft:chain-delete it-chain");
        assertTrue(said, said.contains("it-chain.it-rt-it-ids") && said.contains("it-chain.it-ids-it-lb"));
        saw("weft:chain-show:\n{}", said);
        for (var host : Bed.HOSTS) {
            segments.forEach(segment -> {
                awaitGone(host, FlowDump.endOfLink(segment, 0));
                awaitGone(host, FlowDump.endOfLink(segment, 1));
            });
        }
        assertTrue("the appliances stay", intent().stored().toString().contains("it-fw"));
        assertUnreachable("it-rt", FAR);
    }

    private static String says(final String outcome, final String command) {
        final var said = Controller.console(command);
        assertTrue(said, said.contains("chain it-chain " + outcome));
        return said;
    }

    private static void assertCrosses(final String when, final boolean firewall, final boolean ids) {
        final var visits = assertReachesBy(when, "it-rt", FAR, List.of("it-fw", "it-ids"));
        new TreeMap<>(Map.of("it-fw", firewall, "it-ids", ids)).forEach((guest, wanted) -> assertEquals(
            when + ": pings at " + guest, wanted ? visits.pings().sent() : 0, visits.of(guest, WAY)));
    }

    @Test
    public void withoutControllerItGoesOnAndTheNextOneFindsAllAsItWas() {
        final var flows = bed().flows();
        final var keys = Map.of(FIRST, intent().segment(FIRST), SECOND, intent().segment(SECOND));
        final var ping = lab().pingOn("it-rt", FAR);
        Controller.kill();
        Controller.start();
        intent().awaitAllUp();
        final var result = ping.pings();
        assertEquals("lost while the controller was away: " + result, 0, result.lost());
        assertSame(flows, bed().flows(), Bed.HOSTS);
        assertEquals("flow modifications", Map.of("host1", 0L, "host2", 0L, "host3", 0L), bed().flowMods());
        keys.forEach((link, segment) -> assertEquals(link, segment.longValue(), intent().segment(link)));
        saw("controller killed and started: {} pings through the chain, {} lost, 0 flow modifications", result.sent(),
            result.lost());
    }

    @Test
    public void aLinkThatFailsIsToldOfItsChain() {
        final var events = subscribe("/weft:weft/weft:chain[weft:name='it-chain']/weft:state");
        final JsonObject state;
        final JsonObject alarm;
        lab().exec("it-fw", "ip", "link", "set", "eth1", "down");
        try {
            awaitEvent(events, "inactive");
            state = intent().await(CHAIN, NAME, "inactive");
            assertTrue("the reason names the link: " + state, state.get("reason").getAsString().contains(SECOND));
            assertEquals("the other link is not concerned", "up",
                intent().state("link", FIRST).get("status").getAsString());
            alarm = awaitAlarm(false);
            assertTrue(alarm.toString(), alarm.get("text").getAsString().contains(SECOND));
        } finally {
            lab().exec("it-fw", "ip", "link", "set", "eth1", "up");
        }
        awaitEvent(events, "up");
        awaitAlarm(true);
        assertTrue("history: " + state, intent().state(CHAIN, NAME).getAsJsonArray("history").size() >= 3);
        saw("a port of a stage down: '{}', alarm {}", state.get("reason").getAsString(),
            alarm.get("type").getAsString());
    }

    private static JsonObject awaitAlarm(final boolean isCleared) {
        return Await.until("the alarm of the chain to be " + (isCleared ? "cleared" : "raised"), SOON, () ->
            alarms().filter(alarm -> "chain/it-chain".equals(alarm.get("resource").getAsString())).findFirst()
                .orElseGet(JsonObject::new),
            alarm -> alarm.has("is-cleared") && alarm.get("is-cleared").getAsBoolean() == isCleared);
    }

    private static Stream<JsonObject> alarms() {
        final var answer = intent().restconf().get("weft-alarm:alarms?content=nonconfig").body();
        if (!answer.isJsonObject() || !answer.getAsJsonObject().getAsJsonObject("weft-alarm:alarms").has("alarm")) {
            return Stream.of();
        }
        return StreamSupport.stream(answer.getAsJsonObject().getAsJsonObject("weft-alarm:alarms")
            .getAsJsonArray("alarm").spliterator(), false).map(element -> element.getAsJsonObject());
    }

    @Test
    public void badChainsAreRefusedWithTheReason() {
        final var stored = intent().stored();
        assertRefused("{'name':'bad','stage':[{'order':1,'appliance':'it-ids','out':'eth1'}]}", "at least two");
        assertRefused("{'name':'bad','stage':[{'order':1,'appliance':'it-ids','out':'eth1'},"
            + "{'order':2,'appliance':'it-lb'}]}", "stage 2");
        assertRefused("{'name':'bad','stage':[{'order':1,'appliance':'it-ids','out':'eth1'},"
            + "{'order':2,'appliance':'it-fw','in':'eth0'}]}", FIRST);
        assertRefused("{'name':'bad','stage':[{'order':1,'appliance':'nobody','out':'eth1'},"
            + "{'order':2,'appliance':'it-ids','in':'eth0'}]}", "appliance nobody does not exist");
        assertRefused("{'name':'bad','stage':[{'order':1,'appliance':'web-office','out':'eth0'},"
            + "{'order':2,'appliance':'it-ids','in':'eth0'}]}", "not link-enabled");
        APPLIANCES.stream().filter(name -> !"it-ids".equals(name)).forEach(name -> {
            final var answer = intent().restconf().send("DELETE", Intent.ROOT + "/appliance=" + name, null);
            assertTrue("an appliance of a chain is not deleted: " + answer, answer.status() == 409
                && answer.messages().contains("of chain it-chain"));
        });
        final var whole = intent().stored();
        final var appliances = whole.getAsJsonObject(Intent.ROOT).getAsJsonArray("appliance");
        appliances.remove(StreamSupport.stream(appliances.spliterator(), false).filter(entry ->
            "it-fw".equals(entry.getAsJsonObject().get("name").getAsString())).findFirst().orElseThrow());
        final var answer = intent().restconf().send("PUT", Intent.ROOT, whole);
        assertTrue("nor by writing all intent without it: " + answer, answer.status() == 409
            && answer.messages().contains("stage 20 of chain it-chain"));
        assertEquals("nothing is half done", stored, intent().stored());
    }

    private static void assertRefused(final String entry, final String named) {
        final var answer = intent().put(CHAIN, Intent.json(entry));
        assertTrue(entry + ": " + answer, answer.status() >= 400 && answer.status() < 500
            && answer.messages().contains(named));
    }
}
