/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.loop;

import java.util.Objects;

/**
 * How one pass of work ended. {@code toString()} is fit for a log.
 */
public sealed interface Outcome {
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

        @Override
        public String toString() {
            return "failed: " + reason;
        }
    }
}
