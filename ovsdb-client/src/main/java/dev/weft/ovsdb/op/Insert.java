/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonObject;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.op.OperationResult.Inserted;
import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.Atom.NamedUuid;
import dev.weft.ovsdb.value.Atom.UuidAtom;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.Map;
import java.util.Optional;

/**
 * Adds a row.
 *
 * @param table name of the table
 * @param uuidName name by which other operations of the transaction refer to the new row
 * @param row its columns; others get their defaults
 */
public record Insert(String table, Optional<NamedUuid> uuidName, Map<String, OvsdbValue> row)
        implements Operation, ColumnSetter<Insert> {
    /** A row with all columns at their defaults. */
    public static Insert into(final String table) {
        return new Insert(table, Optional.empty(), Map.of());
    }

    /** The same row with a name for the rest of the transaction. */
    public Insert named(final String name) {
        return new Insert(table, Optional.of(new NamedUuid(name)), row);
    }

    @Override
    public Insert set(final String column, final OvsdbValue value) {
        return new Insert(table, uuidName, ColumnSetter.with(row, column, value));
    }

    @Override
    public JsonObject toJson() {
        final JsonObject json = Operation.json("insert", table);
        uuidName.ifPresent(name -> json.addProperty("uuid-name", name.name()));
        json.add("row", Operation.rowJson(row));
        return json;
    }

    @Override
    public String describe() {
        return "insert into " + table;
    }

    @Override
    public OperationResult resultFromJson(final JsonObject json) {
        if (Atom.fromJson(JsonAccess.member(json, "uuid", "the result of an insert")) instanceof UuidAtom uuid) {
            return new Inserted(uuid.value());
        }
        throw new ProtocolException("the result of an insert should be a uuid, but is "
            + JsonAccess.quote(json));
    }
}
