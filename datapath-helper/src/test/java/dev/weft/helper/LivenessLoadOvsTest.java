/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What liveness of many ends costs (VL-11): two nodes, as many links between them as the system property
 * {@code weft.liveness.ends} says, default intervals, no user traffic, so that every end has to ask. Leaves its figures
 * in {@code target/liveness-load.json}. The property {@code weft.liveness.key}, if it is set, is the base64 of a key
 * for all links.
 */
public class LivenessLoadOvsTest {
    private static final Logger LOG = LoggerFactory.getLogger(LivenessLoadOvsTest.class);
    private static final int BATCH = 2500;
    private static final int FIRST_PORT = 1000;
    private static final int FIRST_SEGMENT = 0x10000;
    private static final Duration SETTLE = Duration.ofSeconds(20);
    private static final Duration MEASURE = Duration.ofSeconds(60);
    private static final double TICKS_PER_SECOND = 100;

    @Rule
    public final Stage stage = new Stage(0);

    private final List<Process> helpers = new ArrayList<>();
    private final String key = System.getProperty("weft.liveness.key", "");
    private int ends;
    private LinkHosts link;

    @Before
    public void before() throws Exception {
        Assume.assumeTrue("a measurement, only when asked for", Integer.getInteger("weft.liveness.ends", 0) > 0);
        ends = Integer.getInteger("weft.liveness.ends");
        link = stage.set(LinkHosts::new);
        for (int number = 1; number <= 2; number++) {
            ports(number);
            flows(number);
        }
    }

    @Test
    public void manyEndsCostLittle() throws Exception {
        for (int number = 1; number <= 2; number++) {
            helpers.add(link.node(number).helper(Node.AS_STARTED));
        }
        final long start = System.nanoTime();
        for (int number = 1; number <= 2; number++) {
            settings(number);
        }
        Await.until("all are active", () -> List.of(active(1), active(2)), List.of(ends, ends)::equals);
        final double untilActive = (System.nanoTime() - start) / 1e9;
        pause(SETTLE);
        final long[] before = ticks();
        final JsonObject messages = counters();
        pause(MEASURE);
        final long[] after = ticks();
        final JsonObject more = counters();
        assertEquals(ends, active(1));
        final var result = new JsonObject();
        result.addProperty("ends", ends);
        result.addProperty("authentication", !key.isEmpty());
        result.addProperty("seconds-until-active", Math.round(untilActive * 10) / 10.0);
        result.addProperty("helper-percent-of-a-core", percent(before[0], after[0]));
        result.addProperty("vswitchd-percent-of-a-core", percent(before[1], after[1]));
        result.addProperty("helper-resident-mib", residentMib(helpers.get(0).pid()));
        for (String name : List.of("control-sent", "control-received")) {
            result.addProperty(name + "-per-second",
                (more.get(name).getAsLong() - messages.get(name).getAsLong()) / MEASURE.toSeconds());
        }
        LOG.info("{}", result);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("liveness-load.json"),
            result + "\n");
    }

    /** Ports that cost no network interface each: every two are a patch cable, so their number should be even. */
    private void ports(final int number) throws Exception {
        batches(number, List.of("ovs-vsctl", "--no-wait"), i -> List.of("--", "add-port", "br-int", "p" + i, "--",
            "set", "interface", "p" + i, "type=patch", "options:peer=p" + (i ^ 1), "ofport_request=" + (FIRST_PORT + i),
            "external_ids:iface-id=p" + i));
        link.node(number).run("ovs-vsctl", "--timeout=120", "set", "open_vswitch", ".", "external_ids:ready=yes");
    }

    private void flows(final int number) throws Exception {
        final Path file = link.hosts.dir().resolve("flows" + number);
        Files.write(file, IntStream.range(0, ends).boxed()
            .flatMap(i -> LinkFlows.end(FIRST_SEGMENT + i, number, FIRST_PORT + i).stream()).toList());
        link.node(number).run("ovs-ofctl", "-O", "OpenFlow14", "--bundle", "add-flows", "br-int", file.toString());
    }

    private void settings(final int number) throws Exception {
        batches(number, List.of("ovs-vsctl", "--no-wait", "set", "open_vswitch", "."), i -> {
            final int segment = FIRST_SEGMENT + i;
            final String json = "{\"link\":\"l" + i + "\",\"side\":\"" + LinkHosts.side(number)
                + "\",\"segment\":" + segment + ",\"iface-id\":\"p" + i + "\",\"far\":" + (3 - number)
                + ",\"query-after\":15,\"retry-after\":5,\"inactive-after\":45"
                + (key.isEmpty() ? "" : ",\"key\":\"" + key + "\"") + "}";
            return List.of("external_ids:weft-end-" + (2L * segment + number - 1) + "=\"" + json.replace("\"", "\\\"")
                + "\"");
        });
    }

    private void batches(final int number, final List<String> command, final Arguments arguments) throws Exception {
        for (int first = 0; first < ends; first += BATCH) {
            final List<String> words = new ArrayList<>(command);
            IntStream.range(first, Math.min(ends, first + BATCH)).forEach(i -> words.addAll(arguments.of(i)));
            link.node(number).run(words.toArray(String[]::new));
        }
    }

    @FunctionalInterface
    private interface Arguments {
        List<String> of(int index);
    }

    private int active(final int number) {
        final JsonObject status = LocalStatus.of(link.node(number));
        return status.has("ends") ? status.getAsJsonObject("ends").get("active").getAsInt() : 0;
    }

    private JsonObject counters() {
        return LocalStatus.of(link.node(1)).getAsJsonObject("counters");
    }

    /** CPU of the first node's helper and of its ovs-vswitchd so far. */
    private long[] ticks() throws IOException {
        return new long[] {ticks(helpers.get(0).pid()), ticks(link.node(1).vswitchdPid())};
    }

    private static long ticks(final long pid) throws IOException {
        final String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static double percent(final long before, final long after) {
        return Math.round((after - before) / TICKS_PER_SECOND / MEASURE.toSeconds() * 1000) / 10.0;
    }

    private static long residentMib(final long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum() / 1024;
    }

    /** Time that is measured, not waited for. */
    private static void pause(final Duration time) {
        final long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
