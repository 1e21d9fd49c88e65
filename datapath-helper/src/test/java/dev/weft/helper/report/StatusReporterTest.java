/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.weft.helper.health.Health;
import dev.weft.helper.liveness.Liveness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

public class StatusReporterTest {
    @Rule
    public final ReporterBench bench = new ReporterBench();

    @Test
    public void firstThingIsEverything() throws Exception {
        bench.source.fill(3);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(3);
        final JsonObject input = bench.controller.inputs.get(0);
        assertTrue(input.get("complete").getAsBoolean());
        assertEquals("host1", input.get("node").getAsString());
        assertEquals(FakeController.TOKEN, input.get("token").getAsString());
        assertEquals("1.0", input.getAsJsonObject("helper").get("version").getAsString());
        bench.awaitReporting();
    }

    @Test
    public void changesOfAMomentShareAReport() throws Exception {
        bench.source.fill(100);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(100);
        final int before = bench.controller.requests.get();
        bench.onThread(() -> {
            for (int i = 0; i < 50; i++) {
                for (long id = 2; id < 102; id++) {
                    bench.source.put(id, i % 2 == 0 ? Liveness.ACTIVE : Liveness.INACTIVE, 1);
                    bench.reporter.changed(id);
                }
            }
            return null;
        });
        ReporterBench.await("all inactive", () -> bench.controller.ends.keySet().stream().allMatch(id ->
            "inactive".equals(bench.controller.liveness(id))));
        assertEquals("5,000 changes are one report", before + 1, bench.controller.requests.get());
    }

    @Test
    public void healthOfInstancesIsToldBesideEnds() throws Exception {
        bench.source.fill(1);
        bench.source.put(77, Health.UNKNOWN);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(1);
        assertEquals(List.of("unknown"), healths(0));
        bench.onThread(() -> {
            bench.source.put(77, Health.DEAD);
            bench.reporter.instanceChanged(77);
            return null;
        });
        ReporterBench.await("a second report", () -> bench.controller.inputs.size() == 2);
        assertEquals(List.of("dead"), healths(1));
        assertFalse("no end changed", bench.controller.inputs.get(1).has("end"));
    }

    private List<String> healths(final int report) {
        final List<String> healths = new ArrayList<>();
        bench.controller.inputs.get(report).getAsJsonArray("instance").forEach(instance ->
            healths.add(instance.getAsJsonObject().get("health").getAsString()));
        return healths;
    }

    @Test
    public void tenThousandEndsGoInPiecesOneAfterTheOther() throws Exception {
        bench.source.fill(10_000);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(10_000);
        ReporterBench.await("five reports", () -> bench.controller.inputs.size() == 5);
        for (JsonObject input : bench.controller.inputs) {
            assertEquals(2_000, input.getAsJsonArray("end").size());
            assertEquals(input == bench.controller.inputs.get(0), input.get("complete").getAsBoolean());
        }
        assertEquals(1, bench.controller.mostAtOnce.get());
    }

    @Test
    public void controllerComesLateAndLearnsHowThingsAreThen() throws Exception {
        final int port = bench.controller.port();
        bench.source.fill(10);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(10);
        bench.controller.close();
        for (long id = 2; id < 12; id++) {
            bench.change(id, Liveness.INACTIVE);
            bench.change(id, Liveness.ACTIVE);
        }
        bench.change(7, Liveness.INACTIVE);
        bench.awaitFailing("no connection");
        bench.controller = new FakeController(bench.identity, port);
        bench.awaitEnds(10);
        bench.awaitReporting();
        assertEquals("inactive", bench.controller.liveness(7));
        assertEquals("active", bench.controller.liveness(8));
    }

    @Test
    public void newRunOfTheControllerGetsEverything() throws Exception {
        bench.source.fill(5);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(5);
        bench.awaitReporting();
        bench.controller.forget();
        bench.access("two", ReporterBench.NEVER);
        bench.awaitEnds(5);
        assertTrue(bench.controller.inputs.get(bench.controller.inputs.size() - 1).get("complete").getAsBoolean());
    }

    @Test
    public void newPasswordOfTheSameRunRepeatsNothing() throws Exception {
        bench.source.fill(5);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(5);
        bench.awaitReporting();
        bench.access("one", 1);
        ReporterBench.await("a heartbeat", () -> bench.controller.inputs.size() >= 2);
        assertFalse(bench.controller.inputs.get(1).get("complete").getAsBoolean());
        assertFalse("nothing is new", bench.controller.inputs.get(1).has("end"));
    }

    @Test
    public void controllerThatKnowsNothingAsksForEverything() throws Exception {
        bench.source.fill(5);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(5);
        bench.awaitReporting();
        bench.controller.forget();
        bench.change(3, Liveness.INACTIVE);
        bench.awaitEnds(5);
        assertEquals("inactive", bench.controller.liveness(3));
        assertTrue("with counters again", bench.controller.ends.get(2L).has("counters"));
    }

    @Test
    public void countersFollowRegularly() throws Exception {
        bench.source.fill(3);
        bench.access("one", 1);
        bench.awaitEnds(3);
        bench.source.put(4, Liveness.ACTIVE, 77);
        ReporterBench.await("the counter", () -> bench.controller.ends.get(4L).getAsJsonObject("counters")
            .get("sent-packets").getAsLong() == 77);
        final JsonObject input = bench.controller.inputs.get(bench.controller.inputs.size() - 1);
        assertEquals(1, input.getAsJsonArray("end").size());
        final long sequence = input.get("sequence").getAsLong();
        ReporterBench.await("a heartbeat", () -> bench.controller.inputs.size() > sequence);
    }

    @Test
    public void badTextLeavesTheGoodOneInForce() throws Exception {
        bench.source.fill(1);
        bench.look(Optional.of("{}"));
        assertEquals(new ConnectionStatus.NoController(Optional.of(
            "the way to the controller lacks node")), bench.status());
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(1);
        bench.awaitReporting();
        bench.look(Optional.of("{"));
        bench.change(2, Liveness.INACTIVE);
        ReporterBench.await("the change", () -> "inactive".equals(bench.controller.liveness(2)));
        bench.look(Optional.empty());
        assertEquals(new ConnectionStatus.NoController(Optional.empty()), bench.status());
    }

    @Test
    public void nothingIsSentAfterTheEnd() throws Exception {
        bench.source.fill(1);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(1);
        bench.awaitReporting();
        bench.reporter.close();
        final int before = bench.controller.requests.get();
        bench.change(2, Liveness.INACTIVE);
        assertEquals(new ConnectionStatus.NoController(Optional.empty()), bench.status());
        // Whatever was planned would come before this
        bench.thread.schedule(() -> { }, 200, TimeUnit.MILLISECONDS).get();
        assertEquals(before, bench.controller.requests.get());
    }
}
