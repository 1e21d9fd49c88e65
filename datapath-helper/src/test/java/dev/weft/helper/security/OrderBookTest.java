/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.sheet.BadSheetException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

public class OrderBookTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String GATEWAY = "{\"installation\":1,\"host\":7}";
    private static final String PEER = "{\"local\":\"192.0.2.1\",\"remote\":\"192.0.2.2\",\"protections\":"
        + "[\"encrypted\",\"authenticated\"],\"keys\":[\"" + KEY + "\"],\"later\":{\"a\":[1]}}";

    private final OrderBook book = new OrderBook();

    @Test
    public void whatTheControllerWantsIsRead() {
        assertFalse(book.changed(Map.of("weft-sheet", Optional.of("{}"))));
        assertTrue(book.changed(Map.of("weft-security", Optional.of(GATEWAY), "weft-secure-9", Optional.of(PEER))));
        final SecurityOrders orders = book.orders();
        assertEquals(7, orders.gateway().orElseThrow().host());
        assertEquals(Esp.AUTO, orders.gateway().orElseThrow().esp());
        assertEquals(Set.of(Level.AUTHENTICATED, Level.ENCRYPTED), orders.peers().get(9).levels());
        assertEquals("192.0.2.2", orders.peers().get(9).remote().getHostAddress());
        assertEquals(Optional.empty(), book.problem());

        assertTrue(book.changed(Map.of("weft-secure-9", Optional.empty())));
        assertEquals(Map.of(), book.orders().peers());
        assertTrue(book.changed(Map.of("weft-security", Optional.empty())));
        assertEquals(SecurityOrders.NONE, book.orders());
    }

    @Test
    public void aBadValueIsComplainedOfAndTheLastGoodOneStays() {
        book.changed(Map.of("weft-security", Optional.of(GATEWAY), "weft-secure-9", Optional.of(PEER)));
        book.changed(Map.of("weft-secure-9", Optional.of("{\"local\":\"192.0.2.1\"}")));
        assertEquals("192.0.2.2", book.orders().peers().get(9).remote().getHostAddress());
        assertEquals(Optional.of("a value of security is not applied: \"weft-secure-9\": the secure peer lacks remote"),
            book.problem());
        book.changed(Map.of("weft-secure-9", Optional.of(PEER)));
        assertEquals(Optional.empty(), book.problem());
    }

    @Test
    public void whatIsWrongIsNamedWithoutTheKey() {
        final Map<String, String> wrong = Map.of(
            PEER.replace("\"192.0.2.2\"", "\"2001:db8::1\""), "local and remote should be of one family",
            PEER.replace("\"192.0.2.2\"", "\"host.example\""), "it should be an IPv4 or IPv6 address",
            PEER.replace("\"encrypted\"", "\"none\""), "protections[0]: it should be \"authenticated\" or"
                + " \"encrypted\"",
            PEER.replace(KEY, KEY.substring(4)), "keys[0]: key should have 32 bytes, but has 29",
            PEER.replace("[\"" + KEY + "\"]", "[]"), "keys should be 1 to 4097",
            PEER.replace("[\"" + KEY + "\"]", "[\"" + KEY + "\"" + ",\"x\"".repeat(5000) + "]"),
                "keys[1]: key should be base64",
            PEER + "{}", "it is not valid JSON");
        wrong.forEach((text, message) -> {
            final var error = assertThrows(text, BadSheetException.class,
                () -> OrderReader.peer("weft-secure-9", text));
            assertEquals(message, error.getMessage());
        });
        for (String key : new String[] {"weft-secure-0", "weft-secure-", "weft-secure-123456", "weft-secure-1x"}) {
            assertThrows(key, BadSheetException.class, () -> OrderReader.peer(key, PEER));
        }
        for (String text : new String[] {"{\"installation\":256,\"host\":7}", "{\"installation\":1,\"host\":65535}",
            "{\"installation\":1,\"host\":7,\"esp\":\"none\"}", "{\"host\":7}", "[]", ""}) {
            assertThrows(text, BadSheetException.class, () -> OrderReader.gateway(text));
        }
        assertThrows(BadSheetException.class, () -> OrderReader.gateway(" ".repeat(OrderReader.MAX_BYTES) + GATEWAY));
    }

    @Test
    public void damagedValuesNeverDoHarm() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            final var text = new StringBuilder(PEER);
            for (int change = 0; change <= random.nextInt(4); change++) {
                text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(96)));
            }
            assertTrue("seed " + seed, book.changed(Map.of("weft-secure-9", Optional.of(text.toString()))));
            assertFalse("seed " + seed, book.problem().orElse("").contains(KEY));
        }
    }
}
