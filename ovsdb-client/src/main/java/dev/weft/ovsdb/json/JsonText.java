/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.ovsdb.error.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * JSON text to values and back, strictly: no lenient syntax, no bytes that are not UTF-8, nothing after the value.
 */
public final class JsonText {
    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final TypeAdapter<JsonElement> ELEMENTS = GSON.getAdapter(JsonElement.class);

    private JsonText() {
        // static access only
    }

    /**
     * Parses one message.
     *
     * @throws ProtocolException if the bytes are not exactly one JSON object in UTF-8
     */
    static JsonObject parseObject(final byte[] bytes, final int length) {
        // Not a charset: that would replace malformed bytes silently
        final var decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new JsonReader(new InputStreamReader(new ByteArrayInputStream(bytes, 0, length), decoder))) {
            final JsonElement element = ELEMENTS.read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ProtocolException("a message is followed by text that belongs to no message");
            }
            return JsonAccess.object(element, "a message");
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new ProtocolException("a message is not valid JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Encodes one message into a new buffer, which the caller releases.
     *
     * @param maxBytes upper bound of the encoded size
     * @throws IllegalArgumentException if the message is larger
     */
    public static ByteBuf encode(final JsonElement element, final ByteBufAllocator allocator, final int maxBytes) {
        final ByteBuf buffer = allocator.buffer(Math.min(1024, maxBytes), maxBytes);
        boolean done = false;
        try (Writer writer = new BufferedWriter(
                new OutputStreamWriter(new ByteBufOutputStream(buffer), StandardCharsets.UTF_8))) {
            GSON.toJson(element, writer);
            writer.flush();
            done = true;
            return buffer;
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the message is larger than the limit of " + maxBytes + " bytes", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!done) {
                buffer.release();
            }
        }
    }
}
