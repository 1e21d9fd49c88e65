/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import dev.weft.impl.validate.rule.HostOwners;
import dev.weft.impl.validate.rule.IntentRules;
import dev.weft.impl.validate.rule.NetworkOwners;
import dev.weft.impl.validate.rule.PolicyOwners;
import dev.weft.impl.validate.rule.Problem;
import dev.weft.impl.validate.rule.Problems;
import dev.weft.impl.validate.rule.SegmentOwners;
import java.util.Optional;
import org.opendaylight.mdsal.binding.dom.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;

/**
 * Refuses a transaction whose intent is wrong, before anything is stored, whoever writes it. RESTCONF answers with
 * status 400 or 409 and the message; the console shows the same text.
 */
public final class IntentCohort extends CheckingCohort {
    private final IntentTracker tracker;

    /**
     * Registers the check.
     *
     * @param broker the datastore
     * @param codec makes binding objects of stored data
     * @param segments who has which allocated segment id
     * @param hosts who has which allocated host id
     * @param networks who has which allocated network id
     * @param policies who has which allocated policy id
     * @throws IllegalStateException if the datastore has no commit cohorts
     */
    public IntentCohort(final DOMDataBroker broker, final BindingNormalizedNodeSerializer codec,
            final SegmentOwners segments, final HostOwners hosts, final NetworkOwners networks,
            final PolicyOwners policies) {
        super(IntentList.ROOT, "intent");
        tracker = new IntentTracker(new IntentDecoder(codec), new IntentRules(segments, hosts, networks, policies));
        register(broker);
    }

    @Override
    protected Optional<Refusal> check(final DataTreeCandidateNode changes) {
        final var problems = checked(changes);
        return problems.isEmpty() ? Optional.empty()
            : Optional.of(new Refusal(tag(problems.first().get(0).kind()), problems.text()));
    }

    private Problems checked(final DataTreeCandidateNode changes) {
        boolean done = false;
        try {
            final var problems = tracker.check(changes);
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
}
