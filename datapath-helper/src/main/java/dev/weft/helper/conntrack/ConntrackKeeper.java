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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the number of connections that Open vSwitch keeps in a zone that of the sheet (SI-4), and keeps connection
 * tracking in userspace from holding fragments back: it lets them go with frames of others. Zones that have a limit of
 * their own keep it. It also forgets the connections of zones whose owner is gone, as their numbers are used again
 * (GW-1). ovs-vswitchd forgets all of it when it ends.
 */
public final class ConntrackKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ConntrackKeeper.class);
    private static final String INTEGRATION = "br-int";
    private static final String USERSPACE = "netdev@";
    private static final String FLUSH = "dpctl/flush-conntrack";
    private static final List<String> FAMILIES = List.of("v4", "v6");

    private final Vswitchd vswitchd;
    /** Zones whose connections are to be forgotten. */
    private final Set<Integer> left = new TreeSet<>();

    /** A keeper that asks and tells this daemon. */
    public ConntrackKeeper(final Vswitchd vswitchd) {
        this.vswitchd = vswitchd;
    }

    /** The connections of a zone are to be forgotten in the next pass. */
    public void forget(final int zone) {
        left.add(zone);
    }

    /** Looks at the datapath of the integration bridge, sets what differs, and looks whether it worked. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        if (wanted.connections().isEmpty() && left.isEmpty()) {
            return CompletableFuture.completedFuture(new Outcome.Done());
        }
        return vswitchd.call("dpif/show").thenCompose(shown -> datapath(shown)
            .map(datapath -> flush(datapath).thenCompose(done -> wanted.connections().isEmpty() ? done()
                : set(datapath, wanted.connections().getAsInt())))
            .orElseGet(() -> CompletableFuture.completedFuture(new Outcome.Failed(
                "connections cannot be limited: Open vSwitch has no bridge " + INTEGRATION + " yet"))));
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

    private CompletableFuture<Void> flush(final String datapath) {
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (int zone : List.copyOf(left)) {
            done = done.thenCompose(before -> flush(datapath, "zone=" + zone)).thenAccept(answer -> left.remove(zone));
        }
        return done;
    }

    /** Open vSwitch 3.1 takes the name of a datapath for part of a connection; without it there must be one only. */
    private CompletionStage<String> flush(final String datapath, final String zone) {
        return vswitchd.call(FLUSH, datapath, zone).exceptionallyCompose(refusal -> vswitchd.call(FLUSH, zone));
    }

    private static CompletableFuture<Outcome> done() {
        return CompletableFuture.completedFuture(new Outcome.Done());
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
