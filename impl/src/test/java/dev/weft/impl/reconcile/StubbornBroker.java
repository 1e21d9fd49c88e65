/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import java.util.concurrent.atomic.AtomicInteger;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.binding.api.TransactionChain;
import org.opendaylight.mdsal.binding.api.TransactionChainListener;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.yangtools.concepts.ListenerRegistration;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.binding.DataObject;

/** A datastore that refuses writes while it is told to. */
final class StubbornBroker implements DataBroker {
    private final AtomicInteger refused = new AtomicInteger();
    private final DataBroker real;
    private volatile boolean refusing;

    StubbornBroker(final DataBroker real) {
        this.real = real;
    }

    void refuse(final boolean now) {
        refusing = now;
    }

    int refused() {
        return refused.get();
    }

    @Override
    public WriteTransaction newWriteOnlyTransaction() {
        if (!refusing) {
            return real.newWriteOnlyTransaction();
        }
        refused.incrementAndGet();
        final var transaction = mock(WriteTransaction.class);
        doReturn(FluentFutures.immediateFailedFluentFuture(new TransactionCommitFailedException("the test refuses")))
            .when(transaction).commit();
        return transaction;
    }

    @Override
    public ReadTransaction newReadOnlyTransaction() {
        return real.newReadOnlyTransaction();
    }

    @Override
    public ReadWriteTransaction newReadWriteTransaction() {
        return real.newReadWriteTransaction();
    }

    @Override
    public TransactionChain createTransactionChain(final TransactionChainListener listener) {
        return real.createTransactionChain(listener);
    }

    @Override
    public TransactionChain createMergingTransactionChain(final TransactionChainListener listener) {
        return real.createMergingTransactionChain(listener);
    }

    @Override
    public <T extends DataObject, L extends DataTreeChangeListener<T>> ListenerRegistration<L>
            registerDataTreeChangeListener(final DataTreeIdentifier<T> path, final L listener) {
        return real.registerDataTreeChangeListener(path, listener);
    }
}
