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
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.Controller;
import dev.weft.it.harness.Intent;
import dev.weft.it.harness.Lab.Pings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * Service insertion on the real thing (SI-1 to SI-8): what the proofs of {@link SampleIT} leave out, as a controller or
 * switch ends meanwhile. The market of the sample: a web server on host1 whose traffic is led through services.
 */
public class ServiceIT extends SystemTestCase {
    private static final String POLICY = "policy";
    private static final Map<String, String> CLIENTS = Map.of("near-market", "10.7.0.2", "far-market", "10.7.0.3");
    /** The guests of each service: those of its instances. */
    private static final SortedMap<String, List<String>> SERVICES = new TreeMap<>(Map.of(
        "count", List.of("count-market"), "firewall", List.of("fw-market", "fw2-market"), "ids",
        List.of("ids-market")));

    @Test
    public void randomChainsUnderTrafficAreVisitedAsIntendedAndLoseNothing() {
        final long seed = new Random().nextLong();
        final var random = new Random(seed);
        saw("seed of the chains: {}", seed);
        final var ping = lab().pingOn("near-market", Market.SERVER);
        final List<List<String>> chains = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            final var chain = new ArrayList<>(SERVICES.keySet());
            Collections.shuffle(chain, random);
            chains.add(List.copyOf(chain.subList(0, 1 + random.nextInt(chain.size()))));
            Market.lead(chains.get(i));
            assertVisited("seed " + seed + ", chains " + chains, chains.get(i));
        }
        final var result = ping.pings();
        assertEquals("lost of a ping every 10 ms under chains " + chains + ", seed " + seed, 0, result.lost());
        saw("{} changes of the chain: {} pings, {} lost, longest gap {} ms", chains.size(), result.sent(),
            result.lost(), result.longestGapMillis());
    }

    @Test
    public void withoutControllerNewConnectionsAreStillLed() {
        Market.lead(List.of("count", "firewall", "ids"));
        final var state = intent().state(POLICY, Market.POLICY);
        bed().awaitOneGeneration();
        final var before = bed().flows();
        final var ping = lab().pingOn("near-market", Market.SERVER);
        Controller.kill();
        try {
            assertVisited("no controller", List.of("count", "firewall", "ids"));
        } finally {
            Controller.start();
        }
        intent().awaitAllUp();
        final var result = ping.pings();
        assertEquals("lost while the controller was away: " + result, 0, result.lost());
        assertSame(before, bed().flows(), Bed.HOSTS);
        assertEquals("flow modifications", Map.of("host1", 0L, "host2", 0L, "host3", 0L), bed().flowMods());
        final var after = intent().state(POLICY, Market.POLICY);
        assertEquals("generation", state.get("generation"), after.get("generation"));
        assertVisited("the next controller", List.of("count", "firewall", "ids"));
        saw("controller killed and started: {} pings, {} lost, 0 flow modifications, generation {} as before",
            result.sent(), result.lost(), after.get("generation"));
    }

    @Test
    public void aSwitchThatCrashesLeadsAgainAsBefore() {
        Market.lead(List.of("count", "ids"));
        bed().awaitOneGeneration();
        final var before = bed().flows().get("host2").texts();
        lab().crashSwitch("host2");
        awaitFlows("host2", before);
        intent().awaitAllUp();
        // a fence in Ethernet is some seconds longer away than its flows: the helper puts back what is on br-ex
        Await.until("pings to host2 to come through again", SOON, () -> lab().ping("near-market", Market.SERVER, 20),
            Pings::isClean);
        assertVisited("host2 crashed", List.of("count", "ids"));
    }

    @Test
    public void aServiceThatDiesIsToldAndComesBack() {
        Market.lead(List.of("count"));
        final var events = subscribe("/weft:weft/weft:service[weft:name='count']/weft:state");
        lab().run("stop-service", "count-market");
        try {
            final var state = Await.until("service count to be out of service", SOON,
                () -> intent().state("service", "count"), found -> !"up".equals(found.get("status").getAsString()));
            assertTrue("the reason names the instance: " + state,
                state.get("reason").getAsString().contains("count"));
            awaitEvent(events, state.get("status").getAsString());
            // without-instance open: traffic passes by
            assertVisited("count is dead", List.of());
        } finally {
            lab().run("serve", "count-market", "bridge");
        }
        intent().await("service", "count", "up");
        awaitEvent(events, "up");
        assertVisited("count is back", List.of("count"));
    }

    @Test
    public void badIntentIsRefusedWithTheReason() {
        assertRefused(POLICY, "{'name':'bad','service':['nobody']}", "nobody");
        assertRefused(POLICY, "{'name':'bad','id':700,'service':['count']}", "700");
        assertRefused("service", "{'name':'bad','network':'market','instance':[]}", "without-instance");
        assertRefused("service", "{'name':'bad','network':'nowhere','without-instance':'open'}", "nowhere");
        assertRefused("service", "{'name':'bad','network':'market','without-instance':'open','instance':[{'name':'one',"
            + "'appliance':'fw-market','in':'eth0','out':'eth1'}]}", "fw-market");
        assertRefused("port-profile", "{'name':'bad','policy':[{'policy':'nothing'}]}", "nothing");
        final var used = intent().restconf().send("DELETE", Intent.ROOT + "/service=count", null);
        assertTrue("a service in a chain is not deleted: " + used, used.status() >= 400
            && used.messages().contains(Market.POLICY));
    }

    private static void assertRefused(final String list, final String entry, final String named) {
        final var answer = intent().put(list, Intent.json(entry));
        assertTrue(entry + ": " + answer, answer.status() >= 400 && answer.status() < 500
            && answer.messages().contains(named));
    }

    /** Pings of a client pass each service of the chain once in each direction, and no other one. */
    private static void assertVisited(final String when, final List<String> chain) {
        final var guests = SERVICES.values().stream().flatMap(Collection::stream).toList();
        final String client = "far-market";
        final var visits = assertReachesBy(when, client, Market.SERVER, guests);
        SERVICES.forEach((service, instances) -> Stream.of(CLIENTS.get(client) + " " + Market.SERVER,
            Market.SERVER + " " + CLIENTS.get(client)).forEach(way -> assertEquals(
                when + ": pings " + way + " at " + service, chain.contains(service) ? visits.pings().sent() : 0,
                instances.stream().mapToInt(guest -> visits.of(guest, way)).sum())));
    }
}
