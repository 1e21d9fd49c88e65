/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.alarm;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.VirtualClock;
import dev.weft.impl.worker.Services;
import dev.weft.impl.worker.WorkerThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmNotification;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.Alarms;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeClearedInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.Severity;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.AlarmKey;
import org.opendaylight.yangtools.concepts.ObjectRegistration;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.Rpc;

/** Alarms as they are shown and announced. */
public class AlarmBoardTest extends AbstractConcurrentDataBrokerTest {
    private static final Resource RED = Resource.of(new LinkId("red"));

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final VirtualClock clock = new VirtualClock("2026-11-21T12:00:00Z");
    private ScheduledExecutorService executor;
    private AlarmBoard board;

    @Before
    public void before() throws Exception {
        executor = WorkerThread.create();
        board = new AlarmBoard(new Services(getDataBroker(),
            getDataBrokerTestCustomizer().createNotificationPublishService(), executor, clock));
        getDataBrokerTestCustomizer().createNotificationService().registerListener(AlarmNotification.class,
            change -> heard.add(change.getResource() + " " + change.getType().getName() + " "
                + change.getSeverity().getName() + " " + (change.getIsCleared() ? "cleared " : "raised ")
                + change.getText()));
        on(board::begin);
    }

    @After
    public void after() {
        executor.shutdownNow();
    }

    private void on(final Runnable task) throws Exception {
        executor.submit(() -> {
            task.run();
            board.flush();
        }).get();
        clock.pass(Duration.ofSeconds(1));
    }

    /** Returns what is written when it is as expected: writing takes its time. */
    private Alarms alarms(final int raised, final int cleared, final Predicate<Alarms> condition) {
        final long deadline = System.nanoTime() + 20_000_000_000L;
        while (true) {
            final var there = read();
            if (there.filter(all -> all.getRaised().intValue() == raised && all.getCleared().intValue() == cleared
                    && condition.test(all)).isPresent()) {
                return there.orElseThrow();
            }
            assertTrue("waited in vain, there is " + there.map(Alarms::nonnullAlarm), System.nanoTime() < deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Optional<Alarms> read() {
        try (var transaction = getDataBroker().newReadOnlyTransaction()) {
            return transaction.read(LogicalDatastoreType.OPERATIONAL, InstanceIdentifier.create(Alarms.class)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void onceForEachChange() throws Exception {
        on(() -> board.raise(RED, AlarmType.LinkInactive, "silent"));
        on(() -> board.raise(RED, AlarmType.LinkInactive, "not heard"));
        on(() -> board.clear(RED, AlarmType.LinkFailed, "was never raised"));
        final var key = new AlarmKey("link/red", AlarmType.LinkInactive);
        final var raised = alarms(1, 0, all -> "not heard".equals(all.nonnullAlarm().get(key).getText()))
            .nonnullAlarm().get(key);
        assertFalse(raised.getIsCleared());
        assertEquals(Severity.Major, raised.getSeverity());
        assertEquals("not heard", raised.getText());
        assertEquals("2026-11-21T12:00:01Z", raised.getTime().getValue());
        assertEquals("other words are no change", 1, raised.nonnullStatusChange().size());
        on(() -> board.clear(RED, "deleted"));
        on(() -> board.clear(RED, "deleted"));
        final var cleared = alarms(0, 1, all -> true).nonnullAlarm().get(key);
        assertTrue(cleared.getIsCleared());
        assertEquals(2, cleared.nonnullStatusChange().size());
        final var expected = List.of("link/red link-inactive major raised silent",
            "link/red link-inactive major cleared deleted");
        // they are delivered by another thread
        final long deadline = System.nanoTime() + 20_000_000_000L;
        while (heard.size() < expected.size() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(expected, heard);
    }

    @Test
    public void nothingIsLeftOfAnEarlierLife() throws Exception {
        on(() -> board.raise(RED, AlarmType.LinkInactive, "silent"));
        alarms(1, 0, all -> all.nonnullAlarm().size() == 1);
        on(new AlarmBoard(new Services(getDataBroker(),
            getDataBrokerTestCustomizer().createNotificationPublishService(), executor, clock))::begin);
        assertEquals(0, alarms(0, 0, all -> true).nonnullAlarm().size());
    }

    @Test
    public void changesAreBounded() throws Exception {
        for (int i = 0; i < 20; i++) {
            on(() -> board.raise(RED, AlarmType.AuthenticationFailed, "forged"));
            on(() -> board.clear(RED, AlarmType.AuthenticationFailed, "over"));
        }
        final var changes = alarms(0, 1, all -> numbers(all).max().orElse(0) == 40).nonnullAlarm().values().iterator()
            .next().nonnullStatusChange();
        assertEquals(16, changes.size());
        assertEquals(25, changes.keySet().stream().mapToInt(key -> key.getNumber().intValue()).min().orElseThrow());
    }

    private static IntStream numbers(final Alarms all) {
        return all.nonnullAlarm().values().stream().flatMap(alarm -> alarm.nonnullStatusChange().keySet().stream())
            .mapToInt(key -> key.getNumber().intValue());
    }

    @Test
    public void clearedOnesAreBounded() throws Exception {
        on(() -> {
            for (int i = 0; i < 1005; i++) {
                final var node = Resource.of(new NodeId("n" + i));
                board.raise(node, AlarmType.NodeUnreachable, "gone");
                if (i != 2) {
                    board.clear(node, AlarmType.NodeUnreachable, "back");
                }
            }
        });
        final var all = alarms(1, 1000, there -> there.nonnullAlarm().size() == 1001);
        assertNull("the oldest went", all.nonnullAlarm().get(new AlarmKey("node/n0", AlarmType.NodeUnreachable)));
        assertFalse(all.nonnullAlarm().get(new AlarmKey("node/n2", AlarmType.NodeUnreachable)).getIsCleared());
        on(() -> board.raise(Resource.of(new NodeId("n900")), AlarmType.NodeUnreachable, "again"));
        assertEquals(1001, alarms(2, 999, there -> true).nonnullAlarm().size());
    }

    @Test
    public void purgedWhenAskedTo() throws Exception {
        on(() -> board.raise(RED, AlarmType.LinkInactive, "silent"));
        on(() -> board.raise(RED, AlarmType.LinkFailed, "full"));
        on(() -> board.clear(RED, AlarmType.LinkFailed, "fits"));
        final var provider = mock(RpcProviderService.class);
        doReturn(mock(ObjectRegistration.class)).when(provider).registerRpcImplementation(any(Rpc.class));
        try (var rpc = new PurgeRpc(provider, board, executor)) {
            final var result = rpc.invoke(new PurgeClearedInputBuilder().build()).get();
            assertEquals(1, result.getResult().getPurged().intValue());
        }
        assertEquals(List.of(new AlarmKey("link/red", AlarmType.LinkInactive)),
            List.copyOf(alarms(1, 0, there -> there.nonnullAlarm().size() == 1).nonnullAlarm().keySet()));
    }
}
