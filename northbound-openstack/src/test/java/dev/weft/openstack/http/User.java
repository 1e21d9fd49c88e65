/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import static org.junit.Assert.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Somebody who sends requests, with apostrophes for quotation marks.
 *
 * @param routes who answers
 */
record User(Routes routes) {
    /** Lists resources, and returns what the answer has under the collection's name. */
    List<JsonObject> list(final String path, final Map<String, String[]> query) {
        return routes.answer(new Request("GET", "/v2.0/" + path, query, "", "http://x")).body()
            .getAsJsonArray(path.substring(path.indexOf('/') + 1)).asList().stream().map(JsonElement::getAsJsonObject)
            .toList();
    }

    Reply send(final String method, final String path, final String body) {
        return routes.answer(new Request(method, "/v2.0/" + path, Map.of(), body.replace('\'', '"'), "http://x"));
    }

    /** Makes a resource, and returns its id. */
    String create(final String path, final String attributes) {
        final var plural = path.substring(path.indexOf('/') + 1);
        final var singular = plural.substring(0, plural.length() - 1);
        final var reply = send("POST", path, "{'" + singular + "':" + attributes + "}");
        assertEquals(201, reply.status());
        return reply.body().getAsJsonObject(singular).get("id").getAsString();
    }
}
