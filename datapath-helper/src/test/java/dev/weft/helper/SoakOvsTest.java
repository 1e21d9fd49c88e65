/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a helper holds while everything around it comes and goes, with traffic small and oversize. Only when asked for,
 * by {@code -Dweft.soak.seconds=600}: figures of each round go to {@code target/soak.txt}. Needs root.
 */
public class SoakOvsTest {
    private static final Logger LOG = LoggerFactory.getLogger(SoakOvsTest.class);
    private static final int MORE_ENDS = 300;
    private static final int FIRST_SEGMENT = 0x2000;
    private static final int OUTAGE = 12;
    /** Descriptors of one round may differ by a child process that is just there. */
    private static final int SLACK = 16;

    @Rule
    public final Stage stage = new Stage(0);

    private final List<Process> helpers = new ArrayList<>();
    private final List<Process> traffic = new ArrayList<>();
    private final Path figures = Path.of("target", "soak.txt");
    private LinkHosts link;
    private int seconds;

    @Before
    public void before() throws Exception {
        seconds = Integer.getInteger("weft.soak.seconds", 0);
        Assume.assumeTrue("takes long, only when asked for", seconds > 0);
        link = stage.set(LinkHosts::new);
        Files.deleteIfExists(Files.createDirectories(figures.getParent()).resolve(figures.getFileName()));
    }

    @After
    public void after() throws Exception {
        for (Process process : traffic) {
            Node.end(process);
        }
    }

    @Test
    public void nothingGrowsWhileEverythingComesAndGoes() throws Exception {
        for (int number = 1; number <= 2; number++) {
            sheet(number, 0);
            link.end(number, LinkHosts.KEY);
            helpers.add(link.node(number).helper(Node.AS_STARTED));
        }
        link.await("active", "active");
        traffic.add(link.pinging());
        traffic.add(new ProcessBuilder(link.hosts.inGuest(1, "ping -q -i 0.05 -s " + link.hosts.largest()
            + " 10.1.0.2")).redirectErrorStream(true).redirectOutput(link.hosts.dir().resolve("large").toFile())
            .start());
        final long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long first = 0;
        for (int round = 0; System.nanoTime() < end; round++) {
            round(round);
            final long open = note(round);
            first = round == 2 ? open : first;
        }
        final long last = note(-1);
        assertTrue("open files: " + first + " became " + last, first == 0 || last <= first + SLACK);
        assertEquals("helpers that live", 2, helpers.stream().filter(Process::isAlive).count());
    }

    private void round(final int round) throws Exception {
        extraEnds(true);
        link.node(2).ip("link set u0 down");
        pause(2);
        link.node(2).ip("link set u0 up");
        sheet(1, round);
        if (round % 2 == 1) {
            link.node(1).killVswitchd();
            pause(OUTAGE);
            link.node(1).startVswitchd();
            link.node(1).run("ovs-vsctl", "--timeout=20", "set", "open_vswitch", ".", "external_ids:round=" + round);
            link.hosts.addresses(1);
            link.flows(1);
        }
        extraEnds(false);
        link.await("active", "active");
        Await.until("all is well", link.node(1)::report, text -> text.contains("\"state\":\"ok\""));
    }

    private void sheet(final int number, final int round) throws Exception {
        link.node(number).sheet("{\"peers\":[\"10.77.1." + (3 - number) + "\",\"10.77.1." + (20 + round % 10)
            + "\"],\"addresses\":[\"10.77.1." + number
            + "\"],\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,\"received-table\":50},"
            + "\"control-port\":\"weft-control\"," + link.hosts.sheet(number).substring(1).split("},")[0] + "}}");
    }

    private void extraEnds(final boolean there) throws Exception {
        final List<String> words = new ArrayList<>(List.of("ovs-vsctl", "--no-wait", there ? "set" : "remove",
            "open_vswitch", "."));
        for (int i = 0; i < MORE_ENDS; i++) {
            final int segment = FIRST_SEGMENT + i;
            final String key = "weft-end-" + 2L * segment;
            if (there) {
                words.add("external_ids:" + key + "=\"" + ("{\"link\":\"l" + i + "\",\"side\":\"a\",\"segment\":"
                    + segment + ",\"iface-id\":\"x" + i + "\",\"far\":2,\"query-after\":15,\"retry-after\":5,"
                    + "\"inactive-after\":45}").replace("\"", "\\\"") + "\"");
            } else {
                words.addAll(List.of("external_ids", key));
            }
        }
        link.node(1).run(words.toArray(String[]::new));
    }

    /** Open files of the first node's helper, after all figures were written down. */
    private long note(final int round) throws Exception {
        final long pid = helpers.get(0).pid();
        final Path process = Path.of("/proc", Long.toString(pid));
        final long open = count(process.resolve("fd"));
        final String line = "round " + round + ": files " + open + ", threads " + count(process.resolve("task"))
            + ", " + Files.readAllLines(process.resolve("status")).stream().filter(text -> text.startsWith("VmRSS"))
            .findFirst().orElseThrow().replaceAll("\\s+", " ") + ", log lines of both "
            + Files.readAllLines(link.node(1).log()).size() + " + " + Files.readAllLines(link.node(2).log()).size()
            + ", log bytes " + Files.size(link.node(1).log()) + ", split "
            + LocalStatus.end(link.node(1), "a").getAsJsonObject("counters").get("frames-split");
        LOG.info("{}", line);
        Files.writeString(figures, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.copy(link.node(1).log(), Path.of("target", "soak-helper.log"),
            StandardCopyOption.REPLACE_EXISTING);
        return open;
    }

    private static long count(final Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    /** Time in which things stay as they are, not waited for. */
    private static void pause(final int seconds) {
        final long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
