/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
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
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.tree.api.ConflictingModificationAppliedException;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** A configuration datastore on the platform's own data tree that asks commit cohorts, as the real one does. */
final class CheckedStore extends TransactionReadyPrototype<Long> implements DOMStore {
    private final Map<YangInstanceIdentifier, DOMDataTreeCommitCohort> cohorts = new HashMap<>();
    private final AtomicLong transactions = new AtomicLong();
    private final DataTree tree = new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION);
    private EffectiveModelContext models;
    /** Done once before the next commit is looked at, as if by somebody else at the same moment. */
    private Runnable interruption = () -> { };

    void model(final EffectiveModelContext model) {
        models = model;
        tree.setEffectiveModelContext(model);
    }

    void ask(final YangInstanceIdentifier root, final DOMDataTreeCommitCohort cohort) {
        cohorts.put(root, cohort);
    }

    void beforeNextCommit(final Runnable action) {
        interruption = action;
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
        throw new UnsupportedOperationException("templates use no transaction chains");
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

    private void check(final DataTreeCandidate candidate) throws TransactionCommitFailedException {
        final var root = candidate.getRootNode();
        if (root.modificationType() == ModificationType.UNMODIFIED) {
            return;
        }
        for (var child : root.childNodes()) {
            final var cohort = cohorts.get(YangInstanceIdentifier.of(child.name()));
            if (cohort != null && child.modificationType() != ModificationType.UNMODIFIED) {
                try {
                    cohort.canCommit("tx", models, List.of(seen(child))).get();
                } catch (ExecutionException e) {
                    throw new TransactionCommitFailedException("refused", e);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static DOMDataTreeCandidate seen(final DataTreeCandidateNode root) {
        final DOMDataTreeCandidate candidate = mock();
        doReturn(new DOMDataTreeIdentifier(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of(root.name())))
            .when(candidate).getRootPath();
        doReturn(root).when(candidate).getRootNode();
        return candidate;
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
            final var now = interruption;
            interruption = () -> { };
            now.run();
            if (readyError != null) {
                return Futures.immediateFailedFuture(new TransactionCommitFailedException("not ready", readyError));
            }
            try {
                tree.validate(modification);
                candidate = tree.prepare(modification);
                check(candidate);
                return Futures.immediateFuture(Boolean.TRUE);
            } catch (ConflictingModificationAppliedException e) {
                return Futures.immediateFailedFuture(new OptimisticLockFailedException("conflict", e));
            } catch (DataValidationFailedException e) {
                return Futures.immediateFailedFuture(new TransactionCommitFailedException("not valid", e));
            } catch (TransactionCommitFailedException e) {
                return Futures.immediateFailedFuture(e);
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
