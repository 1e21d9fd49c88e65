/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.weft.ovsdb.error.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class JsonFrameDecoderTest {
    private static final Logger LOG = LoggerFactory.getLogger(JsonFrameDecoderTest.class);
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 16;

    private final EmbeddedChannel channel = new EmbeddedChannel(new JsonFrameDecoder(MAX_BYTES, MAX_DEPTH));

    @Test
    public void cutsWhatComesInOnePiece() {
        feed("{\"a\":1} \n{\"b\":[{}, \"}\\\"{\"]}{}");
        assertEquals("{\"a\":1}", next().toString());
        assertEquals("{\"b\":[{},\"}\\\"{\"]}", next().toString());
        assertEquals(new JsonObject(), next());
        assertNull(next());
    }

    @Test
    public void joinsWhatComesByteByByte() {
        for (byte value : "{\"ключ\":\"\\\\\\\"}😀\"}".getBytes(StandardCharsets.UTF_8)) {
            assertNull(next());
            feed(new byte[] { value });
        }
        assertEquals("\\\"}😀", next().get("ключ").getAsString());
    }

    @Test
    public void cutsRandomMessagesInRandomPieces() {
        final long seed = System.nanoTime();
        LOG.info("cutsRandomMessagesInRandomPieces: seed {}", seed);
        final Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            final List<JsonObject> sent = new ArrayList<>();
            final ByteBuf bytes = Unpooled.buffer();
            for (int i = random.nextInt(8); i >= 0; i--) {
                final JsonObject message = randomObject(random, 6);
                sent.add(message);
                final ByteBuf encoded = JsonText.encode(message, UnpooledByteBufAllocator.DEFAULT, MAX_BYTES);
                bytes.writeBytes(encoded);
                encoded.release();
                bytes.writeCharSequence(" \t\r\n".substring(random.nextInt(5)), StandardCharsets.US_ASCII);
            }
            while (bytes.isReadable()) {
                channel.writeInbound(bytes.readBytes(1 + random.nextInt(Math.min(bytes.readableBytes(), 40))));
            }
            final List<JsonObject> received = new ArrayList<>();
            for (JsonObject message = next(); message != null; message = next()) {
                received.add(message);
            }
            bytes.release();
            assertEquals("seed " + seed + " round " + round, sent.toString(), received.toString());
        }
    }

    @Test
    public void randomBytesNeverPassAsMessagesNorBreakAnythingElse() {
        final long seed = System.nanoTime();
        LOG.info("randomBytesNeverPass: seed {}", seed);
        final Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            final var decoder = new EmbeddedChannel(new JsonFrameDecoder(256, MAX_DEPTH));
            final byte[] bytes = "{\"id\":[1,true,null,\"x\\u0041\"],\"b\":{}}{\"c\":-1e5}"
                .getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            boolean refused = false;
            try {
                decoder.writeInbound(Unpooled.wrappedBuffer(bytes));
            } catch (ProtocolException e) {
                refused = true;
            }
            for (Object message = decoder.readInbound(); message != null; message = decoder.readInbound()) {
                assertTrue("seed " + seed, message instanceof JsonObject);
            }
            if (refused) {
                decoder.writeInbound(Unpooled.copiedBuffer("{}", StandardCharsets.UTF_8));
                assertNull("nothing passes after garbage, seed " + seed, decoder.readInbound());
            }
        }
    }

    @Test
    public void refusesWhatIsNoObject() {
        refuses("GET / HTTP/1.1\r\n", "0x47 'G'");
        refuses("[1]", "0x5b '['");
        refuses("ÿ", "0xc3");
        refuses("}", "0x7d '}'");
    }

    @Test
    public void refusesBrokenJson() {
        refuses("{]", "not valid JSON");
        refuses("{\"a\" 1}", "not valid JSON");
        refuses("{a:1}", "not valid JSON");
        refuses("{'a':1}", "not valid JSON");
        refuses("{\"a\":NaN}", "not valid JSON");
        refuses("{\"a\":1,}", "not valid JSON");
        refuses("{\"a\":\"\\q\"}", "not valid JSON");
    }

    @Test
    public void refusesBrokenUtf8() {
        final var failure = assertThrows(ProtocolException.class,
            () -> feed(new byte[] { '{', '"', (byte) 0xc3, '"', ':', '1', '}' }));
        assertTrue(failure.getMessage(), failure.getMessage().contains("not valid JSON"));
    }

    @Test
    public void refusesDeepNestingBeforeItEnds() {
        feed("{\"a\":" + "[".repeat(MAX_DEPTH - 1));
        refuses("[", "deeper than the limit of 16 levels");
    }

    @Test
    public void refusesLargeMessagesBeforeTheyEnd() {
        feed("{\"a\":\"" + "x".repeat(MAX_BYTES - 6));
        assertNull(next());
        refuses("x", "larger than the limit of 1048576 bytes");
    }

    @Test
    public void takesMessagesOfExactlyTheLimit() {
        final String message = "{\"a\":\"" + "x".repeat(MAX_BYTES - 8) + "\"}";
        assertEquals(MAX_BYTES, message.length());
        feed("  " + message + " " + message);
        assertEquals(MAX_BYTES - 8, next().get("a").getAsString().length());
        assertEquals(MAX_BYTES - 8, next().get("a").getAsString().length());
    }

    @Test
    public void spaceBetweenMessagesTakesNoMemory() {
        for (int i = 0; i < 64; i++) {
            feed(" ".repeat(MAX_BYTES / 4));
        }
        feed("{}");
        assertEquals(new JsonObject(), next());
    }

    /** A cost that grew with the square of the size would take minutes here, not tenths of a second. */
    @Test(timeout = 20_000)
    public void largeMessageInTinyPiecesCostsLinearTime() {
        final int size = 48 << 20;
        final var decoder = new EmbeddedChannel(new JsonFrameDecoder(64 << 20, MAX_DEPTH));
        final byte[] text = new byte[size];
        Arrays.fill(text, (byte) 'x');
        System.arraycopy("{\"a\":\"".getBytes(StandardCharsets.US_ASCII), 0, text, 0, 6);
        text[size - 2] = '"';
        text[size - 1] = '}';
        final long start = System.nanoTime();
        for (int at = 0; at < size; at += 64) {
            decoder.writeInbound(Unpooled.wrappedBuffer(text, at, 64));
        }
        final JsonObject message = decoder.readInbound();
        LOG.info("48 MiB in pieces of 64 bytes: {} ms", (System.nanoTime() - start) / 1_000_000);
        assertEquals(size - 8, message.get("a").getAsString().length());
    }

    private void refuses(final String text, final String reason) {
        final var decoder = reason.startsWith("deeper") || reason.startsWith("larger") ? channel
            : new EmbeddedChannel(new JsonFrameDecoder(MAX_BYTES, MAX_DEPTH));
        final var failure = assertThrows(ProtocolException.class,
            () -> decoder.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
        assertTrue(failure.getMessage(), failure.getMessage().contains(reason));
        assertNull(decoder.readInbound());
    }

    private void feed(final String text) {
        feed(text.getBytes(StandardCharsets.UTF_8));
    }

    private void feed(final byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    private JsonObject next() {
        return channel.readInbound();
    }

    private static JsonObject randomObject(final Random random, final int depth) {
        final JsonObject object = new JsonObject();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.add(randomString(random), randomElement(random, depth - 1));
        }
        return object;
    }

    private static JsonElement randomElement(final Random random, final int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> JsonNull.INSTANCE;
            case 1 -> new JsonPrimitive(random.nextLong());
            case 2 -> new JsonPrimitive(random.nextBoolean());
            case 3 -> new JsonPrimitive(randomString(random));
            case 4 -> randomObject(random, depth);
            default -> {
                final JsonArray array = new JsonArray();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(randomElement(random, depth - 1));
                }
                yield array;
            }
        };
    }

    private static String randomString(final Random random) {
        final String[] parts = {
            "\"", "\\", "{", "}", "[", "]", "a", "\n", "ü", "€", "😀", String.valueOf((char) 1), ":"
        };
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
