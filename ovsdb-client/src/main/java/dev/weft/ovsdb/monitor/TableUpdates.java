/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.monitor;

import com.google.gson.JsonElement;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.value.Atom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What one answer to monitor_cond or one update2 says: the effect of one or more transactions, never of half of one.
 *
 * @param tables what happened to each row, by table and identity
 */
public record TableUpdates(Map<String, Map<UUID, RowUpdate>> tables) {
    public TableUpdates {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * Reads a table-updates2.
     *
     * @throws dev.weft.ovsdb.error.ProtocolException if it is none
     */
    public static TableUpdates fromJson(final JsonElement json) {
        final Map<String, Map<UUID, RowUpdate>> tables = new LinkedHashMap<>();
        JsonAccess.object(json, "table updates").entrySet().forEach(table -> {
            final Map<UUID, RowUpdate> rows = new LinkedHashMap<>();
            JsonAccess.object(table.getValue(), "the updates of table " + table.getKey()).entrySet()
                .forEach(row -> rows.put(Atom.parseUuid(row.getKey()), RowUpdate.fromJson(row.getValue())));
            tables.put(table.getKey(), Collections.unmodifiableMap(rows));
        });
        return new TableUpdates(tables);
    }
}
