/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.store;

import com.google.common.base.Throwables;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;

/** Waits for the datastore and turns its failures into text for the user. */
public final class Answers {
    private static final int SECONDS = 30;

    private Answers() {
        // only functions
    }

    /**
     * Waits for an answer of the datastore.
     *
     * @param answer the answer to come
     * @return the answer
     * @throws Refusal when the datastore refuses, with exactly the validator's message if there was one, or is silent
     */
    public static <T> T await(final Future<T> answer) throws Refusal {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Refusal(messageOf(e), e);
        } catch (TimeoutException e) {
            throw new Refusal("the datastore did not answer within " + SECONDS
                + " s; when this is a cluster, see whether most of its members are up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted; look whether the change was made before trying again", e);
        }
    }

    private static String messageOf(final ExecutionException failure) {
        final var chain = Throwables.getCausalChain(failure);
        final var root = chain.get(chain.size() - 1);
        final var text = Objects.requireNonNullElse(root.getMessage(), root.getClass().getName());
        if (chain.stream().anyMatch(DataValidationFailedException.class::isInstance)) {
            // The validator speaks to users already; the console says the same as RESTCONF, word for word.
            return text;
        }
        return chain.stream().anyMatch(OptimisticLockFailedException.class::isInstance)
            ? "someone else changed the same thing at the same moment; look at it and try again"
            : "the datastore failed: " + text;
    }
}
