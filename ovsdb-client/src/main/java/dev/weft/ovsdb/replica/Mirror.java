/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.replica;

import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.monitor.MonitorRequest;
import dev.weft.ovsdb.monitor.RowUpdate;
import dev.weft.ovsdb.monitor.TableUpdates;
import dev.weft.ovsdb.schema.ColumnType;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.ovsdb.value.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows, and how updates change them. One thread at a time changes it; any may read.
 */
final class Mirror {
    private final Map<String, Map<UUID, Row>> tables = new HashMap<>();
    private final int maxRows;

    /** By table and column, from the schema of the current session. */
    private Map<String, Map<String, ColumnType>> types = Map.of();
    private int rowCount;

    Mirror(final MonitorRequest request, final int maxRows) {
        request.tables().keySet().forEach(table -> tables.put(table, new ConcurrentHashMap<>()));
        this.maxRows = maxRows;
    }

    Map<UUID, Row> rows(final String table) {
        return Collections.unmodifiableMap(Optional.ofNullable(tables.get(table)).orElseThrow(
            () -> new IllegalArgumentException("table " + table + " is not mirrored, only " + tables.keySet())));
    }

    /** Takes the first answer of a session: what it does not name is gone. */
    List<RowChange> resync(final Map<String, Map<String, ColumnType>> newTypes, final TableUpdates initial) {
        types = newTypes;
        final List<RowChange> changes = new ArrayList<>();
        tables.forEach((table, rows) -> {
            final Map<UUID, RowUpdate> left = initial.tables().getOrDefault(table, Map.of());
            rows.forEach((uuid, old) -> {
                if (!left.containsKey(uuid)) {
                    changes.add(new RowChange.Deleted(table, old));
                }
            });
        });
        collect(initial, changes);
        commit(changes);
        return Collections.unmodifiableList(changes);
    }

    /**
     * Takes an update.
     *
     * @throws ProtocolException if it does not fit what is here; then nothing of it is taken
     */
    List<RowChange> apply(final TableUpdates updates) {
        final List<RowChange> changes = new ArrayList<>();
        collect(updates, changes);
        commit(changes);
        return Collections.unmodifiableList(changes);
    }

    private void collect(final TableUpdates updates, final List<RowChange> changes) {
        updates.tables().forEach((table, rows) -> {
            if (!types.containsKey(table)) {
                throw new ProtocolException("an update names table " + table + ", which is not monitored");
            }
            rows.forEach((uuid, update) -> changeOf(table, uuid, update).ifPresent(changes::add));
        });
    }

    private Optional<RowChange> changeOf(final String table, final UUID uuid, final RowUpdate update) {
        final Row old = tables.get(table).get(uuid);
        if (update instanceof RowUpdate.Present present) {
            final Row row = Row.of(uuid, complete(table, present.columns()));
            return old == null ? Optional.of(new RowChange.Inserted(table, row)) : modified(table, old, row);
        }
        if (old == null) {
            throw new ProtocolException("an update changes row " + uuid + " of table " + table + ", which is unknown");
        }
        if (update instanceof RowUpdate.Modified modified) {
            return modified(table, old, Row.of(uuid, modify(table, old, modified.columns())));
        }
        return Optional.of(new RowChange.Deleted(table, old));
    }

    private static Optional<RowChange> modified(final String table, final Row old, final Row row) {
        return old.equals(row) ? Optional.empty() : Optional.of(new RowChange.Modified(table, old, row));
    }

    private void commit(final List<RowChange> changes) {
        final int grown = rowCount + changes.stream()
            .mapToInt(change -> (change.after().isPresent() ? 1 : 0) - (change.before().isPresent() ? 1 : 0)).sum();
        if (grown > maxRows) {
            throw new ProtocolException("the database has " + grown + " rows, the limit is " + maxRows);
        }
        rowCount = grown;
        changes.forEach(change -> {
            final Map<UUID, Row> rows = tables.get(change.table());
            change.after().ifPresentOrElse(row -> rows.put(change.uuid(), row), () -> rows.remove(change.uuid()));
        });
    }

    /** The server leaves out columns at their defaults. */
    private Map<String, OvsdbValue> complete(final String table, final Map<String, OvsdbValue> sent) {
        final Map<String, OvsdbValue> columns = new HashMap<>();
        types.get(table).forEach((column, type) -> {
            final OvsdbValue value = sent.get(column);
            columns.put(column, value == null ? type.defaultValue() : type.coerce(value));
        });
        requireKnown(table, sent.keySet());
        return columns;
    }

    private Map<String, OvsdbValue> modify(final String table, final Row old, final Map<String, OvsdbValue> changes) {
        requireKnown(table, changes.keySet());
        final Map<String, OvsdbValue> columns = new HashMap<>(old.columns());
        changes.forEach((column, change) -> columns.computeIfPresent(column,
            (name, value) -> types.get(table).get(name).modify(value, change)));
        return columns;
    }

    private void requireKnown(final String table, final Set<String> columns) {
        if (!types.get(table).keySet().containsAll(columns)) {
            throw new ProtocolException("an update of table " + table + " has columns " + columns
                + ", but monitored are " + types.get(table).keySet());
        }
    }
}
