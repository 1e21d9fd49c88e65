/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.allocate.Allocator;
import dev.weft.impl.key.KeyRing;
import dev.weft.impl.key.TestEncryption;
import dev.weft.impl.report.ReportInbox;
import dev.weft.impl.report.ReportRpc;
import dev.weft.impl.report.TestAccess;
import dev.weft.impl.template.SavedIds;
import dev.weft.impl.worker.Services;
import dev.weft.impl.worker.WorkerThread;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.binding.api.WriteOperations;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yangtools.concepts.ObjectRegistration;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.Rpc;

/** The whole controller on a real in-memory datastore, with a driver that writes down what it is asked. */
public abstract class ControllerTestBase extends AbstractConcurrentDataBrokerTest {
    // only what fails takes that long
    private static final long PATIENCE = 60_000_000_000L;

    final RecordingDriver driver = new RecordingDriver();
    final TestAccess access = new TestAccess(30);
    ReportRpc rpc;
    AlarmBoard alarms;
    KeyRing keys;
    OverlayController controller;
    private ScheduledExecutorService executor;
    private NotificationPublishService publisher;

    /** Starts the controller, or starts it again as after a restart. */
    void start() throws Exception {
        start(getDataBroker(), Clock.systemUTC());
    }

    void start(final DataBroker broker, final Clock clock) throws Exception {
        create(broker, clock);
        controller.start();
        settle();
    }

    /** Makes a controller that is still to be started. */
    void create(final DataBroker broker, final Clock clock) {
        stop();
        if (publisher == null) {
            publisher = getDataBrokerTestCustomizer().createNotificationPublishService();
        }
        executor = WorkerThread.create();
        final var services = new Services(broker, publisher, executor, clock);
        final var reports = new ReportInbox(access, clock);
        final var provider = mock(RpcProviderService.class);
        doReturn(mock(ObjectRegistration.class)).when(provider).registerRpcImplementation(any(Rpc.class));
        rpc = new ReportRpc(provider, reports);
        alarms = new AlarmBoard(services);
        keys = new KeyRing(broker, TestEncryption.create("one"));
        controller = new OverlayController(services, driver, new Allocator(broker, clock, new SavedIds(broker)),
            reports, alarms, keys);
    }

    @After
    public void stop() {
        if (controller != null) {
            controller.close();
        }
    }

    /** Waits until what was caused so far, and what that caused in turn, is done. */
    void settle() throws Exception {
        for (int turn = 0; turn < 10; turn++) {
            executor.submit(() -> { }).get();
        }
    }

    static void await(final String what, final BooleanSupplier condition) {
        final long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertTrue("waited in vain for: " + what, System.nanoTime() < deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Two nodes and a third one without anything, all on one LAN; two links from fw, to lb and to ids. */
    void base() throws Exception {
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            put(Yang.appliance("fw"), Yang.anAppliance("fw", "host1", Yang.aPort("eth0"), Yang.aPort("eth1"))),
            put(Yang.appliance("lb"), Yang.anAppliance("lb", "host2", Yang.aPort("eth0"))),
            put(Yang.appliance("ids"), Yang.anAppliance("ids", "host2", Yang.aPort("eth0"))),
            put(Yang.link("web"), Yang.aLink("web", "fw/eth0", "lb/eth0")),
            put(Yang.link("tap"), Yang.aLink("tap", "fw/eth1", "ids/eth0")));
    }

    /** Returns how many segment ids are in quarantine. */
    long released() {
        return config(Yang.IDS).orElseThrow().nonnullSegment().values().stream()
            .filter(entry -> entry.getReleased() != null).count();
    }

    /** Stores intent in one transaction, and waits until what that caused is done. */
    void store(final Change... changes) throws Exception {
        commit(changes);
        settle();
    }

    /** Stores intent in one transaction. */
    void commit(final Change... changes) throws Exception {
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        for (var change : changes) {
            change.in(transaction);
        }
        transaction.commit().get();
    }

    /** Keeps the controller from doing anything until it is closed. */
    Hold hold() throws Exception {
        final var begun = new CountDownLatch(1);
        final var end = new CountDownLatch(1);
        executor.submit(() -> {
            begun.countDown();
            return end.await(PATIENCE, TimeUnit.NANOSECONDS);
        });
        begun.await();
        return end::countDown;
    }

    /** A controller that is busy with something else. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    <T extends DataObject> Optional<T> config(final InstanceIdentifier<T> path) {
        return read(LogicalDatastoreType.CONFIGURATION, path);
    }

    <T extends DataObject> Optional<T> operational(final InstanceIdentifier<T> path) {
        return read(LogicalDatastoreType.OPERATIONAL, path);
    }

    /** Returns a state, which may be on its way. */
    <T extends DataObject> T written(final InstanceIdentifier<T> path) {
        await(path.toString(), () -> operational(path).isPresent());
        return operational(path).orElseThrow();
    }

    private <T extends DataObject> Optional<T> read(final LogicalDatastoreType store,
            final InstanceIdentifier<T> path) {
        try (var transaction = getDataBroker().newReadOnlyTransaction()) {
            return transaction.read(store, path).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A part of a change of intent. */
    interface Change {
        void in(WriteOperations transaction);
    }

    static <T extends DataObject> Change put(final InstanceIdentifier<T> path, final T data) {
        return transaction -> transaction.put(LogicalDatastoreType.CONFIGURATION, path, data);
    }

    static Change delete(final InstanceIdentifier<?> path) {
        return transaction -> transaction.delete(LogicalDatastoreType.CONFIGURATION, path);
    }
}
