/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Collection;
import java.util.Optional;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohortRegistry;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a transaction that makes a part of the configuration wrong, before anything is stored, whoever writes it.
 * RESTCONF answers with the status of the error tag and the message.
 */
public abstract class CheckingCohort implements DOMDataTreeCommitCohort, AutoCloseable {
    /**
     * Why a transaction is refused.
     *
     * @param tag what sort of reason; one for which RESTCONF does not replace the text
     * @param text what is wrong with which object, and what would be right
     */
    public record Refusal(ErrorTag tag, String text) {
        public Refusal {
            requireNonNull(tag);
            requireNonNull(text);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(CheckingCohort.class);

    private final YangInstanceIdentifier root;
    private final String what;
    private volatile Registration registration = () -> { };

    /**
     * Makes one that is not asked yet, see {@link #register}.
     *
     * @param root the part of the configuration, on the top level
     * @param what what it is, for messages
     */
    protected CheckingCohort(final YangInstanceIdentifier root, final String what) {
        this.root = requireNonNull(root);
        this.what = requireNonNull(what);
    }

    /**
     * Begins to be asked; the last thing that a constructor does.
     *
     * @param broker the datastore
     * @throws IllegalStateException if the datastore has no commit cohorts
     */
    protected final void register(final DOMDataBroker broker) {
        final var registry = broker.getExtensions().getInstance(DOMDataTreeCommitCohortRegistry.class);
        if (registry == null) {
            throw new IllegalStateException("The datastore has no commit cohorts, so " + what + " cannot be checked");
        }
        registration = registry.registerCommitCohort(
            new DOMDataTreeIdentifier(LogicalDatastoreType.CONFIGURATION, root), this);
    }

    /**
     * Checks what a transaction does. Never asked twice at a time.
     *
     * @param changes the part of the configuration, before and after
     * @return why it is refused; empty if all is right
     */
    protected abstract Optional<Refusal> check(DataTreeCandidateNode changes);

    /** Whatever were thrown from here would stall the client for seconds and reach it without a reason. */
    @Override
    public final FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext ctx,
            final Collection<DOMDataTreeCandidate> candidates) {
        final var verdict = Futures.submit(() -> verdict(txId, candidates), MoreExecutors.directExecutor());
        return FluentFuture.from(Futures.catchingAsync(verdict, RuntimeException.class, fault -> {
            LOG.error("Transaction {} could not be checked and is refused; report this with the log", txId, fault);
            return Futures.immediateFailedFuture(exception(new Refusal(ErrorTag.OPERATION_FAILED, "the " + what
                + " could not be checked, which is a fault of Weft; nothing was stored; see the controller's log")));
        }, MoreExecutors.directExecutor()));
    }

    @Override
    public final void close() {
        registration.close();
    }

    private synchronized PostCanCommitStep verdict(final Object txId,
            final Collection<DOMDataTreeCandidate> candidates) throws DataValidationFailedException {
        for (var candidate : candidates) {
            if (candidate.getRootPath().getRootIdentifier().equals(root)) {
                final var refusal = check(candidate.getRootNode());
                if (refusal.isPresent()) {
                    LOG.debug("Transaction {} refused: {}", txId, refusal);
                    throw exception(refusal.orElseThrow());
                }
            }
        }
        return PostCanCommitStep.NOOP;
    }

    /** RESTCONF takes tag and message from the cause; without it, it would answer 500. */
    private DataValidationFailedException exception(final Refusal refusal) {
        return new DataValidationFailedException(YangInstanceIdentifier.class, root, refusal.text(),
            new NetconfDocumentedException(refusal.text(), ErrorType.APPLICATION, refusal.tag(), ErrorSeverity.ERROR));
    }
}
