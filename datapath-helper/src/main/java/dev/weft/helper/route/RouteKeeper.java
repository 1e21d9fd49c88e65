/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.route;

import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.route.IpRoute.Refusal;
import dev.weft.helper.sheet.Sheet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the kernel's routes of protocol 87 exactly those of the sheet (VL-7). Open vSwitch reads the kernel's routes by
 * itself and sends its tunnels along them.
 */
public final class RouteKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RouteKeeper.class);

    private final IpRoute ip;

    /** A keeper that uses the {@code ip} command through this runner. */
    public RouteKeeper(final CommandRunner runner) {
        ip = new IpRoute(runner);
    }

    /** Looks, changes what differs, and looks whether it worked. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        return ip.read().thenCompose(there -> {
            final var changes = RouteChanges.between(wanted.routes(), there);
            if (changes.isEmpty()) {
                return CompletableFuture.completedFuture(new Outcome.Done());
            }
            return ip.apply(changes).thenCompose(refusals -> ip.read().thenApply(now -> {
                final var left = RouteChanges.between(wanted.routes(), now);
                if (!left.equals(changes)) {
                    LOG.info("routes: were {}, are {}", changes, left);
                }
                return outcome(left, refusals);
            }));
        });
    }

    private static Outcome outcome(final RouteChanges left, final List<Refusal> refusals) {
        if (left.isEmpty()) {
            return new Outcome.Done();
        }
        if (refusals.isEmpty()) {
            return new Outcome.Failed("the kernel's routes were set, but are not as set: " + left
                + "; something else changes routes of protocol " + IpRoute.PROTOCOL);
        }
        return new Outcome.Failed(refusals.get(0) + (refusals.size() == 1 ? ""
            : " (and " + (refusals.size() - 1) + " more)"));
    }
}
