/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonArray;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.Objects;

/**
 * One test of a column.
 *
 * @param column name of the column; {@code _uuid} is the identity of the row
 * @param function how to compare
 * @param value what to compare with
 */
public record Condition(String column, Function function, OvsdbValue value) {
    /** How a column is compared with a value. */
    public enum Function {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        /** The column holds at least all members of the value. */
        INCLUDES("includes"),
        /** The column holds no member of the value. */
        EXCLUDES("excludes");

        private final String symbol;

        Function(final String symbol) {
            this.symbol = symbol;
        }
    }

    public Condition {
        Objects.requireNonNull(column);
        Objects.requireNonNull(function);
        Objects.requireNonNull(value);
    }

    JsonArray toJson() {
        final JsonArray json = new JsonArray(3);
        json.add(column);
        json.add(function.symbol);
        json.add(value.toJson());
        return json;
    }
}
