/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.store;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import dev.weft.impl.worker.Attempt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteOperations;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the operational datastore, one transaction at a time: while one is on its way, newer states replace older
 * ones that wait. Figures, such as counters, wait until no state does, and go in smaller batches, so that a state waits
 * for one of those at most. To be used on the executor's one thread.
 */
public final class StateWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StateWriter.class);
    private static final int BATCH = 2000;
    private static final int FIGURES = 500;
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final DataBroker broker;
    private final ScheduledExecutorService executor;
    // in the order of the last change, so that removing a parent and making a child of it again come out right
    private Map<InstanceIdentifier<?>, Consumer<WriteOperations>> pending = new LinkedHashMap<>();
    private final Map<InstanceIdentifier<?>, Consumer<WriteOperations>> figures = new LinkedHashMap<>();
    private boolean busy;

    /**
     * Makes a writer.
     *
     * @param broker where it writes
     * @param executor one thread, on which this writer is used
     */
    public StateWriter(final DataBroker broker, final ScheduledExecutorService executor) {
        this.broker = requireNonNull(broker);
        this.executor = requireNonNull(executor);
    }

    /**
     * Writes something on the top level, or an entry of a list there.
     *
     * @param <T> what it is
     * @param path where it is
     * @param data it, as it shall be
     */
    public <T extends DataObject> void put(final InstanceIdentifier<T> path, final T data) {
        note(path, transaction -> transaction.put(LogicalDatastoreType.OPERATIONAL, path, data));
    }

    /**
     * Writes an entry of a list inside another entry, which may not be there yet.
     *
     * @param <T> what it is
     * @param path where it is
     * @param data the entry as it shall be
     */
    public <T extends DataObject> void putInside(final InstanceIdentifier<T> path, final T data) {
        note(path, transaction -> transaction.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, path, data));
    }

    /**
     * Changes parts of what is there.
     *
     * @param <T> what it is
     * @param path where it is
     * @param data the parts as they shall be
     */
    public <T extends DataObject> void merge(final InstanceIdentifier<T> path, final T data) {
        note(path, transaction -> transaction.merge(LogicalDatastoreType.OPERATIONAL, path, data));
    }

    /**
     * Writes figures of an entry when nothing more important waits.
     *
     * @param entry the entry, which must be there; writing or deleting it as a whole makes this superfluous
     * @param write writes them, as they are then
     */
    public void writeFigures(final InstanceIdentifier<?> entry, final Consumer<WriteOperations> write) {
        figures.putIfAbsent(entry, write);
    }

    /**
     * Deletes.
     *
     * @param path what
     */
    public void delete(final InstanceIdentifier<?> path) {
        note(path, transaction -> transaction.delete(LogicalDatastoreType.OPERATIONAL, path));
    }

    /** Sends what waits, unless a transaction is on its way: then it goes when that is done. */
    public void flush() {
        if (busy || pending.isEmpty() && figures.isEmpty()) {
            return;
        }
        final var transaction = broker.newWriteOnlyTransaction();
        busy = true;
        final var batch = pending.isEmpty() ? takeBatch(figures, FIGURES) : takeBatch(pending, BATCH);
        // a state that cannot be encoded would come back forever
        batch.entrySet().removeIf(entry -> isImpossible(entry.getKey(), entry.getValue(), transaction));
        transaction.commit().addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(final CommitInfo result) {
                busy = false;
                flush();
            }

            @Override
            public void onFailure(final Throwable cause) {
                retry(batch, cause);
            }
        }, this::onThread);
    }

    private static boolean isImpossible(final InstanceIdentifier<?> path, final Consumer<WriteOperations> write,
            final WriteOperations transaction) {
        final var fault = Attempt.fault(() -> {
            write.accept(transaction);
            return null;
        });
        fault.ifPresent(cause -> LOG.error("The state at {} cannot be written; please report this", path, cause));
        return fault.isPresent();
    }

    private void note(final InstanceIdentifier<?> path, final Consumer<WriteOperations> write) {
        pending.remove(path);
        figures.remove(path);
        pending.put(path, write);
    }

    private static Map<InstanceIdentifier<?>, Consumer<WriteOperations>> takeBatch(
            final Map<InstanceIdentifier<?>, Consumer<WriteOperations>> from, final int most) {
        final var batch = new LinkedHashMap<InstanceIdentifier<?>, Consumer<WriteOperations>>();
        final var waiting = from.entrySet().iterator();
        while (waiting.hasNext() && batch.size() < most) {
            final var next = waiting.next();
            batch.put(next.getKey(), next.getValue());
            waiting.remove();
        }
        return batch;
    }

    private void retry(final Map<InstanceIdentifier<?>, Consumer<WriteOperations>> batch, final Throwable cause) {
        LOG.warn("The operational datastore refused {} states; tried again in {} s", batch.size(),
            AFTER_FAULT.toSeconds(), cause);
        final var newer = pending;
        pending = batch;
        newer.forEach(this::note);
        try {
            executor.schedule(() -> {
                busy = false;
                flush();
            }, AFTER_FAULT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Not tried again: closed", e);
        }
    }

    private void onThread(final Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("Result of the last write is of no interest: closed", e);
        }
    }
}
