/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.loop.Backoff;
import dev.weft.helper.loop.Loop;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.vswitchd.Vswitchd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Protected ways to other nodes, as the node's database wants them (VN-7). Not thread-safe, but where said.
 */
public final class Security {
    private final OrderBook book = new OrderBook();
    private final SecurityKeeper keeper;
    private final Backoff backoff;
    private final Loop<SecurityOrders> loop;

    /**
     * Nothing is wanted yet.
     *
     * @param rundir where files are
     * @param waiting where something may block
     * @param thread the one thread
     * @param backoff how long to wait after failures
     * @param ended is told after each pass
     */
    public Security(final NodeCommands commands, final Vswitchd vswitchd, final Path rundir, final Executor waiting,
            final ScheduledExecutorService thread, final Backoff backoff, final Runnable ended) {
        this.backoff = backoff;
        keeper = new SecurityKeeper(commands, vswitchd, rundir, waiting, thread, this::lookAtTunnels,
            this::lookLater);
        loop = new Loop<>("protected ways", thread, backoff, keeper::pass, ended);
    }

    /** Keys of the database changed, of protected ways and others; an empty value: the key is gone. */
    public void externalIds(final Map<String, Optional<String>> changes) {
        if (book.changed(changes) || loop.finished().isEmpty()) {
            keeper.lookAtAll();
            loop.want(book.orders());
        }
    }

    /** Something that matters may have changed. */
    public void look() {
        keeper.lookAtAll();
        // When ovs-vswitchd is restarted, several such calls come while it cannot answer yet
        backoff.reset();
        loop.trigger();
    }

    private void lookAtTunnels() {
        loop.trigger();
    }

    private void lookLater(final Duration wait) {
        loop.later(wait);
    }

    /** What is wrong with protected ways, if anything. */
    public Optional<String> problem() {
        return book.problem().or(() -> loop.finished().map(Loop.Finished::outcome)
            .filter(Outcome.Failed.class::isInstance).map(outcome -> "protected ways: "
                + ((Outcome.Failed) outcome).reason()));
    }

    /** How they are, as of the last pass; any thread. */
    public SecurityStatus status() {
        return keeper.status();
    }
}
