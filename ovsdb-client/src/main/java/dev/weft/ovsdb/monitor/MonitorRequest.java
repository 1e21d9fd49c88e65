/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.monitor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.ovsdb.op.Operation;
import dev.weft.ovsdb.op.Where;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which tables, rows and columns to watch.
 *
 * @param database name of the database
 * @param tables what to watch of each table, by its name
 */
public record MonitorRequest(String database, Map<String, Selection> tables) {
    /**
     * What to watch of a table.
     *
     * @param columns which columns; empty for all (in a mirror: all but {@code _version})
     * @param where which rows
     */
    public record Selection(List<String> columns, Where where) {
        public Selection {
            columns = List.copyOf(columns);
            Objects.requireNonNull(where);
        }
    }

    public MonitorRequest {
        Objects.requireNonNull(database);
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    /** Watches nothing yet of a database. */
    public static MonitorRequest of(final String database) {
        return new MonitorRequest(database, Map.of());
    }

    /** The same and all rows of a table; no columns given: all of them. */
    public MonitorRequest table(final String table, final String... columns) {
        return table(table, Where.all(), columns);
    }

    /** The same and some rows of a table; no columns given: all of them. */
    public MonitorRequest table(final String table, final Where where, final String... columns) {
        final Map<String, Selection> more = new TreeMap<>(tables);
        more.put(table, new Selection(List.of(columns), where));
        return new MonitorRequest(database, more);
    }

    /** The third parameter of the {@code monitor_cond} request. */
    public JsonObject toJson() {
        final JsonObject json = new JsonObject();
        tables.forEach((table, selection) -> {
            final JsonObject one = new JsonObject();
            if (!selection.columns.isEmpty()) {
                one.add("columns", Operation.names(selection.columns));
            }
            if (!selection.where.conditions().isEmpty()) {
                one.add("where", selection.where.toJson());
            }
            final JsonArray list = new JsonArray(1);
            list.add(one);
            json.add(table, list);
        });
        return json;
    }
}
