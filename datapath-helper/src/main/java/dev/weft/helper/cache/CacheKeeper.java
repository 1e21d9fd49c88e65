/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.cache;

import dev.weft.helper.loop.Outcome;
import dev.weft.helper.vswitchd.Vswitchd;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Makes Open vSwitch forget how it handled frames when the controller says that its flows changed (SI-2). Some versions
 * give the new actions of a cached flow to another one that overlaps with it, so that the first keeps its old ones for
 * as long as frames use it. On one thread.
 */
public final class CacheKeeper {
    /** Rests after each time, as all frames pass slowly once. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final Vswitchd vswitchd;
    private final ScheduledExecutorService thread;

    private String done = "";
    private long times;

    /** A keeper that tells this daemon. */
    public CacheKeeper(final Vswitchd vswitchd, final ScheduledExecutorService thread) {
        this.vswitchd = vswitchd;
        this.thread = thread;
    }

    /**
     * Empties the caches unless that was done for this change already, and rests.
     *
     * @param change what the controller calls the last change; each has another name
     */
    public CompletionStage<Outcome> pass(final String change) {
        if (change.equals(done)) {
            return CompletableFuture.completedFuture(new Outcome.Done());
        }
        // What is being compared with flows of before the change would come back; it cannot wait where there are two
        // datapaths
        return vswitchd.call("revalidator/wait").exceptionally(failure -> "")
            // Not dpctl/del-flows: what it takes away is not cached again before flows change next
            .thenCompose(waited -> vswitchd.call("revalidator/purge"))
            .thenComposeAsync(answer -> emptied(change), thread);
    }

    private CompletableFuture<Outcome> emptied(final String change) {
        done = change;
        times++;
        final var rested = new CompletableFuture<Outcome>();
        final Runnable end = () -> rested.complete(new Outcome.Done());
        thread.schedule(end, REST.toNanos(), TimeUnit.NANOSECONDS);
        return rested;
    }

    /** How often the caches were emptied since the helper started. */
    public long times() {
        return times;
    }
}
