/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.it.harness.Intent;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Values that the YANG model itself excludes: a 4xx answer that names the limits, and nothing stored. */
@RunWith(Parameterized.class)
public class SchemaRefusalIT extends SystemTestCase {
    private final String list;
    private final String body;
    private final String wanted;

    public SchemaRefusalIT(final String list, final String body, final String wanted) {
        this.list = list;
        this.body = body;
        this.wanted = wanted;
    }

    @Parameters(name = "{0} {1}")
    public static Object[][] requests() {
        return new Object[][] {
            {"link", "{'name':'bad','segment-id':16777215}",
                "A segment-id is 1 to 16776959: the 24 bits of a Geneve VNI without the last 256."},
            {"link", "{'name':'bad','dscp':64}", "Invalid value \"64\""},
            {"link", "{'name':'no spaces'}",
                "A name is letters, digits, dot, underscore and dash, and starts with a letter or a digit."},
            {"node", "{'name':'bad','host-id':65535}", "A host-id is 1 to 65534."},
            {"node", "{'name':'bad','mtu':1279}", "The mtu of a node is 1280 to 65535 octets."},
            {"node", "{'name':'bad','udp-source-ports':{'count':'17'}}", "[1, 16, 32, 64]"},
        };
    }

    @Test
    public void isRefused() {
        final var before = intent().stored();
        final var answer = intent().restconf().send("PATCH", Intent.ROOT,
            Intent.json("{'weft:weft':{'" + list + "':[" + body + "]}}"));
        assertEquals(answer.body().toString(), 400, answer.status());
        assertTrue(answer.body().toString(), answer.messages().contains(wanted));
        assertEquals("the stored intent", before, intent().stored());
        saw("HTTP {} {}: {}", answer.status(), answer.tags(), answer.messages());
    }
}
