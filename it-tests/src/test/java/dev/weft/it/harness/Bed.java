/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real distribution and the real test bed with the sample intent, started once for all tests of a run. It begins
 * and ends with nothing: also what an earlier controller stored is removed.
 */
public final class Bed {
    /** The names of the hosts, which are those of the nodes: two on one LAN, the third behind the router. */
    public static final List<String> HOSTS = List.of("host1", "host2", "host3");

    private static final Logger LOG = LoggerFactory.getLogger(Bed.class);
    private static final Duration UP = Duration.ofMinutes(15);
    private static final Duration DRAINED = Duration.ofSeconds(60);
    private static final int KIND_SHIFT = 48;
    /** The kind of cookies of generations of chains. */
    private static final long PATH = 0x570c;
    /** The kind of cookies of generations of paths that the mapping service tells. */
    private static final long MAPPED = 0x570e;
    private static final String PRIMARY = "fw-gold";
    private static final Duration DOWN = Duration.ofSeconds(110);

    private static Bed instance;
    private static AssertionError failure;

    private final Lab lab = new Lab("weft");
    private final Intent intent = new Intent(new Restconf("http://127.0.0.1:8181"));
    private final JsonObject sample;

    private Bed() {
        purge();
        Runtime.getRuntime().addShutdownHook(new Thread(Bed::purge, "weft down"));
        final long begun = System.nanoTime();
        // Its own words say what is missing (root, Debian packages, a build) and what to do about it.
        final var said = Weft.attempt(UP, List.of("up", "--no-check"));
        LOG.info("./weft up, {} s:\n{}", Duration.ofNanos(System.nanoTime() - begun).toSeconds(), said.out());
        said.orFail();
        sample = intent.stored();
        leadByPrimary();
    }

    /**
     * The bed, started when it is asked for the first time.
     *
     * @return it
     * @throws AssertionError if it cannot be started, with the reason, also at each later call
     */
    public static synchronized Bed get() {
        if (failure != null) {
            throw new AssertionError("the test bed could not be started", failure);
        }
        if (instance == null) {
            try {
                instance = new Bed();
            } catch (AssertionError e) {
                failure = e;
                throw e;
            }
        }
        return instance;
    }

    private static void purge() {
        keepLog();
        Weft.attempt(DOWN, List.of("down", "--purge")).orFail();
    }

    /** For whoever looks into a failure later. */
    private static void keepLog() {
        final var log = Weft.ROOT.resolve("run/controller/data/log/karaf.log");
        try {
            if (Files.exists(log)) {
                Files.createDirectories(Path.of("target"));
                Files.copy(log, Path.of("target", "karaf.log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            LOG.warn("The controller's log could not be kept", e);
        }
    }

    /**
     * The hosts and guests.
     *
     * @return the lab
     */
    public Lab lab() {
        return lab;
    }

    /**
     * What the controller shall do, and what it did.
     *
     * @return the intent
     */
    public Intent intent() {
        return intent;
    }

    /**
     * The flows of all hosts.
     *
     * @return the dumps by host
     */
    public Map<String, FlowDump> flows() {
        return HOSTS.stream().collect(Collectors.toMap(host -> host, lab::flows));
    }

    /**
     * The flow modifications sent to each node.
     *
     * @return the numbers by node
     */
    public Map<String, Long> flowMods() {
        return HOSTS.stream().collect(Collectors.toMap(host -> host, intent::flowMods));
    }

    /**
     * Makes the guests that the sample intent does not use: {@code it-a} on host1 with 10.9.0.1, {@code it-b} on host2
     * with 10.9.0.2, {@code it-c} on host1 with 10.9.0.1 too.
     */
    public void makeSpareGuests() {
        Stream.of(List.of("it-a", "host1", "1"), List.of("it-b", "host2", "2"), List.of("it-c", "host1", "1"))
            .forEach(guest -> lab.run("add-guest", guest.get(0), "--host", guest.get(1), "--iface",
                "eth0,mac=02:00:00:00:09:0" + guest.get(2) + ",ip=10.9.0." + guest.get(2) + "/24"));
    }

    /** Brings the intent back to the sample, and waits until it is in force. */
    public void restore() {
        if (!intent.stored().equals(sample)) {
            intent.replace(sample);
        }
        intent.awaitAllUp();
        leadByPrimary();
        // the sample has no mapped path; what a test had made is there for some seconds more
        awaitFlows(flows -> hasOneGeneration(flows) && generations(flows, MAPPED) == 0);
    }

    /** On a machine that is too busy for a moment a link falls silent, and the standby of the sample's pair leads. */
    private void leadByPrimary() {
        if (!intent.isLeading(PRIMARY)) {
            intent.switchOver(PRIMARY, "primary");
        }
    }

    /** Waits until no chain from before a change is on any host: open connections may stay on it for a while (SI-6). */
    public void awaitOneGeneration() {
        awaitFlows(this::hasOneGeneration);
    }

    private void awaitFlows(final Predicate<FlowDump> isRight) {
        for (var host : HOSTS) {
            Await.until("old generations of chains to leave " + host, DRAINED, () -> lab.flows(host), isRight);
        }
    }

    private boolean hasOneGeneration(final FlowDump flows) {
        return generations(flows, PATH) <= sample.getAsJsonObject(Intent.ROOT).getAsJsonArray("policy").size();
    }

    private static long generations(final FlowDump flows, final long kind) {
        return flows.with(cookie -> cookie >>> KIND_SHIFT == kind).stream().map(FlowDump::cookie).distinct().count();
    }
}
