/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.ovsdb.op.OperationResult.Done;
import dev.weft.ovsdb.value.OvsdbValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lets the transaction go on only when rows are (or are not) as given; with a zero timeout an optimistic lock.
 *
 * @param table name of the table
 * @param where which rows
 * @param columns which of their columns are compared
 * @param equal whether to wait until they are equal to {@code rows}, or until they are not
 * @param rows the rows compared with, in any order
 * @param timeout how long to wait; zero: fail at once. Keep it below the timeout of the request
 */
public record Wait(String table, Where where, List<String> columns, boolean equal, List<Map<String, OvsdbValue>> rows,
        Duration timeout) implements Operation {
    public Wait {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout should not be negative, but is " + timeout);
        }
    }

    /** Fails the transaction unless the one matching row holds this value in this column. */
    public static Wait holds(final String table, final Where where, final String column, final OvsdbValue value) {
        return new Wait(table, where, List.of(column), true, List.of(Map.of(column, value)), Duration.ZERO);
    }

    /** Fails the transaction if any row matches. */
    public static Wait absent(final String table, final Where where) {
        return new Wait(table, where, List.of("_uuid"), true, List.of(), Duration.ZERO);
    }

    @Override
    public JsonObject toJson() {
        final JsonObject json = Operation.json("wait", table);
        json.addProperty("timeout", timeout.toMillis());
        json.add("where", where.toJson());
        json.add("columns", Operation.names(columns));
        json.addProperty("until", equal ? "==" : "!=");
        final JsonArray compared = new JsonArray(rows.size());
        rows.forEach(row -> compared.add(Operation.rowJson(row)));
        json.add("rows", compared);
        return json;
    }

    @Override
    public String describe() {
        return "wait on " + table;
    }

    @Override
    public OperationResult resultFromJson(final JsonObject json) {
        return new Done();
    }
}
