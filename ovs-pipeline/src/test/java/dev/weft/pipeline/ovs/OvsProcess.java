/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real Open vSwitch with the userspace datapath: its own directory, its own database, its own network namespace
 * that goes with it. Needs root.
 */
public final class OvsProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema";
    private static final String PACKAGE = "openvswitch-switch";

    private final Path directory;
    private final Command command;
    private final List<Process> processes = new ArrayList<>();

    private OvsProcess(final Path directory) {
        this.directory = directory;
        command = new Command(directory);
    }

    /** Starts it and returns when it answers. */
    public static OvsProcess start() throws IOException, InterruptedException {
        for (var program : List.of("ovsdb-tool", "ovsdb-server", "ovs-vswitchd", "ovs-vsctl", "ovs-ofctl")) {
            Command.require(program, PACKAGE);
        }
        Command.require("unshare", "util-linux");
        Command.require("ip", "iproute2");
        final var ovs = new OvsProcess(Files.createTempDirectory("weft-ovs"));
        try {
            ovs.startAll();
        } catch (IOException | InterruptedException | AssertionError e) {
            ovs.close();
            throw e;
        }
        return ovs;
    }

    private void startAll() throws IOException, InterruptedException {
        final var database = directory.resolve("conf.db").toString();
        command.run(List.of("ovsdb-tool", "create", database, SCHEMA));
        launch("ovsdb-server", List.of("ovsdb-server", database, "--remote=punix:" + directory.resolve("db.sock"),
            "--unixctl=" + directory.resolve("ovsdb.ctl")));
        await("ovsdb-server", () -> command.run(List.of("ovs-appctl", "-t", path("ovsdb.ctl"), "version")));
        vsctl("--no-wait", "init");
        launch("ovs-vswitchd", List.of("unshare", "--net", "ovs-vswitchd", "unix:" + directory.resolve("db.sock"),
            "--disable-system", "--unixctl=" + directory.resolve("vswitchd.ctl")));
        await("ovs-vswitchd", () -> appctl("version"));
        inNamespace("ip", "link", "set", "lo", "up");
    }

    /** Runs ovs-vsctl. */
    public String vsctl(final String... arguments) throws IOException, InterruptedException {
        return command.run(line(List.of("ovs-vsctl", "--timeout=15", "--db=unix:" + directory.resolve("db.sock")),
            arguments));
    }

    /** Runs ovs-ofctl with OpenFlow 1.3. */
    public String ofctl(final String... arguments) throws IOException, InterruptedException {
        return command.run(line(List.of("ovs-ofctl", "--protocols=OpenFlow13"), arguments));
    }

    /** Runs ovs-appctl on ovs-vswitchd. */
    public String appctl(final String... arguments) throws IOException, InterruptedException {
        return command.run(line(List.of("ovs-appctl", "-t", path("vswitchd.ctl")), arguments));
    }

    /** Runs a program in the switch's network namespace. */
    public String inNamespace(final String... arguments) throws IOException, InterruptedException {
        final var pid = Long.toString(processes.get(processes.size() - 1).pid());
        return command.run(line(List.of("nsenter", "--target", pid, "--net"), arguments));
    }

    /** The OpenFlow socket of a bridge. */
    public Path socket(final String bridge) {
        return directory.resolve(bridge + ".mgmt");
    }

    /** A file for this switch, which goes with it. */
    public Path file(final String name) {
        return directory.resolve(name);
    }

    /** Ends the processes, in the other order than they started, and removes the directory. */
    @Override
    public void close() throws IOException {
        for (int i = processes.size() - 1; i >= 0; i--) {
            final var process = processes.get(i);
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private interface Attempt {
        String make() throws IOException, InterruptedException;
    }

    private void await(final String what, final Attempt attempt) throws IOException, InterruptedException {
        final var deadline = Instant.now().plus(LIMIT);
        while (true) {
            try {
                attempt.make();
                return;
            } catch (IOException e) {
                final boolean ended = !processes.get(processes.size() - 1).isAlive();
                if (ended || Instant.now().isAfter(deadline)) {
                    throw new AssertionError(what + " did not start (it needs root): "
                        + Files.readString(directory.resolve(what + ".log")), e);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private void launch(final String name, final List<String> line) throws IOException {
        processes.add(command.start(line, directory.resolve(name + ".log")));
    }

    private String path(final String name) {
        return directory.resolve(name).toString();
    }

    private static List<String> line(final List<String> beginning, final String... arguments) {
        final var line = new ArrayList<>(beginning);
        line.addAll(List.of(arguments));
        return line;
    }
}
