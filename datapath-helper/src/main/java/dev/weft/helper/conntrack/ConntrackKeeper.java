/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.conntrack;

import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.vswitchd.Vswitchd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the number of connections that Open vSwitch keeps in a zone that of the sheet (SI-4), and keeps connection
 * tracking in userspace from holding fragments back: it lets them go with frames of others. Zones that have a limit of
 * their own keep it. It also forgets the connections of zones whose owner is gone, as their numbers are used again
 * (GW-1). ovs-vswitchd forgets all of it when it ends. On one thread.
 */
public final class ConntrackKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ConntrackKeeper.class);
    private static final String INTEGRATION = "br-int";
    private static final String USERSPACE = "netdev@";
    private static final String FLUSH = "dpctl/flush-conntrack";
    private static final List<String> FAMILIES = List.of("v4", "v6");

    private final Vswitchd vswitchd;
    private final ZoneBook zones;
    private final Executor thread;
    private final Executor later;

    /**
     * A keeper that asks and tells this daemon.
     *
     * @param zones whose connections are to be forgotten, and what is to be written of that
     * @param thread the one thread
     * @param later runs something on it some seconds later, and has this keeper look after that
     */
    public ConntrackKeeper(final Vswitchd vswitchd, final ZoneBook zones, final Executor thread,
            final Executor later) {
        this.vswitchd = vswitchd;
        this.zones = zones;
        this.thread = thread;
        this.later = later;
    }

    /** Looks at the datapath of the integration bridge, sets what differs, and looks whether it worked. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        final var inSwitch = wanted.connections().isEmpty() && zones.left().isEmpty() ? done() : inSwitch(wanted);
        return inSwitch.thenComposeAsync(outcome -> zones.write().thenApply(outcome::and), thread);
    }

    private CompletableFuture<Outcome> inSwitch(final Sheet wanted) {
        return vswitchd.call("dpif/show").thenComposeAsync(shown -> datapath(shown)
            .map(datapath -> forget(datapath).thenCompose(forgot -> set(datapath, wanted)
                .exceptionally(Outcome.Failed::of).thenApply(forgot::and)))
            .orElseGet(() -> CompletableFuture.completedFuture(new Outcome.Failed("connections cannot be limited: "
                + "Open vSwitch has no bridge " + INTEGRATION + " yet"))), thread);
    }

    /** Datapaths are at the beginning of a line, their bridges two columns further. */
    private static Optional<String> datapath(final String shown) {
        String datapath = "";
        for (String line : shown.lines().toList()) {
            if (line.equals("  " + INTEGRATION + ":")) {
                return Optional.of(datapath);
            } else if (!line.startsWith(" ")) {
                datapath = line.split(":", 2)[0];
            }
        }
        return Optional.empty();
    }

    /** Each zone for itself: one that cannot be emptied keeps nothing else from being done. */
    private CompletableFuture<Outcome> forget(final String datapath) {
        final List<String> problems = new ArrayList<>();
        CompletableFuture<?> all = done();
        for (int zone : zones.left()) {
            all = all.thenComposeAsync(before -> forget(datapath, zone, problems), thread);
        }
        return all.thenApply(done -> problems.isEmpty() ? new Outcome.Done()
            : new Outcome.Failed("what owners before knew of connections is not forgotten in " + problems.size()
                + (problems.size() == 1 ? " zone: " : " zones: ") + problems.get(0)));
    }

    private CompletionStage<Void> forget(final String datapath, final int zone, final List<String> problems) {
        final int times = zones.forgetting(zone);
        return flush(datapath, "zone=" + zone).handleAsync((answer, failure) -> {
            if (failure == null) {
                zones.forgotten(zone, times).ifPresent(later::execute);
            } else {
                zones.remembered(zone, times);
                problems.add(zone + ": " + Outcome.Failed.of(failure).reason());
            }
            return null;
        }, thread);
    }

    /** Open vSwitch 3.1 takes the name of a datapath for part of a connection; without it there must be one only. */
    private CompletionStage<String> flush(final String datapath, final String zone) {
        return vswitchd.call(FLUSH, datapath, zone).exceptionallyCompose(refusal -> vswitchd.call(FLUSH, zone));
    }

    private static CompletableFuture<Outcome> done() {
        return CompletableFuture.completedFuture(new Outcome.Done());
    }

    private CompletableFuture<Outcome> set(final String datapath, final Sheet wanted) {
        return wanted.connections().isEmpty() ? done() : set(datapath, wanted.connections().getAsInt());
    }

    private CompletableFuture<Outcome> set(final String datapath, final int limit) {
        return limit(datapath, limit).thenCompose(outcome -> outcome instanceof Outcome.Failed
            || !datapath.startsWith(USERSPACE) ? CompletableFuture.completedFuture(outcome) : fragments(datapath));
    }

    private CompletableFuture<Outcome> limit(final String datapath, final int limit) {
        final String expected = "default limit=" + limit;
        return vswitchd.call("dpctl/ct-get-limits", datapath).thenCompose(before -> has(before, expected)
            ? done()
            : vswitchd.call("dpctl/ct-set-limits", datapath, "default=" + limit).thenCompose(answer ->
                vswitchd.call("dpctl/ct-get-limits", datapath).thenApply(after -> {
                    if (!has(after, expected)) {
                        return new Outcome.Failed("ovs-vswitchd did not limit the connections of a zone of " + datapath
                            + " to " + limit + ": " + answer.strip());
                    }
                    LOG.info("connections of a zone of {}: at most {}", datapath, limit);
                    return new Outcome.Done();
                })));
    }

    private CompletableFuture<Outcome> fragments(final String datapath) {
        return vswitchd.call("dpctl/ipf-get-status", datapath).thenCompose(status -> {
            var done = CompletableFuture.<Outcome>completedFuture(new Outcome.Done());
            for (String family : FAMILIES) {
                if (has(status, family + " enabled: 1")) {
                    done = done.thenCompose(before -> disable(datapath, family));
                }
            }
            return done;
        });
    }

    private CompletableFuture<Outcome> disable(final String datapath, final String family) {
        return vswitchd.call("dpctl/ipf-set-disabled", datapath, family).thenApply(answer -> {
            LOG.info("fragments over IP{} are not held back any more by {}", family, datapath);
            return new Outcome.Done();
        });
    }

    private static boolean has(final String answer, final String line) {
        return answer.lines().map(String::strip).anyMatch(line::equals);
    }
}
