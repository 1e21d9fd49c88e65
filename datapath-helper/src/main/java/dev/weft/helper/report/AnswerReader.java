/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads what the controller answers. Nothing of a bad answer is repeated: it could be our own secrets sent back.
 */
final class AnswerReader {
    /** Most bytes of an answer. */
    static final int MAX_BYTES = 64 << 10;

    private static final TypeAdapter<JsonElement> JSON = new Gson().getAdapter(JsonElement.class);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private AnswerReader() {
        // static access only
    }

    static Answer read(final HttpResponse<byte[]> response) {
        final int status = response.statusCode();
        if (status == NO_CONTENT) {
            return new Answer.Taken(false);
        }
        if (status != OK) {
            return refused(status);
        }
        return completeWanted(new String(response.body(), StandardCharsets.UTF_8))
            .<Answer>map(Answer.Taken::new)
            .orElseGet(() -> new Answer.Failed(Problem.STRANGE, "what was answered is no answer to a report"));
    }

    /** What another status than that of an answer means. */
    static Answer.Failed refused(final int status) {
        return new Answer.Failed(problem(status), "answered with status " + status);
    }

    private static Problem problem(final int status) {
        return switch (status) {
            case 401 -> Problem.UNAUTHENTICATED;
            case 403 -> Problem.FORBIDDEN;
            case 404 -> Problem.NOT_FOUND;
            // Told to wait
            case 408, 425, 429 -> Problem.CONTROLLER;
            default -> switch (status / 100) {
                case 4 -> Problem.REFUSED;
                case 5 -> Problem.CONTROLLER;
                default -> Problem.STRANGE;
            };
        };
    }

    private static Optional<Boolean> completeWanted(final String body) {
        try (var reader = new JsonReader(new StringReader(body))) {
            final JsonElement root = JSON.read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !(root instanceof JsonObject object)
                || !(object.get("weft-report:output") instanceof JsonObject output)) {
                return Optional.empty();
            }
            final JsonElement wanted = output.get("complete-wanted");
            if (wanted == null) {
                return Optional.of(false);
            }
            return wanted.isJsonPrimitive() && wanted.getAsJsonPrimitive().isBoolean()
                ? Optional.of(wanted.getAsBoolean()) : Optional.empty();
        } catch (IOException | JsonParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
