/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.weft.openstack.model.Fault;
import java.util.Map;

/**
 * A request.
 *
 * @param method the HTTP method
 * @param path the path below the root, decoded
 * @param parameters what stands behind the question mark
 * @param body the document as text
 * @param root the address that the client used for the root, without slash at the end
 */
record Request(String method, String path, Map<String, String[]> parameters, String body, String root) {
    private static final int DEEPEST = 16;

    Request {
        parameters = Map.copyOf(parameters);
    }

    /** The only member of the document, which must be an object of this name. */
    JsonObject member(final String name) {
        final var document = parsed();
        if (!document.isJsonObject() || document.getAsJsonObject().size() != 1
            || !document.getAsJsonObject().has(name)
            || !document.getAsJsonObject().get(name).isJsonObject()) {
            throw Fault.bad("Malformed request body: an object with the only member '" + name + "' is wanted; several "
                + "at once cannot be made.");
        }
        return document.getAsJsonObject().getAsJsonObject(name);
    }

    private JsonElement parsed() {
        if (isTooDeep()) {
            throw Fault.bad("Malformed request body: it is nested more than " + DEEPEST + " deep.");
        }
        try {
            return JsonParser.parseString(body);
        } catch (JsonParseException e) {
            throw Fault.bad("Malformed request body: it is not JSON.").because(e);
        }
    }

    /** The parser would go as deep as the stack, so brackets are counted first, in strings too. */
    private boolean isTooDeep() {
        int depth = 0;
        for (int at = 0; at < body.length(); at++) {
            final char sign = body.charAt(at);
            if (sign == '{' || sign == '[') {
                depth++;
            } else if (sign == '}' || sign == ']') {
                depth--;
            }
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }
}
