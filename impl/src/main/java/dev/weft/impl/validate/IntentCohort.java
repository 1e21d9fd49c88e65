/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.impl.validate.rule.HostOwners;
import dev.weft.impl.validate.rule.IntentRules;
import dev.weft.impl.validate.rule.Problem;
import dev.weft.impl.validate.rule.Problems;
import dev.weft.impl.validate.rule.SegmentOwners;
import java.util.Collection;
import org.opendaylight.mdsal.binding.dom.codec.api.BindingNormalizedNodeSerializer;
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
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a transaction whose intent is wrong, before anything is stored, whoever writes it. RESTCONF answers with
 * status 400 or 409 and the message; the console shows the same text.
 */
public final class IntentCohort implements DOMDataTreeCommitCohort, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntentCohort.class);
    private static final DOMDataTreeIdentifier INTENT =
        new DOMDataTreeIdentifier(LogicalDatastoreType.CONFIGURATION, IntentList.ROOT);

    private final IntentTracker tracker;
    private final Registration registration;

    /**
     * Registers the check.
     *
     * @param broker the datastore
     * @param codec makes binding objects of stored data
     * @param segments who has which allocated segment id
     * @param hosts who has which allocated host id
     * @throws IllegalStateException if the datastore has no commit cohorts
     */
    public IntentCohort(final DOMDataBroker broker, final BindingNormalizedNodeSerializer codec,
            final SegmentOwners segments, final HostOwners hosts) {
        tracker = new IntentTracker(new IntentDecoder(codec), new IntentRules(segments, hosts));
        final var registry = broker.getExtensions().getInstance(DOMDataTreeCommitCohortRegistry.class);
        if (registry == null) {
            throw new IllegalStateException("The datastore has no commit cohorts, so intent cannot be checked");
        }
        registration = registry.registerCommitCohort(INTENT, this);
    }

    /** Whatever were thrown from here would stall the client for seconds and reach it without a reason. */
    @Override
    public FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext ctx,
            final Collection<DOMDataTreeCandidate> candidates) {
        final var verdict = Futures.submit(() -> check(txId, candidates), MoreExecutors.directExecutor());
        return FluentFuture.from(Futures.catchingAsync(verdict, RuntimeException.class, fault -> {
            LOG.error("Transaction {} could not be checked and is refused; report this with the log", txId, fault);
            return Futures.immediateFailedFuture(refusal("the intent could not be checked, which is a fault of Weft;"
                + " nothing was stored; see the controller's log", ErrorTag.OPERATION_FAILED));
        }, MoreExecutors.directExecutor()));
    }

    @Override
    public void close() {
        registration.close();
    }

    private synchronized PostCanCommitStep check(final Object txId, final Collection<DOMDataTreeCandidate> candidates)
            throws DataValidationFailedException {
        for (var candidate : candidates) {
            if (candidate.getRootPath().getRootIdentifier().equals(IntentList.ROOT)) {
                final var problems = checked(candidate);
                if (!problems.isEmpty()) {
                    LOG.debug("Transaction {} refused: {}", txId, problems.text());
                    throw refusal(problems.text(), tag(problems.first().get(0).kind()));
                }
            }
        }
        return PostCanCommitStep.NOOP;
    }

    private Problems checked(final DOMDataTreeCandidate candidate) {
        boolean done = false;
        try {
            final var problems = tracker.check(candidate.getRootNode());
            done = true;
            return problems;
        } finally {
            if (!done) {
                // The index may have been left half changed.
                tracker.reset();
            }
        }
    }

    private static ErrorTag tag(final Problem.Kind kind) {
        return switch (kind) {
            case INVALID_VALUE -> ErrorTag.INVALID_VALUE;
            case IN_USE -> ErrorTag.IN_USE;
        };
    }

    /** RESTCONF takes tag and message from the cause; without it, it would answer 500. */
    private static DataValidationFailedException refusal(final String text, final ErrorTag tag) {
        return new DataValidationFailedException(YangInstanceIdentifier.class, IntentList.ROOT, text,
            new NetconfDocumentedException(text, ErrorType.APPLICATION, tag, ErrorSeverity.ERROR));
    }
}
