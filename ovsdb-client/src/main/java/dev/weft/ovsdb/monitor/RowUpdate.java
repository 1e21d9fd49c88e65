/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.monitor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.ovsdb.value.Row;
import java.util.Map;
import java.util.Optional;

/**
 * What update2 says of one row. Columns are as on the wire: defaults are left out and modified sets and maps are
 * differences, so that they mean something only together with the column types.
 */
public sealed interface RowUpdate {
    /** A row that is there (first answer) or came to be there; columns at their defaults are left out. */
    record Present(Map<String, OvsdbValue> columns) implements RowUpdate {
        public Present {
            columns = Map.copyOf(columns);
        }
    }

    /** A row that changed; only columns that changed, by difference where the type says so. */
    record Modified(Map<String, OvsdbValue> columns) implements RowUpdate {
        public Modified {
            columns = Map.copyOf(columns);
        }
    }

    /** A row that went, or that no longer passes the conditions. */
    record Deleted() implements RowUpdate {
    }

    /**
     * Reads a row-update2.
     *
     * @throws ProtocolException if it is none
     */
    static RowUpdate fromJson(final JsonElement json) {
        final JsonObject object = JsonAccess.object(json, "a row update");
        if (object.size() == 1 && object.has("delete")) {
            return new Deleted();
        }
        return present(object, "initial").or(() -> present(object, "insert"))
            .or(() -> JsonAccess.optionalMember(object, "modify").map(row -> new Modified(Row.columnsFromJson(row))))
            .orElseThrow(() -> new ProtocolException(
                "a row update should be initial, insert, modify or delete, but is " + JsonAccess.quote(json)));
    }

    private static Optional<RowUpdate> present(final JsonObject object, final String name) {
        return JsonAccess.optionalMember(object, name).map(row -> new Present(Row.columnsFromJson(row)));
    }
}
