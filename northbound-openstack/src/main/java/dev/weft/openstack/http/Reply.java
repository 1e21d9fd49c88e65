/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import com.google.gson.JsonObject;
import dev.weft.openstack.model.Fault;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param body the document; null for none
 */
record Reply(int status, JsonObject body) {
    static final int OK = 200;
    static final int MULTIPLE = 300;
    static final int CREATED = 201;
    static final int NO_CONTENT = 204;

    static Reply of(final JsonObject body) {
        return new Reply(OK, body);
    }

    /** An error in Neutron's form. */
    static Reply refusal(final Fault fault) {
        final var error = new JsonObject();
        error.addProperty("type", fault.type());
        error.addProperty("message", fault.getMessage());
        error.addProperty("detail", "");
        final var body = new JsonObject();
        body.add("NeutronError", error);
        return new Reply(fault.status(), body);
    }
}
