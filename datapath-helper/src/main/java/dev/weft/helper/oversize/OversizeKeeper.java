/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.fragment.SegmentCounters;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.underlay.Site;
import dev.weft.helper.underlay.SiteSearch;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes oversize frames go in halves as long as the sheet says so and the helper runs (VL-8, VL-9, FN-8). While it does
 * not, nothing is left at the underlay bridge; a helper that was killed leaves a port and flows that harm nobody, and
 * that the next one takes over. All on one thread but the packets.
 */
public final class OversizeKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(OversizeKeeper.class);

    private final SiteSearch search;
    private final Underlay underlay;
    private final Runnable broken;
    private final Tally tally = Tally.zero();

    private CompletableFuture<Outcome> last = CompletableFuture.completedFuture(new Outcome.Done());
    private Optional<Wire> wire = Optional.empty();
    /** The bridge in use; empty if it is not known. */
    private String bridge = "";
    private boolean clean;
    private boolean begun;
    private boolean ended;
    private volatile OversizeStatus status = OversizeStatus.OFF;

    /**
     * A keeper that has not looked yet.
     *
     * @param commands whose answers come on the one thread
     * @param broken is told, on any thread, when another pass is needed
     */
    public OversizeKeeper(final NodeCommands commands, final Runnable broken) {
        search = new SiteSearch(commands);
        underlay = new Underlay(commands);
        this.broken = broken;
    }

    /** Makes everything as the sheet wants it. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        if (ended) {
            return last;
        }
        begun = true;
        last = wanted.oversize().map(oversize -> search.find(oversize.bridge(), oversize.nic(), wanted.addresses())
                .thenCompose(site -> keep(wanted, oversize, site))
                .thenApply(done -> new OversizeStatus(OversizeStatus.Way.AF_PACKET, "")))
            .orElseGet(() -> remove().thenApply(done -> OversizeStatus.OFF))
            .handle((now, failure) -> failure == null ? now : OversizeStatus.failed(reason(failure)))
            .thenApply(this::enter);
        return last;
    }

    /** How oversize frames are sent, as of the last pass; any thread. */
    public OversizeStatus status() {
        return status;
    }

    /** Counters of links since the helper began; tell it which to expect. */
    public SegmentCounters counters() {
        return tally.segments();
    }

    /** Counters of the node since the helper began that are not zero, by name, such as halves-expired; any thread. */
    public Map<String, Long> nodeCounters() {
        return tally.named();
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

    private Outcome enter(final OversizeStatus next) {
        status = next;
        return next.way() == OversizeStatus.Way.FAILED ? new Outcome.Failed("oversize frames: " + next.reason())
            : new Outcome.Done();
    }

    private static String reason(final Throwable failure) {
        final Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.debug("oversize frames: a pass failed", cause);
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    private CompletableFuture<Void> keep(final Sheet sheet, final Oversize wanted, final Site site) {
        // The first time the port may be at another bridge still
        final CompletableFuture<String> known = bridge.isEmpty() ? underlay.home()
            : CompletableFuture.completedFuture(bridge);
        return known.thenCompose(home -> {
            bridge = home;
            return home.isEmpty() || home.equals(site.bridge()) ? CompletableFuture.completedFuture(null) : remove();
        }).thenCompose(done -> {
            clean = false;
            return underlay.cable(wanted, site);
        }).thenCompose(done -> {
            try {
                wire(sheet, wanted, site);
                bridge = site.bridge();
                return underlay.bridge(wanted, site, sheet.fabric().ethernet());
            } catch (PacketException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    private void wire(final Sheet sheet, final Oversize wanted, final Site site) throws PacketException {
        if (wire.isPresent() && wire.orElseThrow().takes(wanted, site, Peers.of(sheet))) {
            return;
        }
        closeWire();
        wire = Optional.of(Wire.open(wanted, site, Peers.of(sheet), tally, broken));
        LOG.info("oversize frames: halves at {}, MTU {}", site, wanted.mtu());
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
