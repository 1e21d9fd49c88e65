/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.loop;

import java.util.Objects;
import java.util.concurrent.CompletionException;

/**
 * How one pass of work ended. {@code toString()} is fit for a log.
 */
public sealed interface Outcome {
    /** This and another one together: all that is wrong. */
    default Outcome and(final Outcome other) {
        if (this instanceof Failed one && other instanceof Failed more) {
            return new Failed(one.reason + "; " + more.reason);
        }
        return this instanceof Failed ? this : other;
    }

    /** What is there is what is wanted. */
    record Done() implements Outcome {
        @Override
        public String toString() {
            return "as wanted";
        }
    }

    /**
     * It is not, and will be tried again.
     *
     * @param reason what is wrong, for the operator
     */
    record Failed(String reason) implements Outcome {
        public Failed {
            Objects.requireNonNull(reason);
        }

        /** By what a future failed. */
        public static Failed of(final Throwable failure) {
            final Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause() : failure;
            return new Failed(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        }

        @Override
        public String toString() {
            return "failed: " + reason;
        }
    }
}
