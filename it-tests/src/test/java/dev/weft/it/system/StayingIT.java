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
import dev.weft.it.harness.Intent;
import dev.weft.it.harness.Talk;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.Test;

/**
 * Open connections stay on the chain on which they began, also while the controller is killed and started (SI-6). The
 * market of the sample: a web server on host1 whose traffic is led through services.
 */
public class StayingIT extends SystemTestCase {
    private static final String POLICY = "policy";
    private static final int OLD_PORT = 7801;
    private static final int NEW_PORT = 7802;
    private static final String COUNT = "count-market";
    private static final String IDS = "ids-market";
    /** Longer than a controller takes to start, however busy the machine is. */
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofSeconds(2);
    /** Longer than it takes to ask when it ends and to kill the controller. */
    private static final Duration MEDIUM = Duration.ofSeconds(20);

    @Test
    public void openConnectionsStayWhileTheControllerIsKilledAndStarted() {
        lead("move", LONG, "count");
        bed().awaitOneGeneration();
        final var old = talk("near-market", OLD_PORT);
        final long begun = System.nanoTime();
        lead("stay", SHORT, "ids");
        final var state = intent().state(POLICY, Market.POLICY);
        assertEquals("generations that are stayed on: " + state, 1, draining(state).size());
        assertVisited("before", old, COUNT, IDS);
        final var before = bed().flows();
        Controller.kill();
        Controller.start();
        intent().awaitAllUp();
        final var took = Duration.ofNanos(System.nanoTime() - begun);
        final var restored = intent().state(POLICY, Market.POLICY);
        assertEquals("generations as before", List.of(state.get("generation"), draining(state)),
            List.of(restored.get("generation"), draining(restored)));
        assertSame(before, bed().flows(), Bed.HOSTS);
        assertEquals("flow modifications", Map.of("host1", 0L, "host2", 0L, "host3", 0L), bed().flowMods());
        final var fresh = talk("far-market", NEW_PORT);
        assertVisited("the next controller", old, COUNT, IDS);
        assertVisited("new connections", fresh, IDS, COUNT);
        // those that began on the second chain leave it after its time, those on the first one do not care
        lead("stay", LONG, "count");
        Await.until("the second chain to be left", SOON.plus(SHORT),
            () -> draining(intent().state(POLICY, Market.POLICY)),
            draining(state)::equals);
        awaitVisited("the drain-time is over", fresh, COUNT, IDS);
        lead("move", LONG, "ids");
        awaitVisited("all were taken along", old, IDS, COUNT);
        final var spoken = old.end();
        assertEquals("lost connections: " + spoken, 0, spoken.lost());
        assertEquals("lost new connections", 0, fresh.end().lost());
        saw("controller killed and started {} s after the change: {} open connections stayed, {} exchanges, 0 lost,"
            + " longest gap {} ms, 0 flow modifications", took.toSeconds(), old.ports().size(), spoken.exchanges(),
            spoken.longestGapMillis());
    }

    @Test
    public void whatEndsWhileNoControllerIsThereLosesNothingEither() {
        lead("move", MEDIUM, "count");
        bed().awaitOneGeneration();
        final var old = talk("near-market", OLD_PORT);
        lead("stay", MEDIUM, "ids");
        final var end = end();
        Controller.kill();
        assertTrue("the controller was there until the end of the drain-time", Instant.now().isBefore(end));
        Await.until("the drain-time to end", MEDIUM.plus(SOON), Instant::now, end::isBefore);
        assertVisited("no controller", old, COUNT, IDS);
        Controller.start();
        intent().awaitAllUp();
        Await.until("the old chain to be left", SOON.plus(SOON), () -> draining(intent().state(POLICY, Market.POLICY)),
            TreeSet::isEmpty);
        awaitVisited("the next controller", old, IDS, COUNT);
        final var spoken = old.end();
        assertEquals("lost connections: " + spoken, 0, spoken.lost());
        saw("the drain-time ended while the controller was away: {} exchanges, 0 lost, longest gap {} ms",
            spoken.exchanges(), spoken.longestGapMillis());
    }

    private static Talk talk(final String client, final int port) {
        assertReaches(client, Market.SERVER);
        return Talk.begin(lab(), client, "web-market", Market.SERVER, port);
    }

    /** Gives the policy a chain of one service, and waits until it is in force. */
    private static void lead(final String open, final Duration drain, final String service) {
        intent().change("service", Intent.json("{'name':'" + service + "','drain-time':" + drain.toSeconds() + "}"));
        final var now = intent().state(POLICY, Market.POLICY).get("generation").getAsInt();
        intent().put(POLICY, Intent.json("{'name':'" + Market.POLICY + "','id':700,'open-connections':'" + open
            + "','service':['" + service + "']}")).orFail();
        Await.until("chain " + service + " to be in force", SOON, () -> intent().state(POLICY, Market.POLICY),
            state -> "up".equals(state.get("status").getAsString()) && state.get("generation").getAsInt() != now);
    }

    /** Returns when open connections leave the only generation that they stay on. */
    private static Instant end() {
        final var staying = intent().restconf().get("weft-ids:ids/policy=700?content=config").orFail().body()
            .getAsJsonObject().getAsJsonArray("weft-ids:policy").get(0).getAsJsonObject().getAsJsonArray("staying");
        assertEquals("generations that are stayed on: " + staying, 1, staying == null ? 0 : staying.size());
        return OffsetDateTime.parse(staying.get(0).getAsJsonObject().get("until").getAsString()).toInstant();
    }

    private static TreeSet<Integer> draining(final JsonObject state) {
        final var found = new TreeSet<Integer>();
        if (state.has("draining")) {
            state.getAsJsonArray("draining").forEach(number -> found.add(number.getAsInt()));
        }
        return found;
    }

    /** All connections pass one service now, and none the other one. */
    private static void assertVisited(final String when, final Talk talk, final String service, final String other) {
        assertEquals(when + ": connections that pass " + other, new TreeSet<Integer>(), passing(talk, service, other));
    }

    /** The same within a moment: switches go on for that long with what they cached. */
    private static void awaitVisited(final String when, final Talk talk, final String service, final String other) {
        Await.until(when + ": no connection to pass " + other, SOON, () -> passing(talk, service, other),
            SortedSet::isEmpty);
    }

    /** Returns which connections pass a service besides one that all of them pass. */
    private static SortedSet<Integer> passing(final Talk talk, final String service, final String other) {
        lab().resetServed(List.of(service, other));
        Await.until("all connections to pass " + service, SOON, () -> talk.seenBy(service), talk.ports()::equals);
        return talk.seenBy(other);
    }
}
