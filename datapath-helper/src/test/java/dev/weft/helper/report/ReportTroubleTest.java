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

import dev.weft.helper.liveness.Liveness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.Rule;
import org.junit.Test;

public class ReportTroubleTest {
    @Rule
    public final ReporterBench bench = new ReporterBench();

    @Test
    public void strangersAreToldNothing() throws Exception {
        final Identity stranger = bench.identity("stranger");
        final String logged = ReporterBench.logOf(() -> {
            bench.source.fill(1);
            try (var other = new FakeController(stranger, 0)) {
                bench.accessAt(other.port());
                bench.awaitFailing("certificate should be " + bench.identity.fingerprint() + ", but is "
                    + stranger.fingerprint());
                assertEquals(0, other.requests.get());
            }
        });
        assertTrue(logged, logged.contains("was replaced"));
    }

    @Test
    public void refusalsAreLoggedOnceEachWithWhatToDo() throws Exception {
        bench.source.fill(1);
        final String logged = ReporterBench.logOf(() -> {
            for (int status : new int[] {401, 403, 404, 400, 500, 302}) {
                bench.controller.behave(FakeController.Behaviour.answering(status, "{\"token\":\""
                    + FakeController.TOKEN + "\"}"));
                final int before = bench.controller.requests.get();
                bench.access("one", ReporterBench.NEVER);
                ReporterBench.await("some of " + status, () -> bench.controller.requests.get() > before + 2);
                bench.awaitFailing("status " + status);
            }
            bench.controller.behave(FakeController.Behaviour.NORMAL);
            bench.awaitEnds(1);
            bench.awaitReporting();
        });
        for (String word : List.of("password changed", "access rules", "feature is installed", "different versions",
            "problem of its own", "some other program")) {
            assertEquals(word + " in " + logged, 1, logged.split(word, -1).length - 1);
        }
        assertTrue(logged, logged.contains("reports reach the controller"));
        assertFalse(logged, logged.contains(FakeController.TOKEN) || logged.contains(FakeController.PASSWORD));
    }

    @Test
    public void hostileAnswersHarmNothing() throws Exception {
        bench.source.fill(2);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitEnds(2);
        final Set<String> problems = new HashSet<>();
        for (String body : List.of("x".repeat(1 << 20), "not JSON", "[".repeat(60_000), "{}", "[]", "null",
            "{\"weft-report:output\":7}", "{\"weft-report:output\":{\"complete-wanted\":\"yes\"}}",
            "{\"weft-report:output\":{}} x")) {
            bench.controller.behave(FakeController.Behaviour.answering(200, body));
            final int before = bench.controller.requests.get();
            bench.change(2, Liveness.INACTIVE);
            ReporterBench.await("tries", () -> bench.controller.requests.get() > before + 1);
            problems.add(bench.awaitFailing("").problem());
        }
        assertEquals(problems.toString(), 2, problems.size());
        bench.controller.behave(FakeController.Behaviour.NORMAL);
        ReporterBench.await("the last state", () -> "inactive".equals(bench.controller.liveness(2)));
    }

    @Test
    public void slowAnswersEnd() throws Exception {
        bench.controller.behave((fake, exchange) -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 1000);
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(50_000_000);
            }
        });
        bench.source.fill(1);
        bench.access("one", ReporterBench.NEVER);
        bench.awaitFailing("no whole answer within 1000 ms");
        bench.controller.behave(FakeController.Behaviour.NORMAL);
        bench.awaitEnds(1);
    }

    @Test
    public void whatSpeaksNoTlsIsNoController() throws Exception {
        try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            bench.background.execute(() -> {
                try {
                    while (true) {
                        try (var socket = plain.accept()) {
                            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                        }
                    }
                } catch (IOException e) {
                    assertTrue(plain.isClosed());
                }
            });
            bench.accessAt(plain.getLocalPort());
            bench.awaitFailing("some other program");
        }
    }

    @Test
    public void aReportThatCannotBeMadeIsNotTheLastOne() throws Exception {
        bench.source.fill(2);
        bench.source.broken = true;
        bench.access("one", ReporterBench.NEVER);
        bench.awaitFailing("the report cannot be made: java.lang.IllegalStateException: nobody knows");
        assertEquals(0, bench.controller.requests.get());
        bench.source.broken = false;
        bench.awaitEnds(2);
        bench.awaitReporting();
    }

    @Test
    public void backoffIsNotAFlood() throws Exception {
        bench.controller.behave(FakeController.Behaviour.answering(503, ""));
        bench.source.fill(1);
        bench.access("one", ReporterBench.NEVER);
        for (int i = 1; i <= 8; i++) {
            final int count = i;
            ReporterBench.await(i + " tries", () -> bench.controller.requests.get() >= count);
            bench.change(2, i % 2 == 0 ? Liveness.ACTIVE : Liveness.INACTIVE);
        }
        final List<Long> times = bench.controller.times;
        // 7 waits of 40, 80, 160, 200, 200, ... ms, each at least three quarters
        final long millis = TimeUnit.NANOSECONDS.toMillis(times.get(7) - times.get(0));
        assertTrue("8 tries took only " + millis + " ms", millis >= 700);
        bench.controller.behave(FakeController.Behaviour.NORMAL);
        ReporterBench.await("the last state", () -> "active".equals(bench.controller.liveness(2)));
    }

    @Test
    public void controllerThatAlwaysWantsEverythingGetsItLessAndLessOften() throws Exception {
        bench.controller.behave(FakeController.Behaviour.answering(200,
            "{\"weft-report:output\":{\"complete-wanted\":true}}"));
        bench.source.fill(1);
        final long begin = System.nanoTime();
        bench.access("one", ReporterBench.NEVER);
        ReporterBench.await("8 requests", () -> bench.controller.requests.get() >= 8);
        // Waits of 20, 20, 40, 80, 160, 200, 200, 200 ms
        final long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertTrue("8 requests took only " + millis + " ms", millis >= 700);
    }
}
