/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.underlay;

import dev.weft.helper.command.NodeCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Some flows of a bridge that one keeper answers for, beside whatever the operator has there: those with one cookie.
 * All on one thread.
 */
public final class OwnFlows {
    private static final String MASK = "/0xffffffffffffffff";

    private final NodeCommands commands;
    private final String cookie;
    private String installed = "";

    /**
     * Flows of which nothing is known yet.
     *
     * @param cookie of these flows and of no others, such as 0x5748000000000000
     */
    public OwnFlows(final NodeCommands commands, final String cookie) {
        this.commands = commands;
        this.cookie = cookie;
    }

    /** Writes a flow of table 0 as {@code ovs-ofctl} wants it. */
    public String flow(final int priority, final String rest) {
        return "cookie=" + cookie + ",table=0,priority=" + priority + "," + rest;
    }

    /** Makes these the only ones, unless they are. All at once, so that no frame meets half of them. */
    public CompletableFuture<Void> keep(final String bridge, final List<String> flows) {
        return dump(bridge).thenCompose(now -> state(bridge, flows, now).equals(installed)
            ? CompletableFuture.completedFuture(null) : install(bridge, flows));
    }

    /** Takes all of them away. */
    public CompletableFuture<Void> remove(final String bridge) {
        installed = "";
        return commands.ofctl(bridge, List.of(), "cookie=" + cookie + MASK, "del-flows").thenAccept(done -> { });
    }

    private CompletableFuture<Void> install(final String bridge, final List<String> flows) {
        final List<String> lines = new ArrayList<>();
        lines.add("delete cookie=" + cookie + MASK);
        flows.forEach(flow -> lines.add("add " + flow));
        return commands.ofctl(bridge, lines, "-", "--bundle", "add-flows")
            .thenCompose(done -> dump(bridge))
            .thenAccept(now -> installed = state(bridge, flows, now));
    }

    /** What was asked for and what came of it, which is not written alike. */
    private static String state(final String bridge, final List<String> flows, final String now) {
        return bridge + "\n" + String.join("\n", flows) + "\n" + now;
    }

    private CompletableFuture<String> dump(final String bridge) {
        return commands.ofctl(bridge, List.of(), "cookie=" + cookie + MASK, "--no-stats", "dump-flows")
            .thenApply(text -> String.join("\n", text.lines().map(String::strip).sorted().toList()));
    }
}
