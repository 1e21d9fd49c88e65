/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Secrets are random, stay what they are, and are for their owner only. */
public class SecretsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;

    @Before
    public void begin() {
        directory = folder.getRoot().toPath().resolve("weft");
    }

    @Test
    public void aSecretStays() throws Exception {
        final String made = new Secrets(directory).get("one");
        assertTrue(made, made.matches("[0-9a-f]{64}"));
        assertEquals(made, new Secrets(directory).get("one"));
        assertNotEquals(made, new Secrets(directory).get("two"));
    }

    @Test
    public void onlyTheOwnerReads() throws Exception {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rwxr-xr-x")));
        new Secrets(directory).get("one");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(
            directory.resolve("one"))));
        try (var files = Files.list(directory)) {
            assertEquals("nothing else is left there", 1, files.count());
        }
    }

    @Test
    public void aDamagedOneIsReplaced() throws Exception {
        for (var damaged : new String[] {"", "abc", "g".repeat(64), "a".repeat(65)}) {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("one"), damaged);
            final String made = new Secrets(directory).get("one");
            assertTrue(made, made.matches("[0-9a-f]{64}"));
            assertEquals(made, Files.readString(directory.resolve("one")));
        }
    }
}
