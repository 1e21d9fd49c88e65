/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts; on the one thread. */
final class MappingTally {
    private final Map<MappingCount, Long> counts = new EnumMap<>(MappingCount.class);

    /** So many more. */
    void add(final MappingCount what, final int number) {
        if (number > 0) {
            counts.merge(what, (long) number, Long::sum);
        }
    }

    /** One more. */
    void add(final MappingCount what) {
        add(what, 1);
    }

    /** How many, since the helper started. */
    long get(final MappingCount what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Those that are not zero, by the names of reports. */
    Map<String, Long> named() {
        final var named = new TreeMap<String, Long>();
        counts.forEach((what, count) -> named.put(what.toString(), count));
        return named;
    }
}
