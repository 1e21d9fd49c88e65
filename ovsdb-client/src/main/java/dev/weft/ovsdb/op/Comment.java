/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonObject;
import dev.weft.ovsdb.op.OperationResult.Done;
import java.util.Objects;

/**
 * A line for the log of the database, which tells an operator who changed what.
 *
 * @param text the line
 */
public record Comment(String text) implements Operation {
    public Comment {
        Objects.requireNonNull(text);
    }

    @Override
    public JsonObject toJson() {
        final JsonObject json = new JsonObject();
        json.addProperty("op", "comment");
        json.addProperty("comment", text);
        return json;
    }

    @Override
    public String describe() {
        return "comment";
    }

    @Override
    public OperationResult resultFromJson(final JsonObject json) {
        return new Done();
    }
}
