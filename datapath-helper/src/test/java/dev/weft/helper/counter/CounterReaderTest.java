/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.LinkFlows;
import dev.weft.helper.sheet.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

public class CounterReaderTest {
    private static final LinkFlows FLOWS = new LinkFlows("br-int", 0, 50);
    private static final long END = 0x2002;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final TrafficTable table = new TrafficTable();
    private final Map<Long, List<Long>> heard = new HashMap<>();
    private final List<Path> opened = new ArrayList<>();
    private final Deque<Fake> switches = new ArrayDeque<>();
    private final CounterReader reader = new CounterReader(Path.of("/run"), thread, Runnable::run, table,
        (id, packets) -> heard.computeIfAbsent(id, added -> new ArrayList<>()).add(packets), path -> {
            opened.add(path);
            return switches.remove();
        });

    /** A switch whose counters grow with each reading, and that hangs up after some. */
    private static final class Fake implements FlowSource {
        private int left;
        private long packets;
        private boolean closed;

        Fake(final int left, final long packets) {
            this.left = left;
            this.packets = packets;
        }

        @Override
        public void read(final FlowStats into) throws IOException {
            if (left == 0 || closed) {
                throw new IOException("it hung up");
            }
            left--;
            into.clear();
            into.add(END, 0, packets + 1, 100, 1000);
            into.add(END, 50, packets, 200, 1000);
            into.add(END, 20, 1_000_000, 1_000_000, 1000);
            into.add(END + 2, 50, 9, 900, 1000);
            packets++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @After
    public void after() {
        thread.shutdownNow();
    }

    @Test
    public void eachTableHasItsMeaningAndOnlyGrowthIsTold() throws Exception {
        switches.add(new Fake(9, 5));
        table.add(END);
        table.add(END + 2);
        read();
        read();
        assertEquals(new EndCounters(7, 100, 6, 200, 0, 0, 0), table.counters(END));
        assertEquals(Map.of(END, List.of(5L, 6L), END + 2, List.of(9L)), heard);
        assertEquals(EndCounters.NONE, table.counters(END + 4));
        assertEquals(List.of(Path.of("/run/br-int.mgmt")), opened);
    }

    @Test
    public void aSwitchThatRestartedIsCalledAgainAndNothingGoesBack() throws Exception {
        switches.add(new Fake(1, 5));
        switches.add(new Fake(9, 2));
        table.add(END);
        read();
        read();
        assertEquals(2, opened.size());
        assertEquals(Map.of(END, List.of(5L, 7L)), heard);
    }

    @Test
    public void aSwitchThatIsNotThereIsComplainedOfAndTriedAgain() throws Exception {
        switches.add(new Fake(0, 0));
        switches.add(new Fake(1, 3));
        table.add(END);
        final Exception failure = assertThrows(Exception.class, this::read);
        assertTrue(failure.toString(), failure.getMessage().contains(
            "the counters cannot be read from /run/br-int.mgmt: it hung up"));
        read();
        assertEquals(Map.of(END, List.of(3L)), heard);
    }

    @Test
    public void withoutEndsNothingIsRead() throws Exception {
        final Sheet sheet = new Sheet("", Sheet.none().sourcePorts(), Map.of(), Sheet.none().peers(),
            Sheet.none().addresses(), Sheet.none().oversize(), Optional.of(FLOWS),
            Sheet.none().controlPort(), Sheet.none().fabric());
        assertEquals(new Outcome.Done(), reader.pass(sheet).toCompletableFuture().get());
        table.add(END);
        assertEquals(new Outcome.Done(), reader.pass(Sheet.none()).toCompletableFuture().get());
        assertEquals(List.of(), opened);
        switches.add(new Fake(1, 3));
        assertEquals(new Outcome.Done(), CompletableFuture.supplyAsync(() -> reader.pass(sheet), thread)
            .thenCompose(done -> done).get(10, TimeUnit.SECONDS));
        assertEquals(1, opened.size());
    }

    private void read() throws Exception {
        CompletableFuture.supplyAsync(() -> reader.read(FLOWS), thread).thenCompose(done -> done)
            .get(10, TimeUnit.SECONDS);
    }
}
