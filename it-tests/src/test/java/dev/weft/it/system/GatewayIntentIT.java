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
import dev.weft.it.harness.FlowDump;
import dev.weft.it.harness.Intent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/**
 * Tenant gateways by RESTCONF on the real thing (GW-1): made, shown, moved, refused, deleted. What packets see of them
 * is among the proofs of {@link SampleIT} and in {@link GatewayIT}.
 */
public class GatewayIntentIT extends SystemTestCase {
    private static final String GATEWAY = "gateway";
    private static final String EDGE = "it-edge";
    private static final int KIND_SHIFT = 48;
    private static final long KIND = 0x570f;

    @Before
    public void networks() {
        intent().addNetworks(List.of(), List.of(Intent.network("it-red", "", List.of()),
            Intent.network("it-out", "", List.of())));
    }

    @After
    public void restore() {
        bed().restore();
    }

    private static JsonObject edge(final String node) {
        return Intent.json(("{'name':'it-edge','node':'%s','default-action':'drop','interface':[{'network':'it-red',"
            + "'address':['10.9.1.1/24','fd19:1::1/64'],'mac-address':'02:00:00:00:09:fe'},{'network':'it-out',"
            + "'address':['10.9.2.1/24'],'outside':true}],'route':[{'destination':'0.0.0.0/0',"
            + "'next-hop':'10.9.2.254'}],'source-nat':{'address':['10.9.2.1']},'forward':[{'protocol':'tcp',"
            + "'port':8080,'to-address':'10.9.1.2','to-port':80}],"
            + "'rule':[{'order':10,'action':'allow','from':'it-red','to':'it-out'}]}").formatted(node));
    }

    private static JsonObject with(final String part, final String json) {
        final var entry = edge("host3");
        entry.add(part, Intent.json("{'it':" + json + "}").get("it"));
        return entry;
    }

    /** Which flows of gateways on a host have come since. */
    private static Set<String> fresh(final String host, final Map<String, FlowDump> before) {
        final var flows = gateways(lab().flows(host));
        flows.removeAll(gateways(before.get(host)));
        return flows;
    }

    private static SortedSet<String> gateways(final FlowDump dump) {
        return dump.with(cookie -> cookie >>> KIND_SHIFT == KIND);
    }

    private static void awaitOn(final String node, final Map<String, FlowDump> before) {
        Await.until("the gateway to be up on " + node, SOON, () -> intent().state(GATEWAY, EDGE),
            // of the node it was on before, it may be up still
            state -> state.has("node") && node.equals(state.get("node").getAsString())
                && "up".equals(state.get("status").getAsString()));
        Bed.HOSTS.forEach(host -> Await.until("flows of the gateway on " + host, SOON, () -> fresh(host, before),
            flows -> flows.isEmpty() != host.equals(node)));
    }

    @Test
    public void isMadeShownMovedAndDeleted() {
        final var before = bed().flows();
        intent().put(GATEWAY, edge("host3")).orFail();
        awaitOn("host3", before);
        final var state = intent().state(GATEWAY, EDGE);
        final int number = state.get("number").getAsInt();
        assertEquals(Map.of("routing", "4 true", "firewall", "2 true", "source-nat", "1 true", "forward", "1 true"),
            state.getAsJsonArray("stage").asList().stream().map(entry -> entry.getAsJsonObject()).collect(
                Collectors.toMap(entry -> entry.get("name").getAsString(), entry -> entry.get("entries").getAsInt()
                    + " " + entry.get("in-force").getAsBoolean())));
        assertTrue(state.toString(), state.getAsJsonArray("interface").asList().stream()
            .allMatch(side -> "up".equals(side.getAsJsonObject().get("status").getAsString())));
        saw("gateway {} has number {} and {} flows on host3", EDGE, number, fresh("host3", before).size());

        intent().put(GATEWAY, edge("host2")).orFail();
        awaitOn("host2", before);
        intent().delete(GATEWAY, EDGE);
        Bed.HOSTS.forEach(host -> Await.until("flows of the gateway on " + host + " to go", SOON,
            () -> fresh(host, before), Set::isEmpty));
        Await.until("its state to go", SOON, () -> intent().state(GATEWAY, EDGE), found -> !found.has("status"));
    }

    @Test
    public void whatIsImpossibleIsRefusedAndLeavesNothingBehind() {
        intent().put(GATEWAY, edge("host3")).orFail();
        final var stored = intent().stored();
        refused(400, "invalid-value", "node host9", edge("host9"));
        refused(400, "invalid-value", "network nowhere does not exist", with("interface",
            "[{'network':'nowhere','address':['10.9.1.1/24']}]"));
        refused(400, "invalid-value", "overlaps", with("interface",
            "[{'network':'it-red','address':['10.9.1.1/24']},{'network':'it-out','address':['10.9.1.2/16']}]"));
        refused(400, "invalid-value", "next-hop 192.0.2.1", with("route",
            "[{'destination':'0.0.0.0/0','next-hop':'192.0.2.1'}]"));
        refused(400, "invalid-value", "10.9.1.1 of source-nat", with("source-nat", "{'address':['10.9.1.1']}"));
        refused(400, "invalid-value", "to-address 10.9.2.7", with("forward",
            "[{'protocol':'tcp','port':80,'to-address':'10.9.2.7'}]"));
        refused(400, "invalid-value", "network nowhere in 'to'", with("rule",
            "[{'order':1,'action':'allow','to':'nowhere'}]"));
        final var undecided = edge("host3");
        undecided.remove("default-action");
        refused(400, "invalid-value", "default-action", undecided);
        final var twin = edge("host1");
        twin.addProperty("name", "it-twin");
        refused(409, "in-use", "gateway it-edge", twin);
        final var gone = intent().restconf().send("DELETE", Intent.ROOT + "/network=it-red", null);
        assertEquals(gone.toString(), 409, gone.status());
        assertTrue(gone.toString(), gone.messages().contains("gateway it-edge"));
        assertEquals("the stored intent", stored, intent().stored());
    }

    private static void refused(final int status, final String tag, final String named, final JsonObject entry) {
        final var answer = intent().put(GATEWAY, entry);
        assertEquals(answer.toString(), status, answer.status());
        assertTrue(answer.toString(), answer.tags().contains(tag));
        assertTrue(answer.toString(), answer.messages().contains(named));
    }
}
