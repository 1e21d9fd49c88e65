/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

public class CommandLineTest {
    @Test
    public void withoutCommandItIsTheHelper() {
        assertEquals(new CommandLine.Serve(Options.parse(List.of("--rundir", "/x", "--once"))),
            CommandLine.parse(List.of("--rundir", "/x", "--once")));
        assertEquals(new CommandLine.Serve(Options.parse(List.of())), CommandLine.parse(List.of()));
    }

    @Test
    public void statusHasOptionsOfItsOwn() {
        assertEquals(new CommandLine.Status(Path.of("/var/run/openvswitch"), false),
            CommandLine.parse(List.of("status")));
        assertEquals(new CommandLine.Status(Path.of("/x"), true),
            CommandLine.parse(List.of("status", "--json", "--rundir", "/x")));
    }

    @Test
    public void helpAndVersionAreForEverything() {
        assertEquals(new CommandLine.Help(), CommandLine.parse(List.of("--help")));
        assertEquals(new CommandLine.Help(), CommandLine.parse(List.of("status", "-h")));
        assertEquals(new CommandLine.Version(), CommandLine.parse(List.of("--version")));
        assertTrue(CommandLine.usage(), CommandLine.usage().lines().allMatch(line -> line.length() <= 120));
    }

    @Test
    public void mistakesAreExplained() {
        assertSays("\"--once\" is no option of status", "status", "--once");
        assertSays("--rundir should be followed by its value", "status", "--rundir");
        assertSays("\"statsu\" is neither option nor command", "statsu");
        assertSays("\"--json\" is neither option nor command", "--json");
    }

    private static void assertSays(final String expected, final String... arguments) {
        final var e = assertThrows(IllegalArgumentException.class, () -> CommandLine.parse(List.of(arguments)));
        assertTrue(e.getMessage(), e.getMessage().contains(expected));
    }
}
