/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts; any thread.
 */
final class ProxyTally {
    private static final ProxyCount[] ALL = ProxyCount.values();

    private final AtomicLongArray counts = new AtomicLongArray(ALL.length);

    /** One more. */
    void add(final ProxyCount what) {
        counts.incrementAndGet(what.ordinal());
    }

    /** How many, since the helper started. */
    long get(final ProxyCount what) {
        return counts.get(what.ordinal());
    }

    /** Those that are not zero, by the names of reports. */
    Map<String, Long> named() {
        final Map<String, Long> named = new TreeMap<>();
        for (ProxyCount what : ALL) {
            if (get(what) > 0) {
                named.put(what.toString(), get(what));
            }
        }
        return named;
    }
}
