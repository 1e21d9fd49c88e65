/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.neighbour;

import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.neighbour.IpNeighbour.Neighbour;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.vswitchd.Vswitchd;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the next hop to every peer, and to appliances that have tunnels of their own, known to Linux and to
 * ovs-vswitchd, so that the first packet of a link is not lost while somebody asks for it (VL-5, VL-11, SI-11). The
 * kernel does the asking: Open vSwitch sees the answers pass, and is told where it did not. All on one thread.
 */
public final class NeighbourKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(NeighbourKeeper.class);
    /** Far below the 15 minutes after which Open vSwitch forgets, and soon enough for a card that was replaced. */
    private static final Duration CONFIRM = Duration.ofSeconds(60);
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    /** Each wait is twice the one before, so 6 s in all; a node that does not answer then is asked at the next pass. */
    private static final int LOOKS = 7;
    private static final int SHOWN = 5;

    private final IpNeighbour ip;
    private final TunnelNeighbours tunnels;
    private final ScheduledExecutorService thread;
    private final Consumer<Set<Hop>> knock;
    private final LongSupplier clock;

    private Map<Hop, Long> confirmed = Map.of();
    private String complaint = "";

    /**
     * A keeper that knows nothing yet.
     *
     * @param thread the one thread
     * @param knock makes the kernel find out, or confirm, who answers for some next hops
     * @param clock nanoseconds, never going back
     */
    NeighbourKeeper(final CommandRunner runner, final Vswitchd vswitchd, final ScheduledExecutorService thread,
            final Consumer<Set<Hop>> knock, final LongSupplier clock) {
        ip = new IpNeighbour(runner);
        tunnels = new TunnelNeighbours(vswitchd);
        this.thread = thread;
        this.knock = knock;
        this.clock = clock;
    }

    /** A keeper that knows nothing yet; all but commands on the thread. */
    public static NeighbourKeeper of(final CommandRunner runner, final Vswitchd vswitchd,
            final ScheduledExecutorService thread) {
        return new NeighbourKeeper(runner, vswitchd, thread, Knock::at, System::nanoTime);
    }

    /** Makes known what is not, and has confirmed what was not confirmed for a minute. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        final Set<InetAddress> remotes = wanted.remotes();
        if (remotes.isEmpty()) {
            confirmed = Map.of();
            return CompletableFuture.completedFuture(new Outcome.Done());
        }
        return ip.hops(remotes).thenCompose(hops -> tunnels.read().thenAcceptAsync(known ->
            refresh(remotes, hops, known.keySet()), thread)).thenApply(done -> new Outcome.Done());
    }

    private void refresh(final Set<InetAddress> peers, final Map<InetAddress, Hop> hops, final Set<Hop> known) {
        final Set<InetAddress> lost = new HashSet<>(peers);
        lost.removeAll(hops.keySet());
        final Set<Hop> due = due(Set.copyOf(hops.values()), known);
        if (due.isEmpty()) {
            tell(lost, Set.of());
            return;
        }
        // The pass does not wait for nodes that may never answer
        look(due, LOOKS, FIRST_LOOK).thenAcceptAsync(missing -> tell(lost, missing), thread)
            .exceptionally(failure -> {
                LOG.info("next hops: will be looked at again: {}", failure.getMessage());
                return null;
            });
    }

    private Set<Hop> due(final Set<Hop> all, final Set<Hop> known) {
        final long now = clock.getAsLong();
        final Set<Hop> due = new HashSet<>();
        final Map<Hop, Long> next = new HashMap<>();
        for (Hop hop : all) {
            final Long last = confirmed.get(hop);
            final boolean isDue = last == null || now - last >= CONFIRM.toNanos() || !known.contains(hop);
            next.put(hop, isDue ? Long.valueOf(now) : last);
            if (isDue) {
                due.add(hop);
            }
        }
        confirmed = next;
        return due;
    }

    /** Asks, and waits a little for answers; those that did not come. */
    private CompletableFuture<Set<Hop>> look(final Set<Hop> due, final int looks, final Duration wait) {
        final var later = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, thread);
        knock.accept(due);
        return CompletableFuture.supplyAsync(ip::read, later).thenCompose(read -> read)
            .thenCompose(kernel -> tunnels.read().thenApply(known -> differences(due, kernel, known)))
            .thenCompose(wrong -> tunnels.put(wrong).thenCompose(done -> tunnels.read()))
            .thenComposeAsync(known -> {
                final Set<Hop> missing = new HashSet<>(due);
                missing.removeAll(known.keySet());
                return missing.isEmpty() || looks == 1 ? CompletableFuture.completedFuture(missing)
                    : look(missing, looks - 1, wait.multipliedBy(2));
            }, thread);
    }

    /**
     * What Open vSwitch should be told. What the kernel only remembers is better than nothing: it was just made to
     * confirm that, and Open vSwitch will see the answer.
     */
    private static Map<Hop, String> differences(final Set<Hop> due, final Map<Hop, Neighbour> kernel,
            final Map<Hop, String> known) {
        final Map<Hop, String> wrong = new HashMap<>();
        for (Hop hop : due) {
            final Neighbour neighbour = kernel.get(hop);
            if (neighbour != null && (neighbour.isSure() || !known.containsKey(hop))
                    && !neighbour.mac().equals(known.get(hop))) {
                wrong.put(hop, neighbour.mac());
            }
        }
        return wrong;
    }

    /** No failure of this node: links find out by themselves that a node is not there. */
    private void tell(final Set<InetAddress> lost, final Set<Hop> missing) {
        final String next = (lost.isEmpty() ? "" : "no route to peers " + some(lost.stream()
            .map(InetAddress::getHostAddress).toList()) + "; ") + (missing.isEmpty() ? ""
            : "no answer from next hops " + some(missing.stream().map(Hop::toString).toList()));
        if (!next.equals(complaint)) {
            complaint = next;
            LOG.info("next hops: {}", next.isEmpty() ? "all answer" : next);
        }
    }

    private static String some(final Collection<String> all) {
        final var sorted = new TreeSet<>(all);
        return String.join(", ", sorted.stream().limit(SHOWN).toList())
            + (sorted.size() > SHOWN ? " and " + (sorted.size() - SHOWN) + " more" : "");
    }
}
