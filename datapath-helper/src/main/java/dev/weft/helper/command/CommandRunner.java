/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.command;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs programs by their arguments, never through a shell.
 */
public interface CommandRunner {
    /**
     * Runs a program to its end.
     *
     * @param command the program and its arguments
     * @param input what it reads
     * @return its result whatever its exit code; fails with a {@link CommandException} if it did not start, ran too
     *     long or printed too much. Completes on any thread
     */
    CompletableFuture<CommandResult> run(List<String> command, String input);

    /**
     * Runs a program that goes on until it is closed.
     *
     * @param line hears each line it prints, in order, on any thread
     * @param ended hears once, after the last line, why it is over, on any thread
     */
    Watch watch(List<String> command, Consumer<String> line, Consumer<String> ended);

    /** A program that goes on. */
    interface Watch extends AutoCloseable {
        /** Ends it; can be called again. */
        @Override
        void close();
    }
}
