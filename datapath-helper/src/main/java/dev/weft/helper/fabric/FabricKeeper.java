/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fabric;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.Ethernet;
import dev.weft.helper.sheet.Fabric;
import dev.weft.helper.sheet.LinkFlows;
import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.underlay.HardwareAddress;
import dev.weft.helper.underlay.OwnFlows;
import dev.weft.helper.underlay.SiteSearch;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ways between nodes that are no tunnels, as the sheet wants them (FN-3, FN-11, VN-1, VN-8). They work
 * without the helper, so they stay when it ends. All on one thread.
 */
public final class FabricKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(FabricKeeper.class);
    private static final String INTEGRATION = "br-int";

    private final SiteSearch search;
    private final PatchPorts ports;
    private final OwnFlows flows;
    private final Runnable changed;

    private boolean clean;
    private volatile FabricStatus status = FabricStatus.OFF;

    /**
     * A keeper that has not looked yet.
     *
     * @param commands whose answers come on the one thread
     * @param changed is told when the patch port came or went: oversize frames pass there too
     */
    public FabricKeeper(final NodeCommands commands, final Runnable changed) {
        search = new SiteSearch(commands);
        ports = new PatchPorts(commands);
        flows = new OwnFlows(commands, FabricFlows.COOKIE);
        this.changed = changed;
    }

    /** Makes everything as the sheet wants it. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        final CompletableFuture<FabricStatus> work = wanted.fabric().ethernet().isEmpty()
            ? remove().thenApply(done -> FabricStatus.OFF) : keep(wanted, wanted.fabric());
        return work.handle((now, failure) -> failure == null ? now : FabricStatus.failed(reason(failure)))
            .thenApply(this::enter);
    }

    /** What is in force, as of the last pass; any thread. */
    public FabricStatus status() {
        return status;
    }

    private Outcome enter(final FabricStatus next) {
        if (!next.equals(status)) {
            LOG.info("ways in Ethernet: from \"{}\" to \"{}\"", status.text(), next.text());
            status = next;
            changed.run();
        }
        return next.isFailed() ? new Outcome.Failed("ways in Ethernet: " + next.text()) : new Outcome.Done();
    }

    private static String reason(final Throwable failure) {
        final Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.debug("ways in Ethernet: a pass failed", cause);
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    private CompletableFuture<FabricStatus> keep(final Sheet sheet, final Fabric fabric) {
        final Ethernet ethernet = fabric.ethernet().orElseThrow();
        return search.find(ethernet.bridge().or(() -> sheet.oversize().flatMap(Oversize::bridge)),
                ethernet.nic().or(() -> sheet.oversize().flatMap(Oversize::nic)), sheet.addresses())
            .thenCompose(site -> ports.home().thenCompose(home -> home.isEmpty() || home.equals(site.bridge())
                ? CompletableFuture.completedFuture(null) : remove())
                .thenCompose(done -> {
                    clean = false;
                    return ports.keep(sheet.flows().map(LinkFlows::bridge).orElse(INTEGRATION), ethernet.patch(), site);
                })
                .thenCompose(numbers -> flows.keep(site.bridge(), new FabricFlows(flows, numbers.patch(),
                    numbers.nic()).of(ethernet, sheet.oversize().map(Oversize::port).orElse(Oversize.DEFAULT_PORT),
                    HardwareAddress.of(site.bridge()))))
                .thenApply(done -> FabricStatus.of(fabric, site)));
    }

    private CompletableFuture<Void> remove() {
        if (clean) {
            return CompletableFuture.completedFuture(null);
        }
        return ports.home().thenCompose(home -> home.isEmpty() ? CompletableFuture.<Void>completedFuture(null)
                : flows.remove(home)
                    // Without ovs-vswitchd there are no flows; the ports go in any case
                    .exceptionally(failure -> null))
            .thenCompose(done -> ports.remove())
            .thenAccept(done -> clean = true);
    }
}
