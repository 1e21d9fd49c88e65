/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.replica;

import dev.weft.ovsdb.value.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to one row of a mirror.
 */
public sealed interface RowChange {
    /** Name of the table. */
    String table();

    /** Identity of the row. */
    UUID uuid();

    /** The row before; empty if it is new. */
    Optional<Row> before();

    /** The row now; empty if it went. */
    Optional<Row> after();

    /** A row came. */
    record Inserted(String table, Row row) implements RowChange {
        @Override
        public UUID uuid() {
            return row.uuid();
        }

        @Override
        public Optional<Row> before() {
            return Optional.empty();
        }

        @Override
        public Optional<Row> after() {
            return Optional.of(row);
        }
    }

    /** A row changed. */
    record Modified(String table, Row old, Row row) implements RowChange {
        @Override
        public UUID uuid() {
            return row.uuid();
        }

        @Override
        public Optional<Row> before() {
            return Optional.of(old);
        }

        @Override
        public Optional<Row> after() {
            return Optional.of(row);
        }
    }

    /** A row went. */
    record Deleted(String table, Row old) implements RowChange {
        @Override
        public UUID uuid() {
            return old.uuid();
        }

        @Override
        public Optional<Row> before() {
            return Optional.of(old);
        }

        @Override
        public Optional<Row> after() {
            return Optional.empty();
        }
    }
}
