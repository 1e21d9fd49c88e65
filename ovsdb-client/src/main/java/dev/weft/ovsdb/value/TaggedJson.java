/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

/**
 * The form that all values but plain atoms have on the wire: a pair of what it is and its content.
 */
final class TaggedJson {
    private TaggedJson() {
        // static access only
    }

    static JsonArray of(final String tag, final JsonElement content) {
        final JsonArray pair = new JsonArray(2);
        pair.add(tag);
        pair.add(content);
        return pair;
    }
}
