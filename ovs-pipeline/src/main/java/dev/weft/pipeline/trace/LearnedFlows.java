/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows what a switch learned, as far as somebody asked it. */
@FunctionalInterface
public interface LearnedFlows {
    /** Nothing is known. */
    LearnedFlows UNKNOWN = query -> Optional.empty();
    /** Nothing was learned. */
    LearnedFlows NONE = query -> Optional.of(List.of());

    /**
     * What was asked before.
     *
     * @param answers the answer to each question
     * @return knows these only
     */
    static LearnedFlows of(final Map<LearnedQuery, List<Rule>> answers) {
        final var known = Map.copyOf(answers);
        return query -> Optional.ofNullable(known.get(query));
    }

    /**
     * The learned flows that may take a frame.
     *
     * @param query which ones
     * @return the flows; empty when it is not known
     */
    Optional<List<Rule>> find(LearnedQuery query);
}
