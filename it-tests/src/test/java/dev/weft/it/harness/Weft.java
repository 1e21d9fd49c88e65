/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command {@code ./weft}, as a user calls it. */
public final class Weft {
    /** The top of the source tree. */
    public static final Path ROOT = Path.of(System.getProperty("weft.root", "..")).toAbsolutePath().normalize();

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Weft() {
        // only functions
    }

    /**
     * What a command said.
     *
     * @param command the command
     * @param exit its exit code
     * @param out standard output
     * @param err standard error
     */
    public record Said(List<String> command, int exit, String out, String err) {
        /**
         * Fails unless the command ended well.
         *
         * @return this
         * @throws AssertionError if not
         */
        public Said orFail() {
            if (exit != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + exit + ": " + err + out);
            }
            return this;
        }

        /**
         * Reads the output.
         *
         * @return the one JSON object that it is
         * @throws AssertionError if it is not
         */
        public JsonObject json() {
            try {
                return JsonParser.parseString(out).getAsJsonObject();
            } catch (JsonSyntaxException | IllegalStateException e) {
                throw new AssertionError(String.join(" ", command) + " said no JSON object: " + err + out, e);
            }
        }
    }

    /**
     * Runs a command that must end well.
     *
     * @param arguments what follows {@code ./weft}
     * @return what it said
     */
    public static Said run(final String... arguments) {
        return attempt(LIMIT, List.of(arguments)).orFail();
    }

    /**
     * Runs a command, however it ends.
     *
     * @param limit how long at most
     * @param arguments what follows {@code ./weft}
     * @return what it said
     */
    public static Said attempt(final Duration limit, final List<String> arguments) {
        return attempt(limit, arguments, "");
    }

    /**
     * Runs a command, however it ends.
     *
     * @param limit how long at most
     * @param arguments what follows {@code ./weft}
     * @param input standard input
     * @return what it said
     */
    public static Said attempt(final Duration limit, final List<String> arguments, final String input) {
        final List<String> command = new ArrayList<>(List.of(ROOT.resolve("weft").toString()));
        command.addAll(arguments);
        return execute(limit, command, input);
    }

    /**
     * Runs commands as a user types them at the top of the source tree, up to the first one that fails.
     *
     * @param commands the commands
     * @return what they said
     */
    public static Said shell(final String commands) {
        return execute(LIMIT, List.of("bash", "-e", "-o", "pipefail", "-c", commands), "");
    }

    private static Said execute(final Duration limit, final List<String> command, final String input) {
        try {
            final var process = new ProcessBuilder(command).directory(ROOT.toFile()).start();
            final var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            final var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                throw new AssertionError(String.join(" ", command) + " did not end within " + limit.toSeconds() + " s");
            }
            return new Said(List.copyOf(command), process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in " + String.join(" ", command), e);
        }
    }

    private static String text(final InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
