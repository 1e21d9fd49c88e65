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
import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A real Open vSwitch with the userspace datapath: its own directory, its own database, its own network namespace
 * that goes with it. Needs root.
 */
public final class OvsProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema";
    private static final String PACKAGE = "openvswitch-switch";
    private static final AtomicInteger CONNECTED = new AtomicInteger();

    private final Path directory;
    private final Command command;
    private final List<Process> processes = new ArrayList<>();

    private Process switchProcess;

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
        // the database holds the namespace, so that the switch can end and start again in it
        launch("ovsdb-server", List.of("unshare", "--net", "ovsdb-server", database,
            "--remote=punix:" + directory.resolve("db.sock"),
            "--remote=db:Open_vSwitch,Open_vSwitch,manager_options", "--unixctl=" + directory.resolve("ovsdb.ctl")));
        await("ovsdb-server", () -> command.run(List.of("ovs-appctl", "-t", path("ovsdb.ctl"), "version")));
        inNamespace("ip", "link", "set", "lo", "up");
        vsctl("--no-wait", "init");
        startSwitch();
    }

    /** Starts ovs-vswitchd, at first or after {@link #killSwitch()}, and returns when it answers. */
    public void startSwitch() throws IOException, InterruptedException {
        final var line = new ArrayList<>(nsenter());
        line.addAll(List.of("ovs-vswitchd", "unix:" + directory.resolve("db.sock"), "--disable-system",
            "--unixctl=" + directory.resolve("vswitchd.ctl")));
        switchProcess = launch("ovs-vswitchd", line);
        await("ovs-vswitchd", () -> appctl("version"));
    }

    /** Ends ovs-vswitchd as a crash does: at once, and with everything that it held in memory. */
    public void killSwitch() throws InterruptedException {
        switchProcess.destroyForcibly().waitFor();
        processes.remove(switchProcess);
    }

    /**
     * Joins the switch's network namespace with that of the tests, by a pair of devices that goes with the namespace.
     *
     * @return the address of the tests' side, to which the switch's programs can connect
     */
    public InetAddress connectToTests() throws IOException, InterruptedException {
        final long pid = ProcessHandle.current().pid();
        final int serial = CONNECTED.getAndIncrement();
        final var device = "weft-t" + pid + "." + serial;
        final long number = pid * 8 + serial;
        // of 169.254.0.0/16 the first and the last 256 addresses are reserved
        final var prefix = "169.254." + (1 + number / 64 % 254) + ".";
        final long first = number % 64 * 4;
        command.run(List.of("ip", "link", "add", device, "type", "veth", "peer", "name", "tests", "netns",
            namespacePid()));
        command.run(List.of("ip", "address", "add", prefix + (first + 1) + "/30", "dev", device));
        command.run(List.of("ip", "link", "set", device, "up"));
        inNamespace("ip", "address", "add", prefix + (first + 2) + "/30", "dev", "tests");
        inNamespace("ip", "link", "set", "tests", "up");
        return InetAddresses.forString(prefix + (first + 1));
    }

    /** Joins the switch's network namespace with another's, by a pair of devices of the same name. */
    public void connectTo(final OvsProcess other, final String device) throws IOException, InterruptedException {
        inNamespace("ip", "link", "add", device, "type", "veth", "peer", "name", device, "netns",
            other.namespacePid());
        inNamespace("ip", "link", "set", device, "up");
        other.inNamespace("ip", "link", "set", device, "up");
    }

    /** Starts a program in the switch's network namespace that talks by its standard input and output. */
    public Process talkInNamespace(final String... arguments) throws IOException {
        return new ProcessBuilder(line(nsenter(), arguments)).redirectError(file("talk.log").toFile()).start();
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
        return command.run(line(nsenter(), arguments));
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

    private Process launch(final String name, final List<String> line) throws IOException {
        final var process = command.start(line, directory.resolve(name + ".log"));
        processes.add(process);
        return process;
    }

    private List<String> nsenter() {
        return List.of("nsenter", "--target", namespacePid(), "--net");
    }

    private String namespacePid() {
        return Long.toString(processes.get(0).pid());
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
