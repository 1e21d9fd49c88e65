/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs programs as child processes. Thread-safe.
 */
public final class ProcessRunner implements CommandRunner {
    private static final int MAX_OUTPUT_BYTES = 16 << 20;
    private static final int MAX_ERROR_BYTES = 8 << 20;

    private final ExecutorService threads;
    private final Duration timeout;

    /**
     * A runner.
     *
     * @param threads where to block: up to four for each program that runs
     * @param timeout how long a program may run unless it is watched
     */
    public ProcessRunner(final ExecutorService threads, final Duration timeout) {
        this.threads = threads;
        this.timeout = timeout;
    }

    @Override
    public CompletableFuture<CommandResult> run(final List<String> command, final String input) {
        return CompletableFuture.supplyAsync(() -> start(command, false), threads)
            .thenCompose(process -> finish(process, command, input));
    }

    @Override
    public Watch watch(final List<String> command, final Consumer<String> line, final Consumer<String> ended) {
        final Process process;
        try {
            process = start(command, true);
        } catch (CommandException e) {
            threads.execute(() -> ended.accept(e.getMessage()));
            return () -> { };
        }
        CompletableFuture.runAsync(() -> lines(process, line), threads).whenComplete((done, failure) -> {
            process.destroy();
            ended.accept(String.join(" ", command) + " ended");
        });
        return process::destroy;
    }

    private CompletableFuture<CommandResult> finish(final Process process, final List<String> command,
            final String input) {
        final var output = CompletableFuture.supplyAsync(
            () -> text(process.getInputStream(), MAX_OUTPUT_BYTES, command), threads);
        final var errors = CompletableFuture.supplyAsync(
            () -> text(process.getErrorStream(), MAX_ERROR_BYTES, command), threads);
        CompletableFuture.runAsync(() -> write(process, input), threads);
        return output.thenCombine(errors, List::of)
            .thenCombine(process.onExit(), (texts, ended) -> new CommandResult(ended.exitValue(), texts.get(0),
                texts.get(1)))
            .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .handle((result, failure) -> {
                if (failure != null) {
                    process.destroyForcibly();
                    throw asCommandException(failure, command);
                }
                return result;
            });
    }

    private CommandException asCommandException(final Throwable failure, final List<String> command) {
        final Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof CommandException known) {
            return known;
        }
        return new CommandException(String.join(" ", command) + (cause instanceof TimeoutException
            ? " did not end within " + timeout.toSeconds() + " s" : " failed: " + cause.getMessage()), cause);
    }

    private static Process start(final List<String> command, final boolean joined) {
        final var builder = new ProcessBuilder(command).redirectErrorStream(joined);
        // Messages are looked at
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CommandException("cannot start " + command.get(0) + ", which should be on the search path: "
                + e.getMessage(), e);
        }
    }

    private static String text(final InputStream stream, final int maxBytes, final List<String> command) {
        try (stream) {
            final byte[] bytes = stream.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new CommandException(String.join(" ", command) + " printed more than " + maxBytes + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(final Process process, final String input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading everything: its exit code and complaints say why
            throw new UncheckedIOException(e);
        }
    }

    private static void lines(final Process process, final Consumer<String> line) {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8))) {
            for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                line.accept(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
