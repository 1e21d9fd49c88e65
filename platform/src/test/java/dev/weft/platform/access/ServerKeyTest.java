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
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The key is made once, and again only when it is lost. */
public class ServerKeyTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Secrets secrets;
    private Path file;

    @Before
    public void begin() throws Exception {
        secrets = new Secrets(folder.getRoot().toPath().resolve("a directory"));
        file = secrets.directory().resolve(ServerKey.FILE);
    }

    @Test
    public void theCertificateLastsTenYears() throws Exception {
        final var made = made();
        assertEquals("CN=weft", made.getSubjectX500Principal().getName());
        made.verify(made.getPublicKey());
        final var lasts = Duration.between(Instant.now(), made.getNotAfter().toInstant());
        assertTrue(lasts.toString(), lasts.toDays() >= 3650 && lasts.toDays() <= 3653);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    public void itIsMadeOnce() throws Exception {
        assertEquals(made(), made());
    }

    @Test
    public void aLostOneIsMadeAnew() throws Exception {
        final var first = made();
        Files.delete(file);
        final var second = made();
        assertNotEquals(first, second);
        Files.writeString(file, "no keystore");
        final var third = made();
        assertNotEquals(second, third);
        Files.delete(secrets.directory().resolve(ServerKey.PASSWORD));
        assertNotEquals("nobody can read it without its password", third, made());
    }

    @Test
    public void whatAnInterruptedStartLeftIsNoObstacle() throws Exception {
        Files.writeString(secrets.directory().resolve(ServerKey.FILE + ".new"), "half a keystore");
        assertEquals("CN=weft", made().getSubjectX500Principal().getName());
    }

    private X509Certificate made() throws Exception {
        new ServerKey(secrets).ensure();
        return (X509Certificate) KeyStore.getInstance(file.toFile(), secrets.get(ServerKey.PASSWORD).toCharArray())
            .getCertificate("weft");
    }
}
