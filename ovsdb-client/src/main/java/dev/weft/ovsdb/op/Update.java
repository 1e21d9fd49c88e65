/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonObject;
import dev.weft.ovsdb.op.OperationResult.Counted;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.Map;

/**
 * Replaces columns of rows.
 *
 * @param table name of the table
 * @param where which rows
 * @param row the new values; other columns stay
 */
public record Update(String table, Where where, Map<String, OvsdbValue> row)
        implements Operation, ColumnSetter<Update> {
    /** An update of these rows; say what by {@code set}. */
    public static Update rows(final String table, final Where where) {
        return new Update(table, where, Map.of());
    }

    @Override
    public Update set(final String column, final OvsdbValue value) {
        return new Update(table, where, ColumnSetter.with(row, column, value));
    }

    @Override
    public JsonObject toJson() {
        final JsonObject json = Operation.json("update", table);
        json.add("where", where.toJson());
        json.add("row", Operation.rowJson(row));
        return json;
    }

    @Override
    public String describe() {
        return "update " + table;
    }

    @Override
    public OperationResult resultFromJson(final JsonObject json) {
        return Counted.fromJson(json);
    }
}
