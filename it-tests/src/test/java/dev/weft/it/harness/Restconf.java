/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A client of RFC 8040 in JSON. Paths are relative to {@code /rests/data}. */
public final class Restconf {
    private static final String JSON = "application/yang-data+json";
    private static final String TOKEN =
        "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
    private static final int FIRST_REFUSAL = 300;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10)).build();
    private final String base;

    /**
     * Makes one.
     *
     * @param base for instance {@code http://127.0.0.1:8181}
     */
    public Restconf(final String base) {
        this.base = base;
    }

    /**
     * An answer.
     *
     * @param request method and path, for messages
     * @param status the HTTP status
     * @param body the document; JSON null if there is none
     */
    public record Answer(String request, int status, JsonElement body) {
        /**
         * Fails unless the request was granted.
         *
         * @return this
         */
        public Answer orFail() {
            if (status >= FIRST_REFUSAL) {
                throw new AssertionError(request + ": HTTP " + status + ": " + body);
            }
            return this;
        }

        /**
         * The error tags, in their order, separated by blanks.
         *
         * @return them; empty if there is no error
         */
        public String tags() {
            return errors("error-tag");
        }

        /**
         * The error messages, in their order, separated by blanks.
         *
         * @return them; empty if there is no error
         */
        public String messages() {
            return errors("error-message");
        }

        private String errors(final String member) {
            if (!body.isJsonObject()) {
                return "";
            }
            final var document = body.getAsJsonObject();
            final var errors = document.has("ietf-restconf:errors") ? document.getAsJsonObject("ietf-restconf:errors")
                : document.getAsJsonObject("errors");
            final var list = errors == null ? new JsonArray() : errors.getAsJsonArray("error");
            return StreamSupport.stream(list.spliterator(), false).map(JsonElement::getAsJsonObject)
                .map(error -> error.has(member) ? error.get(member).getAsString() : "")
                .collect(Collectors.joining(" "));
        }
    }

    /**
     * Reads.
     *
     * @param path what
     * @return the answer
     */
    public Answer get(final String path) {
        return exchange("GET", "/rests/data/" + path, null);
    }

    /**
     * Sends a request with or without a document.
     *
     * @param method the HTTP method
     * @param path what it is about
     * @param body the document; null for none
     * @return the answer
     */
    public Answer send(final String method, final String path, final JsonElement body) {
        return exchange(method, "/rests/data/" + path, body);
    }

    /**
     * Calls an operation.
     *
     * @param operation its name with its module's
     * @param input the document
     * @return the answer
     */
    public Answer call(final String operation, final JsonObject input) {
        return exchange("POST", "/rests/operations/" + operation, input);
    }

    /**
     * Subscribes to a stream of server-sent events.
     *
     * @param location the stream's address
     * @return where the data of the events arrives, line by line, as long as this client lives
     */
    public Queue<String> events(final URI location) {
        final Queue<String> lines = new ConcurrentLinkedQueue<>();
        final var request = HttpRequest.newBuilder(location).header("Authorization", TOKEN)
            .header("Accept", "text/event-stream").GET().build();
        // in a thread of its own, which ends with the stream: an answer that is there at once would keep the test here
        client.sendAsync(request, BodyHandlers.ofLines())
            .thenAcceptAsync(answer -> answer.body().forEach(lines::add), Restconf::inBackground);
        return lines;
    }

    private static void inBackground(final Runnable listening) {
        final var thread = new Thread(listening, "events");
        thread.setDaemon(true);
        thread.start();
    }

    private Answer exchange(final String method, final String path, final JsonElement body) {
        final var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(90))
            .header("Authorization", TOKEN).header("Accept", JSON).header("Content-Type", JSON)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())).build();
        try {
            final var answer = client.send(request, BodyHandlers.ofString());
            return new Answer(method + " " + path, answer.statusCode(), parse(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in " + method + " " + path, e);
        }
    }

    private static JsonElement parse(final String text) {
        try {
            return text.isBlank() ? JsonNull.INSTANCE : JsonParser.parseString(text);
        } catch (JsonSyntaxException e) {
            final var odd = new JsonObject();
            odd.addProperty("text", text);
            return odd;
        }
    }
}
