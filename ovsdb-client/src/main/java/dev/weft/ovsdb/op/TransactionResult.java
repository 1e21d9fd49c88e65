/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import dev.weft.ovsdb.op.OperationResult.Counted;
import dev.weft.ovsdb.op.OperationResult.Inserted;
import dev.weft.ovsdb.op.OperationResult.Selected;
import dev.weft.ovsdb.value.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a committed transaction gave.
 *
 * @param results one result for each operation, in order
 * @param named identity of each row that was inserted under a uuid-name
 */
public record TransactionResult(List<OperationResult> results, Map<String, UUID> named) {
    public TransactionResult {
        results = List.copyOf(results);
        named = Map.copyOf(named);
    }

    /** Identity of the row that the insert of this uuid-name made. */
    public UUID uuid(final String uuidName) {
        final UUID uuid = named.get(uuidName);
        if (uuid == null) {
            throw new IllegalArgumentException("no insert of this transaction has the uuid-name \"" + uuidName
                + "\"; there are " + named.keySet());
        }
        return uuid;
    }

    /** Identity of the row that the operation at this position inserted. */
    public UUID uuid(final int index) {
        if (results.get(index) instanceof Inserted inserted) {
            return inserted.uuid();
        }
        throw wrong(index, "an insert");
    }

    /** How many rows the update, mutate or delete at this position matched. */
    public long count(final int index) {
        if (results.get(index) instanceof Counted counted) {
            return counted.rows();
        }
        throw wrong(index, "an update, mutate or delete");
    }

    /** Rows that the select at this position found. */
    public List<Row> rows(final int index) {
        if (results.get(index) instanceof Selected selected) {
            return selected.rows();
        }
        throw wrong(index, "a select");
    }

    private IllegalArgumentException wrong(final int index, final String expected) {
        return new IllegalArgumentException("operation " + index + " should be " + expected + ", but its result is "
            + results.get(index).getClass().getSimpleName());
    }
}
