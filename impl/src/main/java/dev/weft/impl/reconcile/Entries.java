/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of one list of the intent, also those that exist but have never been understood. */
final class Entries<K, V> {
    private final Map<K, V> values = new HashMap<>();
    private final Set<K> unread = new HashSet<>();

    Optional<V> get(final K id) {
        return Optional.ofNullable(values.get(id));
    }

    Set<K> ids() {
        return values.keySet();
    }

    /** Says whether there is an entry, even one that cannot be read. */
    boolean exists(final K id) {
        return values.containsKey(id) || unread.contains(id);
    }

    /** Notes that there is an entry of this name that cannot be read. */
    void unread(final K id) {
        unread.add(id);
    }

    /** Enters what there is now. Returns false if it is known already. */
    boolean set(final K id, final Optional<V> now) {
        if (!unread.remove(id) && get(id).equals(now)) {
            return false;
        }
        now.ifPresentOrElse(value -> values.put(id, value), () -> values.remove(id));
        return true;
    }
}
