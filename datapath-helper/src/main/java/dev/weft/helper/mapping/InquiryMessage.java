/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Questions and answers as they are sent: input and output of the operation {@code weft-mapping:next-locator}. */
final class InquiryMessage {
    /** Where questions go. */
    static final String OPERATION = "/rests/operations/weft-mapping:next-locator";
    /** Most questions of a message. */
    static final int MOST = 1000;
    /** Most bytes of an answer. */
    static final int MAX_BYTES = 512 << 10;

    private static final TypeAdapter<JsonElement> JSON = new Gson().getAdapter(JsonElement.class);
    private static final int MAX_NUMBER = 100_000;

    private InquiryMessage() {
        // static access only
    }

    /** The body of the request: questions are numbered from 0. */
    static byte[] of(final List<Question> questions) {
        final var list = new JsonArray();
        for (int i = 0; i < questions.size(); i++) {
            final var question = questions.get(i);
            final var one = new JsonObject();
            one.addProperty("number", i);
            one.addProperty("policy-id", question.policy());
            one.addProperty("revision", question.revision());
            one.addProperty("direction", question.toWorkload() ? "to" : "from");
            one.addProperty("source", question.source().getHostAddress());
            one.addProperty("destination", question.destination().getHostAddress());
            one.addProperty("here", question.here());
            list.add(one);
        }
        final var input = new JsonObject();
        input.add("question", list);
        final var body = new JsonObject();
        body.add("weft-mapping:input", input);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what was answered. Nothing of a bad answer is repeated: it could be our own secrets sent back.
     *
     * @param text the body of the answer
     * @param count how many questions were asked
     * @return answers by number; empty: it is no answer to these questions
     */
    static Optional<Map<Integer, Reply>> read(final String text, final int count) {
        try (var reader = new JsonReader(new StringReader(text))) {
            final JsonElement root = JSON.read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !(root instanceof JsonObject object)
                    || !(object.get("weft-mapping:output") instanceof JsonObject output)
                    || !(output.get("answer") instanceof JsonArray answers) || answers.size() != count) {
                return Optional.empty();
            }
            final var replies = new HashMap<Integer, Reply>();
            for (var answer : answers) {
                final var one = answer.getAsJsonObject();
                final int number = number(one, "number");
                if (number < 0 || number >= count || replies.put(number, reply(one)) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(replies);
        } catch (IOException | JsonParseException | IllegalArgumentException | IllegalStateException
                | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Reply reply(final JsonObject answer) {
        final var result = result(answer.get("result").getAsString());
        final boolean led = result == Reply.Result.NEXT || result == Reply.Result.ARRIVED;
        return new Reply(result, result == Reply.Result.NEXT ? number(answer, "locator") : 0,
            led ? number(answer, "revision") : 0, led ? number(answer, "lifetime") : 1);
    }

    private static Reply.Result result(final String text) {
        for (var result : Reply.Result.values()) {
            if (result.name().toLowerCase(Locale.ROOT).equals(text)) {
                return result;
            }
        }
        throw new IllegalArgumentException("an unknown result");
    }

    private static int number(final JsonObject answer, final String name) {
        final var value = answer.get(name);
        if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()
                || !value.getAsString().matches("[0-9]{1,6}") || value.getAsInt() > MAX_NUMBER) {
            throw new IllegalArgumentException("no " + name);
        }
        return value.getAsInt();
    }
}
