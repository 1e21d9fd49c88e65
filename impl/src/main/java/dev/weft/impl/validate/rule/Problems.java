/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The reasons to refuse a transaction: the first few in full, the others only counted, so that answers stay short. */
public final class Problems {
    /** How many are kept in full. */
    public static final int LIMIT = 10;

    private final List<Problem> first = new ArrayList<>();
    private int count;

    /**
     * Adds one.
     *
     * @param problem the problem
     */
    public void add(final Problem problem) {
        count++;
        if (first.size() < LIMIT) {
            first.add(problem);
        }
    }

    /**
     * Says whether the transaction is right.
     *
     * @return true if there is no problem
     */
    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * Returns the first {@link #LIMIT} problems.
     *
     * @return the problems
     */
    public List<Problem> first() {
        return List.copyOf(first);
    }

    /**
     * Returns all of it as one message.
     *
     * @return the messages in one line, and how many more there are
     */
    public String text() {
        final var text = first.stream().map(Problem::message).collect(Collectors.joining("; "));
        return count > first.size() ? text + "; and " + (count - first.size()) + " more problems" : text;
    }
}
