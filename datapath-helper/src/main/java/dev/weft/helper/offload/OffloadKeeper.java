/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.offload;

import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.database.InterfaceRow;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.InterfaceName;
import dev.weft.helper.sheet.Sheet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Sees to it that guests whose network card is an end of a virtual pair compute checksums themselves: the userspace
 * datapath of Open vSwitch passes on packets that were left unfinished for hardware, and their receivers drop them.
 * Each port is dealt with once, and again when Open vSwitch says that it changed. TAP devices, whose other end is a
 * program, and the node's own cards are left alone. All on one thread.
 */
public final class OffloadKeeper {
    private static final int AT_ONCE = 8;

    private final GuestOffload offload;
    private final NodeCommands commands;
    private final Predicate<String> named;
    private final Executor thread;

    private final Map<UUID, String> ports = new HashMap<>();
    /** Ports to be looked at. */
    private final Set<String> fresh = new HashSet<>();
    /** Ports without an iface-id that only a link makes a guest's. */
    private final Set<String> anonymous = new HashSet<>();
    /** What is wrong, by port. */
    private final Map<String, String> complaints = new TreeMap<>();

    /**
     * A keeper that knows no port yet.
     *
     * @param thread the one thread
     * @param named whether an end of a link names an interface
     */
    public OffloadKeeper(final CommandRunner runner, final NodeCommands commands, final Executor thread,
            final Predicate<String> named) {
        offload = new GuestOffload(runner);
        this.commands = commands;
        this.thread = thread;
        this.named = named;
    }

    /**
     * Interfaces changed, by their identity; empty: it is gone.
     *
     * @return whether a pass is worth while
     */
    public boolean interfaces(final Map<UUID, Optional<InterfaceRow>> changes) {
        changes.forEach((uuid, row) -> {
            Optional.ofNullable(ports.remove(uuid)).ifPresent(this::forget);
            row.filter(now -> now.ofport() > 0 && InterfaceName.isGood(now.name())).ifPresent(now -> {
                ports.put(uuid, now.name());
                (now.ifaceId().isPresent() || named.test(now.name()) ? fresh : anonymous).add(now.name());
            });
        });
        return !fresh.isEmpty();
    }

    /**
     * An end of a link names this interface.
     *
     * @return whether a pass is worth while
     */
    public boolean named(final String device) {
        return anonymous.remove(device) && fresh.add(device);
    }

    /** Deals with ports that are new. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        fresh.addAll(complaints.keySet());
        if (wanted.flows().isEmpty() || fresh.isEmpty()) {
            return CompletableFuture.completedFuture(outcome());
        }
        final Set<String> now = Set.copyOf(fresh);
        fresh.removeAll(now);
        return commands.vsctl("--no-wait", "get", "bridge", wanted.flows().orElseThrow().bridge(), "datapath_type")
            .thenCompose(type -> "netdev".equals(type.strip().replace("\"", "")) ? offload.find(now)
                : CompletableFuture.completedFuture(List.<GuestEnd>of()))
            .thenComposeAsync(ends -> {
                complaints.keySet().removeAll(now);
                return switchOff(ends);
            }, thread)
            .whenCompleteAsync((done, failure) -> fresh.addAll(failure == null ? Set.of() : now), thread)
            .thenApply(done -> outcome());
    }

    private CompletableFuture<Void> switchOff(final List<GuestEnd> ends) {
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (int first = 0; first < ends.size(); first += AT_ONCE) {
            final List<GuestEnd> group = ends.subList(first, Math.min(first + AT_ONCE, ends.size()));
            done = done.thenCompose(before -> CompletableFuture.allOf(group.stream()
                .map(end -> offload.switchOff(end).thenAcceptAsync(complaint -> complaint.ifPresent(text ->
                    complaints.put(end.port(), text)), thread)).toArray(CompletableFuture[]::new)));
        }
        return done;
    }

    private Outcome outcome() {
        return complaints.isEmpty() ? new Outcome.Done() : new Outcome.Failed(complaints.values().iterator().next()
            + (complaints.size() == 1 ? "" : " (and " + (complaints.size() - 1) + " more)"));
    }

    private void forget(final String name) {
        fresh.remove(name);
        anonymous.remove(name);
        complaints.remove(name);
    }
}
