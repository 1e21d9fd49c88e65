/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertFalse;

import com.google.gson.JsonElement;
import dev.weft.it.harness.Weft;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * What README.md tells a newcomer to type works as it stands, from top to bottom, on what {@code ./weft up} made: all
 * of it is granted, and is up in the end.
 */
public class ReadmeIT extends SystemTestCase {
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CONSOLE = Pattern.compile("\\./weft console (?:'([^']+)'|(weft:\\S+))\\s*(?:#.*)?");
    /** What works only when all is up that was wanted before. */
    private static final Pattern LOOK = Pattern.compile("\\./weft (lab exec|status).*");
    /** A refused request is a failure, and state is there a moment after what it is of. */
    private static final String CURL = "curl() { command curl -sS --fail-with-body --retry 5 --retry-delay 1"
        + " --retry-all-errors \"$@\"; }\n";

    private static Set<String> guests;

    @BeforeClass
    public static void lookWhoIsThere() {
        guests = guests();
    }

    @AfterClass
    public static void leaveNothing() {
        bed().restore();
        final var made = guests();
        made.removeAll(guests);
        lab().removeGuests(made);
    }

    @Test
    public void itsCommandsWorkFromTopToBottom() throws IOException {
        final var blocks = BLOCK.matcher(Files.readString(Weft.ROOT.resolve("README.md"))).results()
            .map(found -> found.group(1)).toList();
        assertFalse("no commands in README.md", blocks.isEmpty());
        int commands = 0;
        for (var block : blocks) {
            commands += type(block);
        }
        intent().awaitAllUp();
        saw("README.md: {} blocks of commands with {} on the console, all is up", blocks.size(), commands);
    }

    /**
     * Lines for the console go there together, as each start of its client takes seconds; it ends at the first one that
     * fails. All else goes to a shell.
     */
    private static int type(final String block) {
        final List<String> console = new ArrayList<>();
        final var shell = new StringBuilder();
        int commands = 0;
        for (var line : block.lines().toList()) {
            final var command = CONSOLE.matcher(line);
            if (command.matches()) {
                shell(shell);
                console.add(command.group(1) == null ? command.group(2) : command.group(1));
                commands++;
            } else {
                console(console);
                if (LOOK.matcher(line).matches()) {
                    shell(shell);
                    // who types by hand has seen that it is
                    intent().awaitAllUp();
                }
                shell.append(line).append('\n');
            }
        }
        shell(shell);
        console(console);
        return commands;
    }

    private static void console(final List<String> commands) {
        if (!commands.isEmpty()) {
            Weft.run("console", String.join("\n", commands));
            commands.clear();
        }
    }

    private static void shell(final StringBuilder commands) {
        if (!commands.isEmpty()) {
            Weft.shell(CURL + commands).orFail();
            commands.setLength(0);
        }
    }

    private static TreeSet<String> guests() {
        return lab().json("list", "--json").getAsJsonArray("guests").asList().stream()
            .map(JsonElement::getAsJsonObject).map(guest -> guest.get("name").getAsString())
            .collect(Collectors.toCollection(TreeSet::new));
    }
}
