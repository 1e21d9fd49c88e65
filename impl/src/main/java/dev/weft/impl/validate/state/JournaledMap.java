/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A map whose changes can be taken back. */
final class JournaledMap<K, V> {
    private final Map<K, V> values = new HashMap<>();
    private final Journal journal;

    JournaledMap(final Journal journal) {
        this.journal = journal;
    }

    Optional<V> get(final K key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Stores the value, or removes the key when there is none. */
    void set(final K key, final Optional<V> value) {
        final V old = replace(key, value.orElse(null));
        journal.add(() -> replace(key, old));
    }

    private V replace(final K key, final V value) {
        return value == null ? values.remove(key) : values.put(key, value);
    }

    Map<K, V> copy() {
        return Map.copyOf(values);
    }
}
