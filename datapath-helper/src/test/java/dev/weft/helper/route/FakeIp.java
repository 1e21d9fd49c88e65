/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.route;

import dev.weft.helper.command.CommandResult;
import dev.weft.helper.command.CommandRunner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An ip command that prints what a test gives it and remembers what it was asked. */
final class FakeIp implements CommandRunner {
    final List<String> batches = new ArrayList<>();
    final Deque<CommandResult> answers = new ArrayDeque<>();
    private final Deque<String> ipv4 = new ArrayDeque<>();

    /** What the next looks at IPv4's routes show; the last one stays. */
    FakeIp shows(final String... listings) {
        ipv4.addAll(Arrays.asList(listings));
        return this;
    }

    @Override
    public CompletableFuture<CommandResult> run(final List<String> command, final String input) {
        if (command.contains("-batch")) {
            batches.add(command.get(1) + "\n" + input);
            return CompletableFuture.completedFuture(answers.isEmpty() ? new CommandResult(0, "", "")
                : answers.remove());
        }
        final String shown = command.contains("-6") || ipv4.isEmpty() ? "[]"
            : ipv4.size() > 1 ? ipv4.remove() : ipv4.element();
        return CompletableFuture.completedFuture(new CommandResult(0, shown, ""));
    }

    @Override
    public Watch watch(final List<String> command, final Consumer<String> line, final Consumer<String> ended) {
        throw new UnsupportedOperationException("this test watches nothing");
    }
}
