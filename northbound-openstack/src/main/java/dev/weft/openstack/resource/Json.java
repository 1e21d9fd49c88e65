/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;

/** Makes JSON of stored values; of null JSON's null. */
final class Json {
    private Json() {
        // only functions
    }

    static JsonElement text(final String value) {
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
    }

    static JsonElement number(final Number value) {
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
    }

    static JsonElement flag(final boolean value) {
        return new JsonPrimitive(value);
    }

    static JsonElement id(final Uuid value) {
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value.getValue());
    }

    static JsonElement ids(final List<Uuid> values) {
        final var array = new JsonArray();
        if (values != null) {
            values.forEach(value -> array.add(value.getValue()));
        }
        return array;
    }
}
