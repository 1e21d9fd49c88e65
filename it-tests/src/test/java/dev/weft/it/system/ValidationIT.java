/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;

import com.google.gson.JsonObject;
import dev.weft.it.harness.Intent;
import dev.weft.it.harness.Restconf.Answer;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Each fault in a request is refused by RESTCONF with its message, and nothing of the request is left behind. */
@RunWith(Parameterized.class)
public class ValidationIT extends SystemTestCase {
    private final RefusedRequest request;

    public ValidationIT(final RefusedRequest request) {
        this.request = request;
    }

    @Parameters(name = "{0}")
    public static Iterable<RefusedRequest> requests() {
        return RefusedRequest.ALL;
    }

    @Test
    public void isRefusedAndLeavesNothingBehind() {
        final JsonObject before = intent().stored();
        final JsonObject document = request.body() == null ? null : Intent.json(request.body());
        final Answer answer = intent().restconf().send(request.method(), Intent.ROOT + request.path(), document);
        assertEquals(answer.body().toString(), request.message(), answer.messages());
        assertEquals(answer.body().toString(), request.tag(), answer.tags());
        assertEquals(answer.body().toString(), request.status(), answer.status());
        assertEquals("the stored intent", before, intent().stored());
        saw("HTTP {} {}: {}", answer.status(), answer.tags(), answer.messages());
    }
}
