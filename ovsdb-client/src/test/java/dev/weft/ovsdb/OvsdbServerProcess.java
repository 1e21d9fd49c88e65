/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.ovsdb.net.Endpoint;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real ovsdb-server of our own in a directory, with everything it needs in there. Needs no rights.
 */
public final class OvsdbServerProcess implements AutoCloseable {
    /** The schema of Open vSwitch as packaged. */
    public static final Path VSWITCH_SCHEMA = Path.of("/usr/share/openvswitch/vswitch.ovsschema");

    private final Path dir;
    private final List<String> arguments;

    private Process process;
    private int port;

    private OvsdbServerProcess(final Path dir, final List<String> arguments) {
        this.dir = dir;
        this.arguments = arguments;
    }

    /** Starts a server on a new database, listening on a Unix socket, a loopback TCP port, and what is given. */
    public static OvsdbServerProcess start(final Path dir, final Path schema, final String... arguments)
            throws Exception {
        final var server = new OvsdbServerProcess(dir, List.of(arguments));
        run(dir, "ovsdb-tool", "create", server.database().toString(), schema.toString());
        server.restart();
        return server;
    }

    /** Starts it again, on the port it had before. */
    public void restart() throws Exception {
        final Path log = dir.resolve("log");
        Files.deleteIfExists(log);
        final List<String> command = new ArrayList<>(List.of(program("ovsdb-server"), database().toString(),
            "--remote=punix:" + dir.resolve("db.sock"), "--remote=ptcp:" + port + ":127.0.0.1",
            "--unixctl=" + dir.resolve("ctl"), "--pidfile=" + dir.resolve("pid"), "--log-file=" + log,
            "-vconsole:off"));
        command.addAll(arguments);
        process = new ProcessBuilder(command).directory(dir.toFile())
            .redirectErrorStream(true).redirectOutput(dir.resolve("out").toFile()).start();
        Await.until("ovsdb-server is up: " + command, () -> !process.isAlive()
            || text(log).contains("ovsdb-server (Open vSwitch)"));
        if (!process.isAlive()) {
            throw new IOException("ovsdb-server ended: " + text(dir.resolve("out")) + text(log));
        }
        if (port == 0) {
            port = chosenPort("127.0.0.1");
        }
    }

    /** The port that the system chose for a remote with port 0 and this address. */
    public int chosenPort(final String address) {
        final String log = text(dir.resolve("log"));
        // The server names the address only and opens its remotes in no fixed order
        final var found = Pattern.compile("0:" + Pattern.quote(address) + ": listening on port (\\d+)").matcher(log);
        assertTrue(log, found.find());
        return Integer.parseInt(found.group(1));
    }

    public Path database() {
        return dir.resolve("db");
    }

    public Endpoint.Unix unix() {
        return new Endpoint.Unix(dir.resolve("db.sock").toString());
    }

    public Endpoint.Tcp tcp() {
        return new Endpoint.Tcp("127.0.0.1", port);
    }

    public Endpoint.Unix control() {
        return new Endpoint.Unix(dir.resolve("ctl").toString());
    }

    /** Ends it without a chance to say good-bye. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("ovsdb-server does not end");
        }
    }

    /** Changes the database while no server has it. */
    public void transactOffline(final String json) throws Exception {
        run(dir, "ovsdb-tool", "transact", database().toString(), json);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** Runs a program to its end. */
    public static void run(final Path dir, final String program, final String... arguments) throws Exception {
        final List<String> command = new ArrayList<>(List.of(program(program)));
        command.addAll(List.of(arguments));
        final Process run = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
        final String output = new String(run.getInputStream().readAllBytes());
        assertEquals(command + " printed " + output, 0, run.waitFor());
    }

    private static String program(final String name) {
        // The search path of ordinary users often lacks the place of daemons
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
            .map(directory -> Path.of(directory, name)).filter(Files::isExecutable).findFirst()
            .orElseThrow(() -> new IllegalStateException(name + " is not installed; it comes with the Debian packages "
                + "openvswitch-switch and openssl")).toString();
    }

    private static String text(final Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
