/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out orders one after the other, each in one transaction: all of it is stored or nothing, also when the
 * controller ends meanwhile. Who changes the same objects at the same time makes it start again.
 */
final class TemplateDesk {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateDesk.class);
    private static final int ATTEMPTS = 5;

    private final DataBroker broker;
    private final Executor executor;

    TemplateDesk(final DataBroker broker, final Executor executor) {
        this.broker = requireNonNull(broker);
        this.executor = requireNonNull(executor);
    }

    /**
     * Carries out an order.
     *
     * @param otherwise what is said first when it fails, for instance "nothing was deployed"
     * @param order the order
     * @param news what is logged when it is done
     * @return the answer, or why nothing was changed; never a failed future
     */
    <T> ListenableFuture<RpcResult<T>> submit(final String otherwise, final Order<T> order,
            final Function<T, String> news) {
        return Futures.catching(Futures.submit(() -> {
            final var result = attempt(otherwise, order);
            if (result.isSuccessful()) {
                LOG.info("Templates: {}", news.apply(result.getResult()));
            }
            return result;
        }, executor), Exception.class, fault -> {
            LOG.error("A request about templates failed; please report this", fault);
            return failed(ErrorTag.OPERATION_FAILED, otherwise + ": " + fault);
        }, MoreExecutors.directExecutor());
    }

    private <T> RpcResult<T> attempt(final String otherwise, final Order<T> order)
            throws ExecutionException, InterruptedException {
        for (int attempt = 1;; attempt++) {
            final var transaction = broker.newReadWriteTransaction();
            final T answer;
            try {
                answer = prepared(transaction, order);
            } catch (Refused e) {
                return failed(e.tag(), otherwise + ": " + e.getMessage());
            }
            try {
                transaction.commit().get();
                return RpcResultBuilder.success(answer).build();
            } catch (ExecutionException e) {
                final var chain = Throwables.getCausalChain(e);
                if (chain.stream().noneMatch(OptimisticLockFailedException.class::isInstance)) {
                    return failed(otherwise, e);
                }
                if (attempt == ATTEMPTS) {
                    return failed(ErrorTag.RESOURCE_DENIED, otherwise + ": others change the same objects all the"
                        + " time; try again");
                }
                LOG.debug("Others changed the same objects; started again", e);
            }
        }
    }

    private static <T> T prepared(final ReadWriteTransaction transaction, final Order<T> order)
            throws Refused, ExecutionException, InterruptedException {
        boolean done = false;
        try {
            final var answer = order.carryOut(new Stock(transaction));
            done = true;
            return answer;
        } finally {
            if (!done) {
                transaction.cancel();
            }
        }
    }

    /** Says what the check of intent says, with its tag. */
    private static <T> RpcResult<T> failed(final String otherwise, final ExecutionException fault) {
        final Optional<NetconfDocumentedException> refusal = Throwables.getCausalChain(fault).stream()
            .filter(NetconfDocumentedException.class::isInstance).map(NetconfDocumentedException.class::cast)
            .findFirst();
        if (refusal.isEmpty()) {
            LOG.warn("The datastore refused a change of templates or copies", fault);
        }
        return refusal.map(cause -> TemplateDesk.<T>failed(cause.getErrorTag(), otherwise + ": " + cause.getMessage()))
            .orElseGet(() -> failed(ErrorTag.OPERATION_FAILED, otherwise + ", because the datastore refused: "
                + Throwables.getRootCause(fault).getMessage()));
    }

    private static <T> RpcResult<T> failed(final ErrorTag tag, final String text) {
        return RpcResultBuilder.<T>failed().withError(ErrorType.APPLICATION, tag, text).build();
    }
}
