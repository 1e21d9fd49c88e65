/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import dev.weft.ovsdb.value.OvsdbValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Setting columns fluently; each call returns a copy with that column set.
 *
 * @param <T> what is copied
 */
public interface ColumnSetter<T> {
    /** Sets a column to any value; see the factories of {@link OvsdbValue}. */
    T set(String column, OvsdbValue value);

    /** Sets a string column. */
    default T set(final String column, final String value) {
        return set(column, OvsdbValue.of(value));
    }

    /** Sets an integer column. */
    default T set(final String column, final long value) {
        return set(column, OvsdbValue.of(value));
    }

    /** Sets a boolean column. */
    default T set(final String column, final boolean value) {
        return set(column, OvsdbValue.of(value));
    }

    /** Sets a column to a reference to a row. */
    default T set(final String column, final UUID row) {
        return set(column, OvsdbValue.of(row));
    }

    /** Sets a map column such as {@code external_ids}. */
    default T set(final String column, final Map<String, String> value) {
        return set(column, OvsdbValue.stringMap(value));
    }

    /** Sets a column to a reference to a row that the same transaction inserts under this name. */
    default T setRef(final String column, final String uuidName) {
        return set(column, OvsdbValue.ref(uuidName));
    }

    /** The columns with one more, for implementations. */
    static Map<String, OvsdbValue> with(final Map<String, OvsdbValue> columns, final String column,
            final OvsdbValue value) {
        final Map<String, OvsdbValue> copy = new LinkedHashMap<>(columns);
        copy.put(column, value);
        return Collections.unmodifiableMap(copy);
    }
}
