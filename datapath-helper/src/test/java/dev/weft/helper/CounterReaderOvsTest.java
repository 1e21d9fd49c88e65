/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.counter.CounterReader;
import dev.weft.helper.counter.EndCounters;
import dev.weft.helper.counter.TrafficTable;
import dev.weft.helper.sheet.LinkFlows;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Counters of many ends, read from a real Open vSwitch.
 */
public class CounterReaderOvsTest {
    private static final LinkFlows FLOWS = new LinkFlows("br-int", 0, 50);
    private static final int ENDS = 5000;
    private static final String FRAME = "02000000000202000000000108004500";

    @Rule
    public final Stage stage = new Stage(120);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService waiting = Executors.newCachedThreadPool();
    private final TrafficTable table = new TrafficTable();
    private final Map<Long, Long> heard = new ConcurrentHashMap<>();
    private Node node;
    private CounterReader reader;

    @Before
    public void before() throws Exception {
        node = stage.set(Node::new);
        reader = new CounterReader(node.rundir(), thread, waiting, table, heard::put);
        LongStream.range(2, 2 + ENDS).forEach(table::add);
        flows();
    }

    @After
    public void after() {
        reader.close();
        thread.shutdownNow();
        waiting.shutdownNow();
    }

    @Test
    public void countersOfAllEndsAreReadAndOutliveTheSwitch() throws Exception {
        read();
        assertEquals(ENDS, heard.size());
        frames(3);
        Await.until("the counters of end 7", this::readEnd, new EndCounters(3, 180, 3, 180, 0, 0, 0)::equals);
        assertEquals(Long.valueOf(3), heard.get(7L));
        assertEquals(EndCounters.NONE, table.counters(8));

        node.killVswitchd();
        final Exception failure = assertThrows(Exception.class, this::read);
        assertTrue(failure.toString(), failure.getMessage().contains("the counters cannot be read from"));
        node.startVswitchd();
        node.run("ovs-vsctl", "--timeout=20", "set", "open_vswitch", ".", "external_ids:started=again");
        flows();
        frames(2);
        Await.until("the counters of end 7", this::readEnd, new EndCounters(5, 300, 5, 300, 0, 0, 0)::equals);
        assertEquals(Long.valueOf(5), heard.get(7L));
    }

    /** Each end has a flow that counts what it sends and one that counts what it receives; and one of somebody else. */
    private void flows() throws Exception {
        node.flows(LongStream.range(2, 2 + ENDS).boxed().flatMap(id -> flowsOf(id)).toList());
    }

    private static Stream<String> flowsOf(final long id) {
        final String cookie = "cookie=0x5703" + String.format("%012x", id);
        return Stream.of(
            cookie + ",table=0,priority=10,in_port=" + id + ",actions=load:" + id + "->OXM_OF_METADATA[],goto_table:50",
            cookie + ",table=50,priority=10,metadata=" + id + ",actions=drop",
            "cookie=0x5702000000000007,table=50,priority=9,metadata=" + id + ",actions=drop");
    }

    private void frames(final int count) throws Exception {
        for (int i = 0; i < count; i++) {
            node.run("ovs-ofctl", "-O", "OpenFlow14", "packet-out", "br-int", "in_port=7,packet=" + FRAME
                + "00".repeat(60 - FRAME.length() / 2) + ",actions=resubmit(,0)");
        }
    }

    private EndCounters readEnd() throws Exception {
        read();
        return table.counters(7);
    }

    private void read() throws Exception {
        CompletableFuture.supplyAsync(() -> reader.read(FLOWS), thread).thenCompose(done -> done)
            .get(10, TimeUnit.SECONDS);
    }
}
