/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NodeId;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

/** A token is its node's and nobody else's. */
public class NodeTokensTest {
    private static final NodeId HOST1 = new NodeId("host1");

    private final NodeTokens tokens = new NodeTokens("000102030405060708090a0b0c0d0e0f".repeat(2));

    /** The value is what Python's hmac module says. */
    @Test
    public void itIsTheHmacOfTheName() {
        assertEquals("62c3ec01d54b38b7a6775219610575455bba71d43b991a57cc95712263ea7e70", tokens.token(HOST1));
    }

    @Test
    public void onlyItsOwnIsTaken() {
        final String token = tokens.token(HOST1);
        assertTrue(tokens.isToken(HOST1, token));
        assertFalse(tokens.isToken(new NodeId("host2"), token));
        for (var wrong : List.of("", "x", "é", token.substring(1), token + "0", token.toUpperCase(Locale.ROOT))) {
            assertFalse(wrong, tokens.isToken(HOST1, wrong));
        }
        assertFalse(new NodeTokens("ff".repeat(32)).isToken(HOST1, token));
    }
}
