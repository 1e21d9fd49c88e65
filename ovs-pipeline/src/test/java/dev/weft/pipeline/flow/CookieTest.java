/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectKind;
import org.junit.Test;

/** Cookies tell whose a flow is. */
public class CookieTest {
    @Test
    public void cookieNamesKindAndNumber() {
        final var cookie = Cookie.of(new ObjectKey(ObjectKind.LINK, (1L << 48) - 1, "x"));
        assertEquals(0x5703ffffffffffffL, cookie.value());
        assertEquals(ObjectKind.LINK.code(), cookie.kindCode());
        assertEquals((1L << 48) - 1, cookie.number());
        assertEquals("0x5703ffffffffffff", cookie.toString());
        assertEquals("0x5701000000000000", Cookie.of(ObjectKey.PIPELINE).toString());
    }

    @Test
    public void learnedFlowsAreNotOursButTellForWhom() {
        final var cookie = Cookie.learnedFor(new ObjectKey(ObjectKind.NETWORK_MEMBER, 7, "x"));
        assertEquals(0x5805000000000007L, cookie.value());
        assertFalse(Cookie.isOurs(cookie.value()));
        assertTrue(Cookie.isLearned(cookie.value()));
        assertFalse(Cookie.isLearned(Cookie.PREFIX));
        assertEquals(ObjectKind.NETWORK_MEMBER.code(), cookie.kindCode());
    }

    @Test
    public void foreignCookiesAreNotOurs() {
        assertTrue(Cookie.isOurs(Cookie.PREFIX));
        assertTrue(Cookie.isOurs(0x57ffffffffffffffL));
        for (var foreign : new long[] {0, -1, 0x5600000000000000L, 0xd700000000000000L, 0x0057000000000000L}) {
            assertFalse(Long.toHexString(foreign), Cookie.isOurs(foreign));
            assertThrows(IllegalArgumentException.class, () -> new Cookie(foreign));
        }
    }
}
