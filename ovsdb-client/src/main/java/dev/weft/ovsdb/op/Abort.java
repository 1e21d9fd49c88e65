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

/**
 * Makes the transaction fail with the error {@code aborted}: a dry run of the operations before it.
 */
public record Abort() implements Operation {
    @Override
    public JsonObject toJson() {
        final JsonObject json = new JsonObject();
        json.addProperty("op", "abort");
        return json;
    }

    @Override
    public String describe() {
        return "abort";
    }

    @Override
    public OperationResult resultFromJson(final JsonObject json) {
        return new Done();
    }
}
