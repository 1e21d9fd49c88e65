/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.schema;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.ovsdb.json.JsonAccess;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Columns of one table, without the implicit {@code _uuid} and {@code _version}.
 *
 * @param name name of the table
 * @param columns type of each column by name, sorted
 */
public record TableSchema(String name, Map<String, ColumnType> columns) {
    public TableSchema {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }

    static TableSchema fromJson(final String name, final JsonElement json) {
        final JsonObject table = JsonAccess.object(json, "the schema of table " + name);
        final Map<String, ColumnType> columns = new TreeMap<>();
        JsonAccess.object(JsonAccess.member(table, "columns", "table " + name), "the columns of table " + name)
            .entrySet().forEach(entry -> {
                final JsonObject column = JsonAccess.object(entry.getValue(), "column " + entry.getKey());
                columns.put(entry.getKey(),
                    ColumnType.fromJson(JsonAccess.member(column, "type", "column " + entry.getKey())));
            });
        return new TableSchema(name, columns);
    }
}
