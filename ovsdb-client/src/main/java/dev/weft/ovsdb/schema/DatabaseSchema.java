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
import java.util.Optional;
import java.util.TreeMap;

/**
 * Schema of a database as its server gives it.
 *
 * @param name name of the database, for example {@code Open_vSwitch}
 * @param version version of the schema, x.y.z
 * @param tables each table by name, sorted
 */
public record DatabaseSchema(String name, String version, Map<String, TableSchema> tables) {
    public DatabaseSchema {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    /**
     * Reads the result of {@code get_schema}.
     *
     * @throws dev.weft.ovsdb.error.ProtocolException if it is not a schema
     */
    public static DatabaseSchema fromJson(final JsonElement json) {
        final JsonObject schema = JsonAccess.object(json, "the schema");
        final Map<String, TableSchema> tables = new TreeMap<>();
        JsonAccess.object(JsonAccess.member(schema, "tables", "the schema"), "the tables of the schema")
            .entrySet().forEach(entry -> tables.put(entry.getKey(),
                TableSchema.fromJson(entry.getKey(), entry.getValue())));
        return new DatabaseSchema(JsonAccess.string(JsonAccess.member(schema, "name", "the schema"), "its name"),
            JsonAccess.optionalMember(schema, "version").map(v -> JsonAccess.string(v, "its version")).orElse(""),
            tables);
    }

    /** The table, if this version of the database has it. */
    public Optional<TableSchema> table(final String table) {
        return Optional.ofNullable(tables.get(table));
    }
}
