/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonObject;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.value.Row;
import java.util.List;
import java.util.UUID;

/**
 * What one successful operation gave.
 */
public sealed interface OperationResult {
    /** Of an insert: the identity of the new row. */
    record Inserted(UUID uuid) implements OperationResult {
    }

    /** Of an update, mutate or delete: how many rows matched. */
    record Counted(long rows) implements OperationResult {
        static Counted fromJson(final JsonObject json) {
            return new Counted(JsonAccess.integer(JsonAccess.member(json, "count", "a result"), "a count"));
        }
    }

    /** Of a select: the rows found, in no particular order. */
    record Selected(List<Row> rows) implements OperationResult {
        public Selected {
            rows = List.copyOf(rows);
        }
    }

    /** Of a wait or comment: nothing. */
    record Done() implements OperationResult {
    }
}
