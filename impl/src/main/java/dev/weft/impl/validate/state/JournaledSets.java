/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A reverse lookup whose changes can be taken back. A key may have several owners: that two objects claim one key is
 * for the rules to find, so it must be representable.
 */
final class JournaledSets<K, O extends Comparable<O>> {
    private final Map<K, NavigableSet<O>> owners = new HashMap<>();
    private final Journal journal;

    JournaledSets(final Journal journal) {
        this.journal = journal;
    }

    NavigableSet<O> get(final K key) {
        final var found = owners.get(key);
        return found == null ? Collections.emptyNavigableSet() : Collections.unmodifiableNavigableSet(found);
    }

    /** Makes the owner one of the key's, or no longer one. */
    void set(final K key, final O owner, final boolean present) {
        if (present ? insert(key, owner) : delete(key, owner)) {
            journal.add(present ? () -> delete(key, owner) : () -> insert(key, owner));
        }
    }

    private boolean insert(final K key, final O owner) {
        return owners.computeIfAbsent(key, ignored -> new TreeSet<>()).add(owner);
    }

    private boolean delete(final K key, final O owner) {
        final var found = owners.get(key);
        if (found == null || !found.remove(owner)) {
            return false;
        }
        if (found.isEmpty()) {
            owners.remove(key);
        }
        return true;
    }

    Map<K, NavigableSet<O>> copy() {
        final Map<K, NavigableSet<O>> copy = new HashMap<>();
        owners.forEach((key, value) -> copy.put(key, new TreeSet<>(value)));
        return copy;
    }
}
