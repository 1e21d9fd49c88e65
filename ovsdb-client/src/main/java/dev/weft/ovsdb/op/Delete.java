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

/**
 * Removes rows.
 *
 * @param table name of the table
 * @param where which rows
 */
public record Delete(String table, Where where) implements Operation {
    /** Removes these rows. */
    public static Delete rows(final String table, final Where where) {
        return new Delete(table, where);
    }

    @Override
    public JsonObject toJson() {
        final JsonObject json = Operation.json("delete", table);
        json.add("where", where.toJson());
        return json;
    }

    @Override
    public String describe() {
        return "delete from " + table;
    }

    @Override
    public OperationResult resultFromJson(final JsonObject json) {
        return Counted.fromJson(json);
    }
}
