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
import com.google.gson.JsonParser;
import dev.weft.it.harness.Controller;
import dev.weft.it.harness.Intent;
import dev.weft.it.harness.Lab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.Test;

/** What {@code weft-trace:trace} says of a packet is what becomes of a real one (SI-12). */
public class TraceIT extends SystemTestCase {
    private static final String MARKET_SERVER = "10.7.0.1";
    private static final String WEB_OFFICE = "02:00:00:00:01:01";
    private static final String DB_OFFICE = "02:00:00:00:01:03";
    /** The guests behind the services' instances of the sample. */
    private static final Map<String, String> INSTANCES = Map.of("count/count", "count-market", "firewall/one",
        "fw-market", "firewall/two", "fw2-market", "ids/ids", "ids-market");
    /** Guests that send, guests that it is meant for, and the address by which they know each other. */
    private static final List<List<String>> PAIRS = List.of(
        List.of("fw-red", "lb-red", "10.0.0.2"), List.of("vpn-red", "ids-red", "10.0.1.2"),
        List.of("rt-blue", "vpn-blue", "10.77.1.2"), List.of("gw-green", "box-green", "10.0.2.2"),
        List.of("web-office", "app-office", "10.1.0.2"), List.of("web-office", "db-office", "10.1.0.3"),
        List.of("web-office", "mon-office", "10.1.0.4"), List.of("web-copy", "app-copy", "10.1.0.2"),
        List.of("gate-dmz", "shop-dmz", "10.2.0.2"), List.of("gate-dmz", "till-dmz", "10.2.0.3"),
        List.of("near-market", "web-market", MARKET_SERVER), List.of("far-market", "web-market", MARKET_SERVER),
        List.of("web-market", "far-market", "10.7.0.3"));

    @Test
    public void packetsArriveWhereTheTraceSays() {
        for (var pair : PAIRS) {
            final var trace = trace(pair.get(0), "'destination':'" + pair.get(1) + "/eth0'");
            assertEquals(pair + ": " + trace, List.of("delivered " + pair.get(1) + "/eth0"), verdicts(trace));
            assertReaches(pair.get(0), pair.get(2));
            saw("{} to {}: {} steps through {}", pair.get(0), pair.get(1), list(trace, "step").size(), nodes(trace));
        }
    }

    @Test
    public void servicesAreVisitedAsTheTraceSays() {
        for (var client : List.of("near-market", "far-market")) {
            final var there = instances(trace(client, "'destination':'web-market/eth0'"));
            final var back = instances(trace("web-market", "'destination':'" + client + "/eth0','reply':true"));
            final var reversed = new ArrayList<>(there);
            Collections.reverse(reversed);
            assertEquals("the way back of " + client, reversed, back);
            lab().resetServed(INSTANCES.values());
            assertReaches(client, MARKET_SERVER);
            final var visited = new ArrayList<>(INSTANCES.keySet());
            // besides, the firewall gets probes
            final var served = lab().served(INSTANCES.values());
            visited.removeIf(instance -> served.getOrDefault(INSTANCES.get(instance), new TreeMap<>()).keySet().stream()
                .noneMatch(way -> way.contains(MARKET_SERVER)));
            assertEquals("instances that " + client + " visited", there.stream().sorted().toList(),
                visited.stream().sorted().toList());
            saw("{} to web-market by {}", client, there);
        }
    }

    @Test
    public void forgedSourcesAreDropped() {
        final var trace = trace("web-office", "'destination':'app-office/eth0','eth-src':'" + DB_OFFICE + "'");
        final var verdict = list(trace, "verdict").get(0);
        assertEquals("dropped", verdict.get("kind").getAsString());
        assertTrue(verdict.toString(), verdict.get("reason").getAsString().contains("forged"));
        final var capture = lab().capture("app-office", "--filter", "ether src " + DB_OFFICE + " and ip src 10.1.0.77");
        send("web-office", DB_OFFICE, "02:00:00:00:01:02");
        assertEquals("forged frames that arrived", List.of(), capture.frames());
        saw("forged source: {}", verdict);
    }

    @Test
    public void broadcastsGoToAllMembersAndNobodyElse() {
        final var trace = trace("web-office", "'eth-dst':'ff:ff:ff:ff:ff:ff','ether-type':2054");
        assertEquals(List.of("delivered app-office/eth0", "delivered db-office/eth0", "delivered mon-office/eth0"),
            verdicts(trace).stream().sorted().toList());
        final var captures = new ArrayList<Lab.Job>();
        final var others = List.of("app-office", "db-office", "mon-office", "app-copy", "db-copy", "mon-copy");
        others.forEach(guest -> captures.add(lab().capture(guest, "--filter", "ether src " + WEB_OFFICE
            + " and ether dst ff:ff:ff:ff:ff:ff and ip src 10.1.0.77")));
        send("web-office", WEB_OFFICE, "ff:ff:ff:ff:ff:ff");
        final var heard = new ArrayList<String>();
        for (int i = 0; i < others.size(); i++) {
            if (!captures.get(i).frames().isEmpty()) {
                heard.add(others.get(i));
            }
        }
        assertEquals(List.of("app-office", "db-office", "mon-office"), heard);
    }

    @Test
    public void consoleShowsTheSame() {
        final var shown = Controller.console("weft:trace near-market/eth0 web-market/eth0");
        assertTrue(shown, shown.contains("watched") && shown.contains("delivered") && shown.contains("TUNNEL_OUT"));
        saw("weft:trace near-market/eth0 web-market/eth0:\n{}", shown);
        final var json = Controller.console("weft:trace web-office/eth0 db-office/eth0 --dst-port 80 --format json");
        final var found = JsonParser.parseString(json.substring(json.indexOf('{'), json.lastIndexOf('}') + 1))
            .getAsJsonObject();
        assertEquals(80, found.getAsJsonObject("packet").get("dst-port").getAsInt());
    }

    @Test
    public void wrongQuestionsAreRefusedWithTheReason() {
        assertRefused("'source':'nobody/eth0'", "there is no interface nobody/eth0");
        assertRefused("'source':'web-office/eth0'", "give ip-src and ip-dst");
        assertRefused("'source':'web-office/eth0','destination':'app-office/eth0','protocol':'udp'", "give dst-port");
        assertRefused("'source':'web-office'", "APPLIANCE/INTERFACE");
    }

    private static void assertRefused(final String input, final String named) {
        final var answer = intent().restconf().call("weft-trace:trace", Intent.json("{'input':{" + input + "}}"));
        assertTrue(input + ": " + answer, answer.status() >= 400 && answer.status() < 500
            && answer.messages().contains(named));
    }

    private static JsonObject trace(final String guest, final String input) {
        return intent().restconf().call("weft-trace:trace", Intent.json("{'input':{'source':'" + guest + "/eth0',"
            + input + "}}")).orFail().body().getAsJsonObject().getAsJsonObject("weft-trace:output");
    }

    private static List<JsonObject> list(final JsonObject trace, final String name) {
        return StreamSupport.stream(trace.getAsJsonArray(name).spliterator(), false)
            .map(entry -> entry.getAsJsonObject()).toList();
    }

    private static List<String> verdicts(final JsonObject trace) {
        return list(trace, "verdict").stream().map(verdict -> verdict.get("kind").getAsString() + " "
            + (verdict.has("interface") ? verdict.get("interface").getAsString() : verdict.toString())).toList();
    }

    private static List<String> nodes(final JsonObject trace) {
        return list(trace, "step").stream().map(step -> step.get("node").getAsString()).distinct().toList();
    }

    /** The services that it passes, in order. */
    private static List<String> instances(final JsonObject trace) {
        return list(trace, "step").stream().filter(step -> step.get("kind").getAsString().equals("service"))
            .map(step -> step.get("service").getAsString() + "/" + step.get("instance").getAsString()).toList();
    }

    private static void send(final String guest, final String from, final String to) {
        lab().run("send", guest, "--inner-src-mac", from, "--inner-dst-mac", to, "--inner-src", "10.1.0.77",
            "--inner-dst", "10.1.0.255", "--count", "2");
    }
}
