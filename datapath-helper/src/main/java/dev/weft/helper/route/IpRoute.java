/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.route;

import dev.weft.helper.command.CommandException;
import dev.weft.helper.command.CommandResult;
import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.sheet.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's routes through the {@code ip} command of iproute2: it is on every node that has Open vSwitch, its JSON
 * output and batches are stable, and one process carries any number of changes, whereas a netlink library would bring
 * native code for each architecture and more code than this whole helper has.
 */
final class IpRoute {
    /** The protocol number by which routes are known as Weft's. */
    static final int PROTOCOL = 87;

    private static final Pattern FAILED_LINE = Pattern.compile("Command failed -:(\\d{1,9})");
    private static final String TAKEN = "File exists";

    private final CommandRunner runner;

    /** A change that the kernel refused, and why. */
    record Refusal(String change, String reason) {
        @Override
        public String toString() {
            return change + ": " + reason;
        }
    }

    IpRoute(final CommandRunner runner) {
        this.runner = runner;
    }

    /** Weft's routes in the main table; fails with a {@link CommandException}. */
    CompletableFuture<List<KernelRoute>> read() {
        return readFamily(true).thenCombine(readFamily(false), (ipv4, ipv6) -> {
            final List<KernelRoute> both = new ArrayList<>(ipv4);
            both.addAll(ipv6);
            return both;
        });
    }

    /** Makes changes, as many as the kernel takes; fails with a {@link CommandException}. */
    CompletableFuture<List<Refusal>> apply(final RouteChanges changes) {
        return applyFamily(changes, true).thenCombine(applyFamily(changes, false), (ipv4, ipv6) -> {
            final List<Refusal> both = new ArrayList<>(ipv4);
            both.addAll(ipv6);
            return both;
        });
    }

    private CompletableFuture<List<KernelRoute>> readFamily(final boolean ipv4) {
        final List<String> command = List.of("ip", family(ipv4), "-j", "-d", "route", "show", "table", "main", "proto",
            Integer.toString(PROTOCOL));
        return runner.run(command, "").thenApply(result -> {
            if (result.exit() != 0) {
                throw new CommandException(String.join(" ", command) + ": " + result.errors().strip());
            }
            return RouteListing.read(result.output(), ipv4);
        });
    }

    private CompletableFuture<List<Refusal>> applyFamily(final RouteChanges changes, final boolean ipv4) {
        final List<String> lines = lines(changes.of(ipv4));
        if (lines.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return runner.run(List.of("ip", family(ipv4), "-force", "-batch", "-"), String.join("\n", lines) + "\n")
            .thenApply(result -> refusals(lines, result));
    }

    private static String family(final boolean ipv4) {
        return ipv4 ? "-4" : "-6";
    }

    /** Only addresses, numbers and a checked word get into these lines. */
    private static List<String> lines(final RouteChanges changes) {
        final List<String> lines = new ArrayList<>();
        changes.add().forEach(route -> lines.add(line("add", route)));
        changes.replace().forEach(route -> lines.add(line("replace", route)));
        changes.delete().forEach(route -> {
            final var line = new StringBuilder("route delete ").append(route.type()).append(' ').append(route.to());
            route.via().ifPresent(via -> line.append(" via ").append(via.getHostAddress()));
            route.metric().ifPresent(metric -> line.append(" metric ").append(metric));
            lines.add(line.append(" proto ").append(PROTOCOL).toString());
        });
        return lines;
    }

    private static String line(final String verb, final Route route) {
        return "route " + verb + " " + route + " proto " + PROTOCOL;
    }

    /** The reason stands on the lines before the one that tells the failed line's number. */
    private static List<Refusal> refusals(final List<String> lines, final CommandResult result) {
        final List<Refusal> refusals = new ArrayList<>();
        final List<String> reason = new ArrayList<>();
        for (String error : result.errors().lines().toList()) {
            final Matcher failed = FAILED_LINE.matcher(error);
            if (failed.matches()) {
                final int number = Integer.parseInt(failed.group(1));
                final String change = number >= 1 && number <= lines.size() ? lines.get(number - 1) : "a change";
                refusals.add(new Refusal(change, explained(String.join(" ", reason))));
                reason.clear();
            } else {
                reason.add(error.strip());
            }
        }
        if (refusals.isEmpty() && result.exit() != 0) {
            throw new CommandException("ip -batch failed: " + String.join(" ", reason));
        }
        return refusals;
    }

    private static String explained(final String reason) {
        return reason.contains(TAKEN) ? "a route there that is not Weft's (protocol " + PROTOCOL
            + ") is in the way; remove it if it should not be there" : reason;
    }
}
