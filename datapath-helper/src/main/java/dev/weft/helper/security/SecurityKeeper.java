/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.security.SecurityOrders.GatewayOrder;
import dev.weft.helper.vswitchd.Vswitchd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * Keeps the gateway and its tunnels as they are wanted (VN-7). Everything it makes goes on without it.
 */
final class SecurityKeeper {
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration LATER = Duration.ofSeconds(5);
    /** A tunnel that is missing for so long will not be there at once. */
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String DIRECTORY = "weft-ipsec";

    private final NodeCommands commands;
    private final Executor waiting;
    private final ScheduledExecutorService thread;
    private final Gateway gateway;
    private final Charon charon;
    private final Tunnels tunnels = new Tunnels(System::nanoTime);
    private final HolderAddresses holders;
    private final EspCounters refused;
    private final Runnable again;
    private final Consumer<Duration> later;
    /** The gateway as it was when all of it was looked at. */
    private Optional<Gateway.Working> checked = Optional.empty();
    private GatewayOrder checkedFor;
    private boolean unsure;
    private long watched;
    private List<String> installed = List.of();
    private volatile SecurityStatus status = SecurityStatus.NONE;

    /**
     * A keeper that has not looked yet.
     *
     * @param rundir where its files are
     * @param waiting where something may block
     * @param thread the one thread
     * @param again is told when there should be another pass at once
     * @param later is told, during a pass, when there should be another one if nothing happens before
     */
    SecurityKeeper(final NodeCommands commands, final Vswitchd vswitchd, final Path rundir, final Executor waiting,
            final ScheduledExecutorService thread, final Runnable again, final Consumer<Duration> later) {
        this.commands = commands;
        this.waiting = waiting;
        this.thread = thread;
        this.again = again;
        this.later = later;
        final Path dir = rundir.toAbsolutePath().resolve(DIRECTORY);
        gateway = new Gateway(commands, vswitchd, new CharonProcess(commands, dir, waiting, thread));
        charon = new Charon(dir.resolve(CharonConfig.SOCKET), waiting);
        holders = new HolderAddresses(commands);
        refused = new EspCounters(dir.resolve(CharonConfig.LOG));
    }

    /** Makes everything as it is wanted. */
    CompletionStage<Outcome> pass(final SecurityOrders wanted) {
        if (wanted.gateway().isEmpty()) {
            return gateway.remove().thenApply(done -> {
                checked = Optional.empty();
                status = SecurityStatus.NONE;
                return new Outcome.Done();
            });
        }
        final GatewayOrder order = wanted.gateway().orElseThrow();
        final boolean whole = unsure || checked.isEmpty() || !order.equals(checkedFor);
        unsure = false;
        return (whole ? gateway.ensure(order) : CompletableFuture.completedFuture(checked.orElseThrow()))
            .thenCompose(working -> tunnels(wanted, order, working, whole))
            .whenComplete((working, failure) -> {
                // What failed is looked at from the beginning
                checked = Optional.ofNullable(working);
                checkedFor = order;
                checked.ifPresent(each -> watch(each.charon().pid()));
            }).thenApply(done -> new Outcome.Done());
    }

    /** The next pass looks at everything, not at tunnels only. */
    void lookAtAll() {
        unsure = true;
    }

    /** How it is, as of the last pass; any thread. */
    SecurityStatus status() {
        return status;
    }

    private CompletableFuture<Gateway.Working> tunnels(final SecurityOrders wanted, final GatewayOrder order,
            final Gateway.Working working, final boolean whole) {
        return charon.tunnels().thenComposeAsync(there -> {
            final var plan = tunnels.plan(order, wanted.peers(), there,
                working.charon().kernel() ? Gateway.INTERFACE_ID : 0);
            if (!plan.settled()) {
                final boolean soon = plan.missing().values().stream().allMatch(time -> time < LONG.toNanos());
                later.accept(soon ? SOON : LATER);
            }
            return holders.ensure(order.host(), working, plan.ways())
                .thenCompose(done -> flows(GatewayFlows.of(order.host(), working.port(), plan.ways()), whole))
                .thenCompose(done -> charon.carryOut(working.charon().pid(), plan, there))
                .thenCompose(done -> whole ? count(working.charon().kernel())
                    : CompletableFuture.completedFuture(status.counters()))
                .thenApplyAsync(counters -> {
                    status = new SecurityStatus(working.charon().kernel() ? "kernel" : "user",
                        WayReport.of(wanted, plan, there), counters);
                    return working;
                }, thread);
        }, thread);
    }

    /** Without charon there are no tunnels: a new one is needed at once. */
    private void watch(final long pid) {
        if (pid != watched) {
            watched = pid;
            ProcessHandle.of(pid).map(ProcessHandle::onExit).orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenRunAsync(() -> {
                    unsure = true;
                    again.run();
                }, thread);
        }
    }

    private CompletableFuture<Void> flows(final List<String> flows, final boolean whole) {
        if (!whole && flows.equals(installed)) {
            return CompletableFuture.completedFuture(null);
        }
        return commands.ofctl(Gateway.BRIDGE, flows, "-", "--bundle", "replace-flows")
            .thenAccept(done -> installed = flows);
    }

    private CompletableFuture<Map<String, Long>> count(final boolean kernel) {
        return commands.ofctl(Gateway.BRIDGE, List.of(), "cookie=" + GatewayFlows.ALL_COOKIES, "dump-flows")
            .thenCombine(CompletableFuture.runAsync(() -> refused.look(kernel), waiting), (dump, done) -> {
                final Map<String, Long> counters = new TreeMap<>(refused.counts());
                put(counters, "security-plain", gateway.plain());
                put(counters, "security-stray", GatewayFlows.counted(dump, GatewayFlows.STRAY).orElse(0L));
                put(counters, "security-unsent", GatewayFlows.counted(dump, GatewayFlows.UNSENT).orElse(0L));
                return counters;
            });
    }

    private static void put(final Map<String, Long> counters, final String name, final long value) {
        if (value > 0) {
            counters.put(name, value);
        }
    }
}
