/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.api.node.NodeDriver;
import dev.weft.impl.allocate.Allocator;
import dev.weft.impl.status.Facts;
import dev.weft.impl.status.StatusBoard;
import dev.weft.impl.status.StatusInbox;
import dev.weft.impl.worker.Attempt;
import dev.weft.impl.worker.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps nodes doing what the intent says, and shows what became of it (VL-1, VL-7, VL-13, VL-14, VL-18, VL-19). All
 * work is done on one thread; node drivers and the datastore only wake it.
 */
public final class OverlayController implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OverlayController.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final DataTreeIdentifier<Weft> INTENT = DataTreeIdentifier.create(
        LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Weft.class));

    private final List<AutoCloseable> registrations = new ArrayList<>();
    private final IntentInbox intentInbox;
    private final StatusInbox statusInbox;
    private final Allocator allocator;
    private final StatusBoard board;
    private final Reconciler reconciler;
    private final DataBroker broker;
    private final NodeDriver driver;
    private final ScheduledExecutorService executor;
    private boolean closed;

    /**
     * Makes a controller; it does nothing before {@link #start}.
     *
     * @param broker holds the intent and takes the states
     * @param notifications takes announcements of changes
     * @param driver drives the nodes
     * @param allocator gives out numbers; not loaded yet
     * @param executor one thread, ended by {@link #close}
     * @param clock tells when states changed
     */
    public OverlayController(final DataBroker broker, final NotificationPublishService notifications,
            final NodeDriver driver, final Allocator allocator, final ScheduledExecutorService executor,
            final Clock clock) {
        this.broker = requireNonNull(broker);
        this.driver = requireNonNull(driver);
        this.allocator = requireNonNull(allocator);
        this.executor = requireNonNull(executor);
        final var worker = new Worker(executor, this::round);
        intentInbox = new IntentInbox(worker::wake);
        statusInbox = new StatusInbox(worker::wake);
        final var intent = new Intent();
        final var programs = new NodePrograms();
        final var facts = new Facts();
        final var numbers = new Numbers(allocator, intent);
        final var plan = new Plan(intent, numbers);
        board = new StatusBoard(plan, facts, broker, notifications, executor, clock);
        reconciler = new Reconciler(intentInbox, new IntentUpdate(intent), numbers,
            new Programmer(plan, programs, new Handover(driver, programs, facts)), new Cascade(broker, intent),
            new StatusRound(statusInbox, facts, intent, programs, board));
    }

    /** Begins: numbers are loaded first, then the intent comes as one change. Returns at once. */
    public void start() {
        executor.execute(this::begin);
    }

    @Override
    public void close() {
        synchronized (registrations) {
            closed = true;
        }
        unregister();
        MoreExecutors.shutdownAndAwaitTermination(executor, PATIENCE);
    }

    private Optional<Duration> round() {
        return reconciler.round();
    }

    private void begin() {
        Attempt.fault(() -> {
            allocator.load();
            board.clear();
            register();
            return null;
        }).ifPresent(fault -> {
            LOG.error("Nothing is driven yet, because the start failed; tried again in {} s",
                AFTER_FAULT.toSeconds(), fault);
            unregister();
            beginLater();
        });
    }

    private void register() {
        synchronized (registrations) {
            if (!closed) {
                registrations.add(driver.observe(statusInbox));
                registrations.add(broker.registerDataTreeChangeListener(INTENT, intentInbox));
            }
        }
    }

    private void unregister() {
        synchronized (registrations) {
            registrations.forEach(registration -> Attempt.fault(() -> {
                registration.close();
                return null;
            }).ifPresent(fault -> LOG.warn("A registration could not be closed", fault)));
            registrations.clear();
        }
    }

    private void beginLater() {
        try {
            executor.schedule(this::begin, AFTER_FAULT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Not tried again: closed", e);
        }
    }
}
