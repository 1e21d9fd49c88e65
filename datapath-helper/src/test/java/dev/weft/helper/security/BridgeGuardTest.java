/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.command.CommandException;
import dev.weft.helper.command.CommandResult;
import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.command.NodeCommands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.Test;

/** On a node whose kernel decapsulates. */
public class BridgeGuardTest {
    private final List<String> scripts = new ArrayList<>();
    private final NodeCommands commands = new NodeCommands(new CommandRunner() {
        @Override
        public CompletableFuture<CommandResult> run(final List<String> command, final String input) {
            return switch (command.get(0)) {
                case "nft" -> nft(command, input);
                case "ovs-vsctl" -> said(0, "{\"data\":[[\"br-ex\",\"\"]]}");
                default -> said(0, "");
            };
        }

        @Override
        public Watch watch(final List<String> command, final Consumer<String> line, final Consumer<String> ended) {
            throw new UnsupportedOperationException("nothing is watched");
        }
    }, "unix:db.sock", Path.of("run"), Runnable::run);
    private final BridgeGuard guard = new BridgeGuard(commands);
    private boolean installed = true;
    private String rules = "";

    @Test
    public void rulesThatOthersTookAwayAreMadeAgain() {
        guard.ensure().join();
        assertTrue(rules, rules.contains("ip daddr 240.0.0.0/5 counter drop"));
        rules = "table inet weft-security {\n ip daddr 240.0.0.0/5 counter packets 7 bytes 8 drop\n}\n";
        guard.ensure().join();
        assertEquals("what is there stays as it is", 1, scripts.size());
        rules = "";
        guard.ensure().join();
        assertTrue(rules, rules.contains("counter drop"));
        rules = "table inet weft-security {\n}\n";
        guard.ensure().join();
        assertTrue(rules, rules.contains("counter drop"));
    }

    @Test
    public void rulesOfAHelperBeforeAreTakenAway() {
        guard.ensure().join();
        new BridgeGuard(commands).remove().join();
        assertEquals("", rules);
    }

    @Test
    public void withoutNftablesThereAreNone() {
        installed = false;
        guard.remove().join();
        assertThrows(CompletionException.class, () -> guard.ensure().join());
        installed = true;
        guard.ensure().join();
        installed = false;
        assertThrows("which were made", CompletionException.class, () -> guard.remove().join());
    }

    private CompletableFuture<CommandResult> nft(final List<String> command, final String input) {
        if (!installed) {
            return CompletableFuture.failedFuture(new CommandException("nft: not found"));
        }
        if (command.contains("list")) {
            return said(rules.isEmpty() ? 1 : 0, rules);
        }
        scripts.add(input);
        rules = input.contains("delete") ? "" : input;
        return said(0, "");
    }

    private static CompletableFuture<CommandResult> said(final int exit, final String output) {
        return CompletableFuture.completedFuture(new CommandResult(exit, output, ""));
    }
}
