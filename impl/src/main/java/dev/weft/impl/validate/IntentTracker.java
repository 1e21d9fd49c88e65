/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import dev.weft.impl.validate.rule.IntentRules;
import dev.weft.impl.validate.rule.Problems;
import dev.weft.impl.validate.state.IntentIndex;
import dev.weft.impl.validate.state.Transition;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks one candidate after the other, keeping an index of the intent so that each costs what it changes.
 *
 * <p>Whether the index is that of the data a candidate starts from is decided by identity: the datastore's trees are
 * immutable, and a candidate starts from the very object that the candidate before it resulted in. So the index is
 * remembered together with the object it was made of, and nothing needs to be known about what became of a candidate
 * afterwards:
 * <ul>
 * <li>the next candidate starts from where the last one led: it was stored, or is about to be; the index fits;</li>
 * <li>it starts from where the last one started: that one was given up after this check (another cohort refused it,
 * the datastore failed); its changes to the index are taken back;</li>
 * <li>it starts from anything else (several were given up, the member became leader, a snapshot was installed, this is
 * the first one): the index is made anew from the data.</li>
 * </ul>
 * Absent data is the same as any other absent data: the index of it is empty. Not thread-safe.
 */
final class IntentTracker {
    private static final Logger LOG = LoggerFactory.getLogger(IntentTracker.class);

    private final IntentDecoder decoder;
    private final IntentRules rules;

    private IntentIndex index = new IntentIndex();
    /** What the index was before its last changes, which it can take back. */
    private @Nullable NormalizedNode base;
    /** What the index is now. */
    private @Nullable NormalizedNode tip;

    IntentTracker(final IntentDecoder decoder, final IntentRules rules) {
        this.decoder = decoder;
        this.rules = rules;
    }

    /** Checks a candidate for the whole intent, and takes it for stored if nothing is wrong with it. */
    Problems check(final DataTreeCandidateNode root) {
        align(root.dataBefore());
        final var problems = new Problems();
        final var changes = decoder.changes(root, index, problems::add);
        if (!problems.isEmpty()) {
            // Without the values that could not be read, the rules would find faults that are not there.
            return problems;
        }
        index.apply(changes);
        final var found = rules.check(new Transition(changes, index,
            root.modificationType() == ModificationType.WRITE));
        if (found.isEmpty()) {
            tip = root.dataAfter();
        } else {
            index.rollBack();
        }
        return found;
    }

    /** Forgets everything, so that the next check starts from the data. */
    void reset() {
        index = new IntentIndex();
        base = null;
        tip = null;
    }

    private void align(final @Nullable NormalizedNode before) {
        if (before == tip) {
            index.keep();
        } else if (before == base) {
            LOG.debug("The last checked change was given up");
            index.rollBack();
        } else {
            rebuild(before);
        }
        base = before;
        tip = before;
    }

    private void rebuild(final @Nullable NormalizedNode data) {
        LOG.debug("Making the index anew");
        index = new IntentIndex();
        if (data instanceof ContainerNode root) {
            index.apply(decoder.everything(root, index, problem -> LOG.warn("Stored intent cannot be used at {}: {};"
                + " correct or delete it", problem.path(), problem.message())));
            index.keep();
        }
    }

    IntentIndex index() {
        return index;
    }
}
