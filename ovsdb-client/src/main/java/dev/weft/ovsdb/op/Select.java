/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.op.OperationResult.Selected;
import dev.weft.ovsdb.value.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows.
 *
 * @param table name of the table
 * @param where which rows
 * @param columns which columns; empty for all, including {@code _uuid} and {@code _version}
 */
public record Select(String table, Where where, List<String> columns) implements Operation {
    public Select {
        columns = List.copyOf(columns);
    }

    /** These columns of these rows; no columns given: all of them. */
    public static Select from(final String table, final Where where, final String... columns) {
        return new Select(table, where, List.of(columns));
    }

    @Override
    public JsonObject toJson() {
        final JsonObject json = Operation.json("select", table);
        json.add("where", where.toJson());
        if (!columns.isEmpty()) {
            json.add("columns", Operation.names(columns));
        }
        return json;
    }

    @Override
    public String describe() {
        return "select from " + table;
    }

    @Override
    public OperationResult resultFromJson(final JsonObject json) {
        final List<Row> rows = new ArrayList<>();
        for (JsonElement row : JsonAccess.array(JsonAccess.member(json, "rows", "the result of a select"), "rows")) {
            rows.add(Row.fromJson(row));
        }
        return new Selected(rows);
    }
}
