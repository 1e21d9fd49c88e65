/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.sheet.Sheet;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes oversize frames go in halves as long as the sheet says so and the helper runs (VL-8, VL-9, FN-8). While it does
 * not, nothing is left at the underlay bridge; a helper that was killed leaves a port and flows that harm nobody, and
 * that the next one takes over. All on one thread but the packets.
 */
public final class OversizeKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(OversizeKeeper.class);

    private final Underlay underlay;
    private final Runnable broken;

    private CompletableFuture<Outcome> last = CompletableFuture.completedFuture(new Outcome.Done());
    private Optional<Wire> wire = Optional.empty();
    /** The bridge in use; empty if it is not known. */
    private String bridge = "";
    private boolean clean;
    private boolean begun;
    private boolean ended;

    /**
     * A keeper that has not looked yet.
     *
     * @param database as {@code ovs-vsctl --db} takes it
     * @param rundir where the bridges' management sockets are
     * @param thread the one thread
     * @param broken is told, on any thread, when another pass is needed
     */
    public OversizeKeeper(final CommandRunner runner, final String database, final Path rundir, final Executor thread,
            final Runnable broken) {
        underlay = new Underlay(new NodeCommands(runner, database, rundir, thread));
        this.broken = broken;
    }

    /** Makes everything as the sheet wants it. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        if (ended) {
            return last;
        }
        begun = true;
        last = wanted.oversize().map(this::keep).orElseGet(this::remove).thenApply(done -> new Outcome.Done());
        return last;
    }

    /** Takes everything away for good, after the pass that may be under way; on the thread. */
    public CompletableFuture<Void> end() {
        ended = true;
        if (!begun) {
            // What is there may be of another helper
            return CompletableFuture.completedFuture(null);
        }
        return last.handle((outcome, failure) -> outcome).thenCompose(outcome -> remove());
    }

    private CompletableFuture<Void> keep(final Oversize wanted) {
        final CompletableFuture<Void> before = bridge.isEmpty() || bridge.equals(wanted.bridge())
            ? CompletableFuture.completedFuture(null) : remove();
        return before.thenCompose(done -> {
            clean = false;
            return underlay.cable(wanted);
        }).thenCompose(done -> {
            try {
                wire(wanted);
                bridge = wanted.bridge();
                return underlay.bridge(wanted);
            } catch (PacketException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    private void wire(final Oversize wanted) throws PacketException {
        if (wire.isPresent() && wire.orElseThrow().takes(wanted)) {
            LOG.debug("oversize frames: {}", wire.orElseThrow());
            return;
        }
        closeWire();
        wire = Optional.of(Wire.open(wanted, broken));
    }

    private CompletableFuture<Void> remove() {
        if (clean) {
            return CompletableFuture.completedFuture(null);
        }
        // Flows go first, so that nothing is sent to where nobody listens
        return underlay.remove(bridge).whenComplete((done, failure) -> closeWire()).thenAccept(done -> {
            bridge = "";
            clean = true;
        });
    }

    private void closeWire() {
        wire.ifPresent(Wire::close);
        wire = Optional.empty();
    }
}
