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
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.Collection;
import java.util.Map;

/**
 * One operation of a transaction. Immutable.
 */
public sealed interface Operation permits Abort, Comment, Delete, Insert, Mutate, Select, Update, Wait {
    /** The operation as it stands on the wire. */
    JsonObject toJson();

    /** What it does, short, for messages. */
    String describe();

    /**
     * Reads what the server answered to this operation when it succeeded.
     *
     * @throws dev.weft.ovsdb.error.ProtocolException if that is no answer to it
     */
    OperationResult resultFromJson(JsonObject json);

    /** The beginning of an operation on a table. */
    static JsonObject json(final String op, final String table) {
        final JsonObject json = new JsonObject();
        json.addProperty("op", op);
        json.addProperty("table", table);
        return json;
    }

    /** A row as it stands on the wire. */
    static JsonObject rowJson(final Map<String, OvsdbValue> row) {
        final JsonObject json = new JsonObject();
        row.forEach((column, value) -> json.add(column, value.toJson()));
        return json;
    }

    /** Names as a JSON array. */
    static JsonArray names(final Collection<String> names) {
        final JsonArray json = new JsonArray(names.size());
        names.forEach(json::add);
        return json;
    }
}
