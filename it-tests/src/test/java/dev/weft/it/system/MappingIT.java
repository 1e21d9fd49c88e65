/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.it.harness.Await;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.Controller;
import dev.weft.it.harness.Intent;
import dev.weft.it.harness.Restconf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.Before;
import org.junit.Test;

/**
 * The mapping service as people and programs see it (SI-9): its settings, its answers by RESTCONF, and what a change of
 * rules costs. That traffic takes the way it tells is among the proofs of {@link SampleIT}.
 */
public class MappingIT extends SystemTestCase {
    private static final String POLICY = "policy";
    private static final String ROUTES = "routes";
    private static final String WATCHED = "watched";
    private static final String SERVER = "10.7.0.1";
    private static final String CLIENT = "10.7.0.2";
    private static final List<String> SERVING = List.of("count-market", "fw-market", "fw2-market", "ids-market");
    private static final String FIREWALL = "{'local':'0.0.0.0/0','remote':'10.50.0.0/16','service':['firewall']}";
    private static final String BOTH = "{'local':'0.0.0.0/0','remote':'10.60.0.0/16','service':['ids','count']}";
    private static final String NONE = "{'local':'0.0.0.0/0','remote':'10.60.7.0/24'}";

    @Before
    public void write() {
        assertGranted(policy("'without-rule':'drop'", FIREWALL, BOTH, NONE));
        intent().await(POLICY, ROUTES, "up");
        bed().awaitOneGeneration();
    }

    private static JsonObject policy(final String settings, final String... rules) {
        return Intent.json("{'name':'" + ROUTES + "','path':'mapping','service':['count','firewall','ids'],'mapping':{"
            + settings + ",'rule':[" + String.join(",", rules) + "]}}");
    }

    private static void assertGranted(final JsonObject entry) {
        intent().put(POLICY, entry).orFail();
    }

    private static void assertRefused(final String entry, final String text) {
        final var answer = intent().put(POLICY, Intent.json(entry));
        assertEquals(entry + ": " + answer, 400, answer.status());
        assertTrue(entry + ": " + answer, answer.messages().contains(text));
    }

    private static Restconf.Answer ask(final String... questions) {
        return intent().attempt("weft-mapping:next-locator", "{'input':{'question':[" + String.join(",", questions)
            + "]}}");
    }

    /** Of one question, by the policy's name. */
    private static JsonObject answer(final String destination, final String more) {
        final var answer = ask("{'number':5,'policy':'" + ROUTES + "','source':'10.7.0.1','destination':'" + destination
            + "'" + more + "}").orFail();
        final var answers = answer.body().getAsJsonObject().getAsJsonObject("weft-mapping:output")
            .getAsJsonArray("answer");
        assertEquals(1, answers.size());
        assertEquals(5, answers.get(0).getAsJsonObject().get("number").getAsInt());
        return answers.get(0).getAsJsonObject();
    }

    private static String result(final String destination) {
        return answer(destination, "").get("result").getAsString();
    }

    private static int revision() {
        return answer("10.99.0.1", "").get("revision").getAsInt();
    }

    private static Map<String, Long> flowMods() {
        return Bed.HOSTS.stream().collect(Collectors.toMap(host -> host, host -> intent().flowMods(host)));
    }

    @Test
    public void answersAreOfTheLongestRuleAndStepByStep() {
        final var first = answer("10.60.0.1", "");
        assertEquals("next", first.get("result").getAsString());
        assertEquals("ids", first.get("service").getAsString());
        final var second = answer("10.60.0.1", ",'revision':" + first.get("revision") + ",'here':"
            + first.get("locator"));
        assertEquals("count", second.get("service").getAsString());
        assertEquals(first.get("revision"), second.get("revision"));
        assertFalse("the node is told: " + second, second.get("node").getAsString().isEmpty());
        assertEquals("arrived", answer("10.60.0.1", ",'revision':" + second.get("revision") + ",'here':"
            + second.get("locator")).get("result").getAsString());
        assertEquals("firewall", answer("10.50.0.1", "").get("service").getAsString());
        assertEquals("a longer remote prefix", "arrived", result("10.60.7.1"));
        assertEquals("no rule", "refused", result("10.99.0.1"));
        final var back = Intent.json(ask("{'number':1,'policy':'" + ROUTES + "','direction':'to','source':'10.60.0.1',"
            + "'destination':'10.7.0.1'}").orFail().body().toString()).getAsJsonObject("weft-mapping:output")
            .getAsJsonArray("answer").get(0).getAsJsonObject();
        assertEquals("the way back begins at the other end", second.get("locator"), back.get("locator"));
        final var state = intent().state(POLICY, ROUTES).getAsJsonObject("mapping");
        assertEquals(first.get("revision"), state.get("revision"));
        final var instances = StreamSupport.stream(state.getAsJsonArray("locator").spliterator(), false)
            .map(locator -> locator.getAsJsonObject().get("service").getAsString()).sorted().toList();
        assertEquals(List.of("count", "firewall", "firewall", "ids"), instances);
        saw("path to 10.60.0.1: {}, then {}", first, second);
    }

    @Test
    public void anotherRuleIsAnotherRevisionAndNoFlow() {
        final int before = revision();
        final var counted = flowMods();
        assertGranted(policy("'without-rule':'drop'", FIREWALL.replace("firewall", "count"), BOTH, NONE));
        final int after = Await.until("another revision", SOON, MappingIT::revision, now -> now != before);
        assertEquals("count", answer("10.50.0.1", "").get("service").getAsString());
        assertEquals("what is on its way ends on the path it began", "firewall",
            answer("10.50.0.1", ",'revision':" + before).get("service").getAsString());
        Await.until("the state to tell", SOON, () -> intent().state(POLICY, ROUTES).getAsJsonObject("mapping"),
            state -> state.get("revision").getAsInt() == after);
        assertEquals("flow modifications", counted, flowMods());
        saw("revision {} became {} without a flow modification", before, after);
        assertGranted(policy("'without-rule':'direct'", FIREWALL, BOTH, NONE));
        assertEquals("arrived", Await.until("traffic without rule to go directly", SOON, () -> result("10.99.0.1"),
            "arrived"::equals));
        assertNotEquals(before, revision());
    }

    @Test
    public void trafficGoesOnWhileNobodyAnswersAndTheNextControllerSaysTheSame() {
        lead("{'local':'0.0.0.0/0','remote':'" + CLIENT + "/32','service':['count','ids']}");
        final var before = answer("10.60.0.1", "");
        final var ping = lab().pingOn("near-market", SERVER);
        final long kept = kept();
        Controller.kill();
        final long longer;
        try {
            longer = Await.until("answers to be used for longer than their lifetime", SOON, MappingIT::kept,
                count -> count > kept);
            assertVisited("no controller", Set.of("count-market", "ids-market"));
        } finally {
            Controller.start();
        }
        intent().awaitAllUp();
        final var result = ping.pings();
        assertEquals("lost while the controller was away: " + result, 0, result.lost());
        assertEquals(before, Await.until("the same answer", SOON, () -> answer("10.60.0.1", ""), before::equals));
        assertVisited("the next controller", Set.of("count-market", "ids-market"));
        saw("controller killed and started: {} pings by mapped paths, {} lost, answers kept {} times longer",
            result.sent(), result.lost(), longer - kept);
    }

    /** The policy of the sample's market asks the mapping service from now on. */
    private static void lead(final String rule) {
        final var policy = intent().stored().getAsJsonObject(Intent.ROOT).getAsJsonArray(POLICY).asList().stream()
            .map(JsonElement::getAsJsonObject).filter(entry -> WATCHED.equals(entry.get("name").getAsString()))
            .findAny().orElseThrow();
        policy.addProperty("path", "mapping");
        policy.add("mapping", Intent.json("{'without-rule':'drop','lifetime':2,'rule':[" + rule + "]}"));
        assertGranted(policy);
        Await.until("the mapping to be in force", SOON, () -> intent().state(POLICY, WATCHED),
            state -> "up".equals(state.get("status").getAsString()) && state.has("mapping"));
        Await.until("traffic to be led by it", SOON, () -> visited(), Set.of("count-market", "ids-market")::equals);
    }

    private static void assertVisited(final String when, final Set<String> guests) {
        assertEquals(when, guests, visited());
    }

    /** The services that saw pings of the client now; empty as well if some were lost. */
    private static Set<String> visited() {
        final var visits = lab().visits("near-market", SERVER, SERVING);
        return visits.pings().isClean() ? SERVING.stream().filter(guest -> visits.served().getOrDefault(guest,
            new TreeMap<>()).keySet().stream().anyMatch(way -> way.contains(CLIENT))).collect(Collectors.toSet())
            : Set.of();
    }

    /** How often nodes used answers for longer, as nobody gave new ones. */
    private static long kept() {
        return Bed.HOSTS.stream().mapToLong(host -> {
            final var counters = lab().json("helper-status", host, "--json").getAsJsonObject("counters");
            return counters.has("mapping-kept") ? counters.get("mapping-kept").getAsLong() : 0;
        }).sum();
    }

    @Test
    public void badQuestionsAreRefusedAsAWhole() {
        final var good = "{'number':1,'policy':'" + ROUTES + "','source':'10.0.0.1','destination':'10.50.0.1'}";
        for (var bad : List.of("{'number':2,'policy':'" + ROUTES + "','source':'10.0.0.1','destination':'fd00::1'}",
            "{'number':2,'policy':'" + ROUTES + "','source':'10.0.0.1'}",
            "{'number':2,'policy':'" + ROUTES + "','source':'x','destination':'10.50.0.1'}",
            "{'number':2,'source':'10.0.0.1','destination':'10.50.0.1'}",
            "{'number':2,'policy':'" + ROUTES + "','source':'10.0.0.1','destination':'10.50.0.1','here':250}",
            "{'number':2,'policy':'" + ROUTES + "','source':'10.0.0.1','destination':'10.50.0.1','revision':128}")) {
            final var answer = ask(good, bad);
            assertEquals(bad + ": " + answer, 400, answer.status());
            assertFalse(bad + ": " + answer, answer.messages().isBlank());
        }
        final var tooMany = ask(IntStream.rangeClosed(0, 1000).mapToObj(number ->
            good.replace("'number':1", "'number':" + number)).toArray(String[]::new));
        assertEquals(tooMany.toString(), 400, tooMany.status());
        assertEquals("nobody knows", "unknown", Intent.json(ask(good.replace(ROUTES, "nothing")).orFail().body()
            .toString()).getAsJsonObject("weft-mapping:output").getAsJsonArray("answer").get(0).getAsJsonObject()
            .get("result").getAsString());
    }

    @Test
    public void badSettingsAreRefusedWithTheReason() {
        assertRefused("{'name':'routes','path':'mapping','service':['count']}", "choose direct");
        assertRefused("{'name':'routes','service':['count'],'mapping':{'without-rule':'drop'}}", "along a chain");
        assertRefused(policy("'without-rule':'drop'", "{'local':'10.0.0.0/8','remote':'fd00::/8'}").toString(),
            "different families");
        assertRefused(policy("'without-rule':'drop'", "{'local':'10.0.0.0/8','remote':'10.0.0.1/8'}").toString(),
            "bits behind its length");
        assertRefused(policy("'without-rule':'drop'", FIREWALL.replace("firewall", "nobody")).toString(), "nobody");
        assertRefused("{'name':'routes','path':'mapping','service':['nobody'],'mapping':{'without-rule':'drop'}}",
            "nobody");
    }
}
