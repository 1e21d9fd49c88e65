/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts; any thread.
 */
public final class VarpTally {
    private static final VarpCount[] ALL = VarpCount.values();

    private final AtomicLongArray counts = new AtomicLongArray(ALL.length);

    /** One more. */
    public void add(final VarpCount what) {
        counts.incrementAndGet(what.ordinal());
    }

    /** So many more. */
    public void add(final VarpCount what, final int number) {
        counts.addAndGet(what.ordinal(), number);
    }

    /** How many, since the helper started. */
    public long get(final VarpCount what) {
        return counts.get(what.ordinal());
    }

    /** Those that are not zero, by the names of reports. */
    public Map<String, Long> named() {
        final Map<String, Long> named = new TreeMap<>();
        for (VarpCount what : ALL) {
            if (get(what) > 0) {
                named.put(what.toString(), get(what));
            }
        }
        return named;
    }
}
