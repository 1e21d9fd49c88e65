/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.mdsal.dom.spi.store.DOMStore;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreReadTransaction;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreReadWriteTransaction;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreThreePhaseCommitCohort;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreTransactionChain;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreWriteTransaction;
import org.opendaylight.mdsal.dom.spi.store.SnapshotBackedTransactions;
import org.opendaylight.mdsal.dom.spi.store.SnapshotBackedWriteTransaction;
import org.opendaylight.mdsal.dom.spi.store.SnapshotBackedWriteTransaction.TransactionReadyPrototype;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.data.tree.api.ConflictingModificationAppliedException;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** A datastore in memory on the platform's own data tree: the platform's one is not among the packages we can get. */
final class MemoryStore extends TransactionReadyPrototype<Long> implements DOMStore {
    private final AtomicLong transactions = new AtomicLong();
    private final DataTree tree;

    MemoryStore(final DataTreeConfiguration configuration) {
        tree = new InMemoryDataTreeFactory().create(configuration);
    }

    void model(final EffectiveModelContext model) {
        tree.setEffectiveModelContext(model);
    }

    @Override
    public DOMStoreReadTransaction newReadOnlyTransaction() {
        return SnapshotBackedTransactions.newReadTransaction(transactions.incrementAndGet(), false,
            tree.takeSnapshot());
    }

    @Override
    public DOMStoreWriteTransaction newWriteOnlyTransaction() {
        return SnapshotBackedTransactions.newWriteTransaction(transactions.incrementAndGet(), false,
            tree.takeSnapshot(), this);
    }

    @Override
    public DOMStoreReadWriteTransaction newReadWriteTransaction() {
        return SnapshotBackedTransactions.newReadWriteTransaction(transactions.incrementAndGet(), false,
            tree.takeSnapshot(), this);
    }

    @Override
    public DOMStoreTransactionChain createTransactionChain() {
        throw new UnsupportedOperationException("the console uses no transaction chains");
    }

    @Override
    protected void transactionAborted(final SnapshotBackedWriteTransaction<Long> tx) {
        // nothing is kept for it
    }

    @Override
    protected DOMStoreThreePhaseCommitCohort transactionReady(final SnapshotBackedWriteTransaction<Long> tx,
            final DataTreeModification modification, final Exception readyError) {
        return new Commit(modification, readyError);
    }

    private final class Commit implements DOMStoreThreePhaseCommitCohort {
        private final DataTreeModification modification;
        private final Exception readyError;

        private DataTreeCandidate candidate;

        Commit(final DataTreeModification modification, final Exception readyError) {
            this.modification = modification;
            this.readyError = readyError;
        }

        @Override
        public ListenableFuture<Boolean> canCommit() {
            if (readyError != null) {
                return Futures.immediateFailedFuture(new TransactionCommitFailedException("not ready", readyError));
            }
            try {
                tree.validate(modification);
                candidate = tree.prepare(modification);
                return Futures.immediateFuture(Boolean.TRUE);
            } catch (ConflictingModificationAppliedException e) {
                return Futures.immediateFailedFuture(new OptimisticLockFailedException("conflict", e));
            } catch (DataValidationFailedException e) {
                return Futures.immediateFailedFuture(new TransactionCommitFailedException("not valid", e));
            }
        }

        @Override
        public ListenableFuture<Empty> preCommit() {
            return Empty.immediateFuture();
        }

        @Override
        public ListenableFuture<Empty> abort() {
            return Empty.immediateFuture();
        }

        @Override
        public ListenableFuture<CommitInfo> commit() {
            tree.commit(candidate);
            return CommitInfo.emptyFluentFuture();
        }
    }
}
