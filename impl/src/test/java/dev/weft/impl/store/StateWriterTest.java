/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.SettableFuture;
import dev.weft.impl.worker.WorkerThread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** States go before figures, in batches, one transaction at a time; the datastore answers when the test lets it. */
public class StateWriterTest {
    private static final int MANY = 1200;

    private final List<List<String>> transactions = new ArrayList<>();
    private final Deque<SettableFuture<CommitInfo>> commits = new ArrayDeque<>();
    private ScheduledExecutorService executor;
    private StateWriter writer;

    @Before
    public void before() {
        executor = WorkerThread.create();
        final var broker = mock(DataBroker.class);
        doAnswer(call -> transaction()).when(broker).newWriteOnlyTransaction();
        writer = new StateWriter(broker, executor);
    }

    @After
    public void after() {
        executor.shutdownNow();
    }

    private WriteTransaction transaction() {
        final var written = new ArrayList<String>();
        transactions.add(written);
        final var transaction = mock(WriteTransaction.class);
        doAnswer(call -> written.add("put " + name(call.getArgument(1)))).when(transaction)
            .put(any(), any(InstanceIdentifier.class), any(Node.class));
        doAnswer(call -> written.add("delete " + name(call.getArgument(1)))).when(transaction)
            .delete(any(), any(InstanceIdentifier.class));
        final SettableFuture<CommitInfo> commit = SettableFuture.create();
        commits.add(commit);
        doReturn(FluentFuture.from(commit)).when(transaction).commit();
        return transaction;
    }

    private static String name(final InstanceIdentifier<?> path) {
        return path.firstKeyOf(Node.class).getName().getValue();
    }

    private static InstanceIdentifier<Node> path(final String name) {
        return InstanceIdentifier.create(Weft.class).child(Node.class, new NodeKey(new Name(name)));
    }

    private void put(final String name) {
        writer.put(path(name), new NodeBuilder().setName(new Name(name)).build());
    }

    private void figures(final String name) {
        writer.writeFigures(path(name), transaction -> transactions.get(transactions.size() - 1).add("count " + name));
    }

    private void on(final Runnable task) throws Exception {
        executor.submit(task).get();
    }

    /** The datastore takes the oldest transaction; returns when the writer has heard. */
    private void taken() throws Exception {
        commits.remove().set(CommitInfo.empty());
        on(() -> { });
    }

    @Test
    public void statesWaitForOneBatchOfFiguresAtMost() throws Exception {
        on(() -> {
            for (int i = 0; i < MANY; i++) {
                figures("n" + i);
            }
            writer.flush();
            put("urgent");
            writer.flush();
        });
        assertEquals("one at a time", 1, transactions.size());
        assertEquals(500, transactions.get(0).size());
        taken();
        assertEquals(List.of("put urgent"), transactions.get(1));
        taken();
        taken();
        taken();
        assertEquals(List.of(500, 1, 500, 200), transactions.stream().map(List::size).toList());
    }

    @Test
    public void figuresOfWhatIsWrittenOrGoneAreSuperfluous() throws Exception {
        on(() -> {
            figures("a");
            figures("b");
            figures("c");
            figures("c");
            put("a");
            writer.delete(path("b"));
            writer.flush();
        });
        taken();
        assertEquals(List.of(List.of("put a", "delete b"), List.of("count c")), transactions);
        taken();
        assertTrue(commits.isEmpty());
    }
}
