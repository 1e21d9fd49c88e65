/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.util.Objects;

/**
 * What came of one report.
 */
sealed interface Answer {
    /**
     * The controller took it.
     *
     * @param completeWanted whether it does not know this helper's run and wants everything
     */
    record Taken(boolean completeWanted) implements Answer {
    }

    /**
     * It did not, or nobody knows.
     *
     * @param problem its kind
     * @param detail more of it, for a person; without secrets
     */
    record Failed(Problem problem, String detail) implements Answer {
        public Failed {
            Objects.requireNonNull(problem);
            Objects.requireNonNull(detail);
        }

        @Override
        public String toString() {
            return detail + ": " + problem.advice();
        }
    }
}
