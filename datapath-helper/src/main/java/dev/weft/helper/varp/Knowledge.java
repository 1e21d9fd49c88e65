/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * What is known of a station on another node.
 */
sealed interface Knowledge {
    /** The word in the status. */
    String word();

    /**
     * Nothing: it is asked for.
     *
     * @param query the question
     * @param port of the switch for which it is asked
     * @param frames that wait
     */
    record Asked(Query query, int port, Deque<byte[]> frames) implements Knowledge {
        static Asked first(final long nonce, final int port) {
            return new Asked(new Query(nonce, 1), port, new ArrayDeque<>());
        }

        Asked again() {
            return new Asked(query.again(), port, frames);
        }

        @Override
        public String word() {
            return "asking";
        }
    }

    /** Where it is, or was a moment ago. */
    sealed interface Placed extends Knowledge {
        /** Where. */
        Place place();

        /** The tick until which that is used. */
        long until();
    }

    /**
     * Where it is.
     *
     * @param place where
     * @param until the tick until which that is used
     */
    record Known(Place place, long until) implements Placed {
        public Known {
            Objects.requireNonNull(place);
        }

        @Override
        public String word() {
            return "known";
        }
    }

    /**
     * Where it was; that is asked again, and used meanwhile.
     *
     * @param place where
     * @param until the tick until which that is used
     * @param query the question
     */
    record Checked(Place place, long until, Query query) implements Placed {
        public Checked {
            Objects.requireNonNull(place);
        }

        Checked again() {
            return new Checked(place, until, query.again());
        }

        @Override
        public String word() {
            return "checking";
        }
    }
}
