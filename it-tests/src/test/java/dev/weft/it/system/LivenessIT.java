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

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.it.harness.Await;
import dev.weft.it.harness.Controller;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.stream.StreamSupport;
import org.junit.After;
import org.junit.Test;

/**
 * Ends of links notice that they are not heard, tell the controller, and are shown, alarmed and announced (VL-10 to
 * VL-12). Link blue asks each second and gives up after three.
 */
public class LivenessIT extends SystemTestCase {
    private static final String LINK = "blue";
    private static final String CONTROL_FRAMES = "ether proto 0x88b5";
    private static final Duration NOTICED = Duration.ofSeconds(30);

    @After
    public void healEverything() {
        lab().run("heal", "host2");
        lab().run("start-helper", "host2");
        intent().awaitAllUp();
    }

    @Test
    public void aCutCableIsShownAlarmedAndAnnouncedAndClearedAgain() {
        awaitLiveness("active");
        final var guests = List.of("fw-blue", "lb-blue", "fw-red", "spare-red");
        final var captures = guests.stream().map(guest -> lab().capture(guest, "--filter", CONTROL_FRAMES)).toList();
        final Queue<String> events = subscribe("/weft:weft/weft:link[weft:name='" + LINK + "']/weft:state");
        final long begun = System.nanoTime();
        lab().run("cut", "host2");
        final var inactive = awaitEvent(events, "inactive");
        final long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        for (var end : List.of("a", "b")) {
            Await.until("end " + end + " to be inactive", NOTICED, () -> intent().state("link", LINK),
                state -> "inactive".equals(text(state.getAsJsonObject(end), "liveness")));
        }
        final var alarm = Await.until("an alarm about " + LINK, SOON, () -> alarm("link/" + LINK),
            found -> found.has("type") && !found.get("is-cleared").getAsBoolean());
        assertEquals("link-inactive", alarm.get("type").getAsString());
        lab().run("heal", "host2");
        awaitEvent(events, "up");
        awaitLiveness("active");
        Await.until("the alarm to be cleared", SOON, () -> alarm("link/" + LINK),
            found -> found.has("type") && found.get("is-cleared").getAsBoolean());
        assertReaches("fw-blue", "10.0.0.2");
        for (int i = 0; i < guests.size(); i++) {
            assertEquals("control frames at " + guests.get(i), List.of(), captures.get(i).frames());
        }
        saw("cable of host2 cut: announced after {} ms: {}; alarm: {}; no control frame at {} guests", millis,
            inactive.length(), alarm.get("text").getAsString(), guests.size());
    }

    @Test
    public void whatHappensWithoutAControllerIsReportedToTheNextOne() {
        awaitLiveness("active");
        Controller.kill();
        lab().run("cut", "host2");
        Await.until("the helper of host1 to know by itself", NOTICED, () -> localEnd("host1"),
            end -> "inactive".equals(end.get("liveness").getAsString()));
        Controller.start();
        awaitLiveness("inactive");
        // a report can be quicker than the nodes' flows, and the link is waiting then
        final var state = Await.until("the link to be inactive", NOTICED, () -> intent().state("link", LINK),
            seen -> "inactive".equals(text(seen, "status")));
        lab().run("heal", "host2");
        awaitLiveness("active");
        intent().awaitAllUp();
        saw("cut while the controller was dead: the next one says '{}'", state.get("reason").getAsString());
    }

    @Test
    public void aKilledHelperIsMissedAndComesBack() {
        awaitLiveness("active");
        lab().run("kill-helper", "host2");
        final var state = Await.until("end a to miss the other one", NOTICED, () -> intent().state("link", LINK),
            seen -> seen.has("a") && "inactive".equals(text(seen.getAsJsonObject("a"), "liveness")));
        assertEquals("silent", text(state.getAsJsonObject("a"), "cause"));
        lab().run("start-helper", "host2");
        awaitLiveness("active");
        saw("helper of host2 killed: '{}', then active again", text(state, "reason"));
    }

    @Test
    public void theNodeItselfTellsItsEnds() {
        awaitLiveness("active");
        final var end = localEnd("host1");
        assertEquals("active", end.get("liveness").getAsString());
        assertTrue("counters: " + end, end.has("counters"));
        final var known = intent().state("link", LINK).getAsJsonObject("a");
        assertTrue("round trip time: " + known, known.has("round-trip-time"));
        assertTrue("counters: " + known, known.getAsJsonObject("counters").get("queries-sent").getAsLong() > 0);
    }

    private static JsonObject awaitLiveness(final String wanted) {
        return Await.until("link " + LINK + " to be " + wanted, NOTICED, () -> intent().state("link", LINK),
            state -> wanted.equals(text(state, "liveness")));
    }

    private static JsonObject alarm(final String resource) {
        final var answer = intent().restconf().get("weft-alarm:alarms?content=nonconfig");
        final var alarms = answer.body().isJsonObject() ? answer.body().getAsJsonObject()
            .getAsJsonObject("weft-alarm:alarms") : null;
        final var list = alarms == null || !alarms.has("alarm") ? new JsonArray() : alarms.getAsJsonArray("alarm");
        return StreamSupport.stream(list.spliterator(), false).map(element -> element.getAsJsonObject())
            .filter(each -> resource.equals(text(each, "resource"))).findFirst().orElseGet(JsonObject::new);
    }

    /** What the helper of a host says of its end of the link. */
    private static JsonObject localEnd(final String host) {
        final var ends = lab().json("helper-status", host, "--json").getAsJsonArray("end");
        return StreamSupport.stream(ends.spliterator(), false).map(element -> element.getAsJsonObject())
            .filter(end -> LINK.equals(text(end, "link"))).findFirst()
            .orElseThrow(() -> new AssertionError("no end of " + LINK + " in " + ends));
    }

    private static String text(final JsonObject object, final String member) {
        return object.has(member) ? object.get(member).getAsString() : "";
    }
}
