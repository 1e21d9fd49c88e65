/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.weft.ovsdb.error.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.Test;

public class JsonTextTest {
    private final JsonObject message = new JsonObject();

    @Test
    public void encodesUtf8AndNulls() {
        message.addProperty("a", "<ü>");
        message.add("b", null);
        final ByteBuf bytes = JsonText.encode(message, UnpooledByteBufAllocator.DEFAULT, 100);
        assertEquals("{\"a\":\"<ü>\",\"b\":null}", bytes.toString(StandardCharsets.UTF_8));
        assertTrue(bytes.release());
    }

    @Test
    public void refusesToEncodeMoreThanTheLimit() {
        message.addProperty("a", "x".repeat(20_000));
        final var failure = assertThrows(IllegalArgumentException.class,
            () -> JsonText.encode(message, UnpooledByteBufAllocator.DEFAULT, 20_000));
        assertEquals("the message is larger than the limit of 20000 bytes", failure.getMessage());
    }

    /** Read through BigDecimal this number would take a gigabyte of digits. */
    @Test(timeout = 5_000)
    public void hugeExponentsCostNothing() {
        final byte[] bytes = "{\"id\":1e999999999}".getBytes(StandardCharsets.UTF_8);
        final JsonObject parsed = JsonText.parseObject(bytes, bytes.length);
        final var failure = assertThrows(ProtocolException.class,
            () -> JsonAccess.integer(parsed.get("id"), "the id"));
        assertEquals("the id should be a 64-bit integer, but is 1e999999999", failure.getMessage());
    }

    @Test
    public void namesWhatIsMissingOrWrong() {
        assertEquals("a request lacks the member \"params\": {}", assertThrows(ProtocolException.class,
            () -> JsonAccess.member(message, "params", "a request")).getMessage());
        assertEquals("a name should be a string, but is 5", assertThrows(ProtocolException.class,
            () -> JsonAccess.string(new JsonPrimitive(5), "a name")).getMessage());
        assertEquals("rows should be an array, but is {}", assertThrows(ProtocolException.class,
            () -> JsonAccess.array(message, "rows")).getMessage());
        assertEquals(Optional.empty(), JsonAccess.asLong("9223372036854775808"));
    }
}
