/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.database.NodeDatabase;
import dev.weft.helper.loop.Loop;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.report.Report;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.sheet.SheetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the sheet to the loops and their outcome to the controller. Further duties of a node are further loops. All of
 * it on one thread.
 */
final class Helper {
    static final String SHEET = "weft-sheet";
    static final String REPORT = "weft-helper";

    private static final Logger LOG = LoggerFactory.getLogger(Helper.class);

    private final String version;
    private final NodeDatabase database;
    private final ReportWriter writer;
    private final List<Loop<Sheet>> loops;
    private final Supplier<String> oversize;
    private final Supplier<Optional<String>> further;
    private final CompletableFuture<Report> settled = new CompletableFuture<>();

    /** Also read by the thread that watches routes. */
    private volatile SheetState state = new SheetState.Unknown();

    /**
     * A helper that has not looked yet.
     *
     * @param oversize tells the way of frames that are too large for the underlay
     * @param further tells what is wrong with things that no loop cares for
     */
    Helper(final String version, final NodeDatabase database, final ScheduledExecutorService thread,
            final List<Loop<Sheet>> loops, final Supplier<String> oversize,
            final Supplier<Optional<String>> further) {
        this.version = version;
        this.database = database;
        writer = new ReportWriter(thread, text -> database.put(REPORT, text), this::look);
        this.loops = List.copyOf(loops);
        this.oversize = oversize;
        this.further = further;
    }

    /** Completes when the first report stands in the database. */
    CompletableFuture<Report> settled() {
        return settled;
    }

    /** Something in the database may have changed. */
    void look() {
        if (!database.isVisible()) {
            return;
        }
        final SheetState next = state.next(database.externalId(SHEET));
        if (!next.equals(state)) {
            final var before = state.inForce();
            state = next;
            next.complaint().ifPresentOrElse(complaint -> LOG.warn("bad sheet: {}", complaint),
                () -> LOG.info("in force: {}", next.inForce().orElseThrow()));
            if (!before.equals(next.inForce())) {
                next.inForce().ifPresent(sheet -> loops.forEach(loop -> loop.want(sheet)));
            }
        }
        report();
    }

    /** What is wanted now; nothing as long as that is not known. */
    Sheet inForce() {
        return state.inForce().orElseGet(Sheet::none);
    }

    private void report() {
        assess().ifPresent(report -> {
            if (database.externalId(REPORT).filter(report.toJson()::equals).isPresent()) {
                settled.complete(report);
            } else {
                writer.write(report);
            }
        });
    }

    /** How the node is; empty until every loop has ended a pass with the sheet in force. */
    Optional<Report> assess() {
        if (state instanceof SheetState.Unknown) {
            return Optional.empty();
        }
        final List<String> problems = new ArrayList<>();
        state.complaint().ifPresent(problems::add);
        further.get().ifPresent(problems::add);
        for (Loop<Sheet> loop : state.inForce().isPresent() ? loops : List.<Loop<Sheet>>of()) {
            final var finished = loop.finished().filter(last -> last.wanted().equals(inForce()));
            if (finished.isEmpty()) {
                return Optional.empty();
            }
            if (finished.orElseThrow().outcome() instanceof Outcome.Failed failed) {
                problems.add(failed.reason());
            }
        }
        return Optional.of(new Report(version, inForce().digest(), oversize.get(),
            problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems))));
    }
}
