/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.security.GatewayFlows.Ways;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The addresses that this node has because a charon that encrypts by itself only accepts tunnels for networks in which
 * the node has one.
 */
final class HolderAddresses {
    private static final Pattern LOCAL = Pattern.compile("\"local\":\"([0-9.]{7,15})\"");

    private final NodeCommands commands;
    private final Set<String> there = new HashSet<>();
    private long pid;

    HolderAddresses(final NodeCommands commands) {
        this.commands = commands;
    }

    /**
     * Adds those that lack and takes away those that were.
     *
     * @param own this node's number
     * @param working the gateway, whose device has them
     * @param ways what other nodes need
     */
    CompletableFuture<Void> ensure(final int own, final Gateway.Working working, final Map<Integer, Ways> ways) {
        if (working.decoy().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        final String device = " dev " + working.decoy().orElseThrow();
        final Set<String> wanted = new HashSet<>();
        ways.values().forEach(each -> each.receiving().forEach((level, slots) ->
            slots.forEach(slot -> wanted.add(TunnelAddress.holder(level, slot, own)))));
        final CompletableFuture<Void> known = pid == working.charon().pid() ? CompletableFuture.completedFuture(null)
            : read(device);
        return known.thenCompose(done -> change(wanted, device)).thenAccept(done -> pid = working.charon().pid());
    }

    /** Perhaps a helper before set some. */
    private CompletableFuture<Void> read(final String device) {
        return commands.ip(List.of("addr show" + device)).thenAccept(text -> {
            there.clear();
            LOCAL.matcher(text).results().forEach(each -> there.add(each.group(1) + "/32"));
        });
    }

    private CompletableFuture<Void> change(final Set<String> wanted, final String device) {
        final List<String> lines = new ArrayList<>();
        there.stream().filter(each -> !wanted.contains(each)).forEach(each -> lines.add("addr del " + each + device));
        wanted.stream().filter(each -> !there.contains(each)).forEach(each ->
            lines.add("addr replace " + each + device));
        if (lines.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        // What was done of it in vain is not known
        pid = 0;
        return commands.ip(lines).thenAccept(done -> {
            there.clear();
            there.addAll(wanted);
        });
    }
}
