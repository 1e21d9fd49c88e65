/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tools of Linux and Open vSwitch that change the node. What they print comes back on the one thread.
 */
public final class NodeCommands {
    /** With which Open vSwitch's tools begin some complaints: time and number, so that none would be like the last. */
    private static final Pattern STAMP = Pattern.compile("(?m)^[0-9TZ:.-]+\\|[0-9]+\\|");

    private final CommandRunner runner;
    private final String database;
    private final Path rundir;
    private final Executor thread;

    /**
     * Commands for a node.
     *
     * @param database as {@code ovs-vsctl --db} takes it
     * @param rundir where the bridges' management sockets are
     */
    public NodeCommands(final CommandRunner runner, final String database, final Path rundir, final Executor thread) {
        this.runner = runner;
        this.database = database;
        this.rundir = rundir;
        this.thread = thread;
    }

    /** Several commands of {@code ip} at once, which print JSON; fails with a {@link CommandException}. */
    public CompletableFuture<String> ip(final List<String> lines) {
        return run(List.of("ip", "-j", "-batch", "-"), String.join("\n", lines) + "\n");
    }

    /**
     * Brings interfaces up that need no addresses, and so get none. A node without IPv6 refuses to be told the latter,
     * and has none to give.
     *
     * @param options more for {@code ip link set}, such as "mtu 1500"; may be empty
     */
    public CompletableFuture<Void> up(final List<String> names, final String options) {
        final String before = "link set dev ";
        return runner.run(List.of("ip", "-force", "-batch", "-"), lines(names, before, " addrgenmode none"))
            .thenCompose(ignored -> ip(names.stream().map(name -> (before + name + " " + options).strip() + " up")
                .toList())).thenAccept(done -> { });
    }

    private static String lines(final List<String> names, final String before, final String after) {
        return names.stream().map(name -> before + name + after + "\n").collect(Collectors.joining());
    }

    /** {@code ovs-vsctl}; waits a short time for ovs-vswitchd unless told not to. */
    public CompletableFuture<String> vsctl(final String... arguments) {
        final List<String> command = new ArrayList<>(List.of("ovs-vsctl", "--db=" + database, "--timeout=5"));
        command.addAll(List.of(arguments));
        return run(command, "");
    }

    /** {@code ovs-ofctl COMMAND BRIDGE ARGUMENT}, which reads the lines if the argument is "-". */
    public CompletableFuture<String> ofctl(final String bridge, final List<String> lines, final String argument,
            final String... options) {
        final List<String> command = new ArrayList<>(List.of("ovs-ofctl", "--timeout=5", "-O", "OpenFlow14"));
        command.addAll(List.of(options));
        command.add("unix:" + rundir.resolve(bridge + ".mgmt"));
        command.add(argument);
        return run(command, String.join("\n", lines) + "\n");
    }

    /** Another program; fails with a {@link CommandException} unless it ends well. */
    public CompletableFuture<String> program(final String input, final String... command) {
        return run(List.of(command), input);
    }

    private CompletableFuture<String> run(final List<String> command, final String input) {
        return runner.run(command, input).thenApplyAsync(result -> output(command, result), thread);
    }

    private static String output(final List<String> command, final CommandResult result) {
        if (result.exit() != 0) {
            throw new CommandException(String.join(" ", command) + ": " + (result.errors().isBlank()
                ? "ended with " + result.exit() : STAMP.matcher(result.errors()).replaceAll("").strip()));
        }
        return result.output();
    }
}
