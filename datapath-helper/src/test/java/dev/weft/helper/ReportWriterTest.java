/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;

import dev.weft.helper.loop.ByHand;
import dev.weft.helper.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Test;

public class ReportWriterTest {
    private static final Report REPORT = new Report("1", "digest", "off", Optional.empty());

    private final ByHand thread = new ByHand();
    private final List<String> written = new ArrayList<>();
    private boolean full = true;
    private int told;
    private final ReportWriter writer = new ReportWriter(thread, this::put, () -> told++);

    @After
    public void after() {
        thread.shutdownNow();
    }

    @Test
    public void aDatabaseThatRefusesIsAskedLessAndLessOften() {
        for (int i = 0; i < 100; i++) {
            writer.write(REPORT);
            thread.runAll();
        }
        assertEquals("attempts", 1, written.size());
        for (int i = 0; i < 6; i++) {
            thread.timers.remove().run();
            writer.write(REPORT);
            thread.runAll();
        }
        assertEquals("attempts", 7, written.size());
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L), thread.waits);
    }

    @Test
    public void whoIsWrittenToMayBeWrittenToAgain() {
        full = false;
        writer.write(REPORT);
        thread.runAll();
        writer.write(REPORT);
        thread.runAll();
        assertEquals(2, written.size());
        assertEquals(2, told);
        assertEquals(List.of(), thread.waits);
    }

    private CompletableFuture<?> put(final String text) {
        written.add(text);
        return full ? CompletableFuture.failedFuture(new IllegalStateException("no space left on device"))
            : CompletableFuture.completedFuture(text);
    }
}
