/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The controller's own key and self-signed certificate for HTTPS. Helpers know it by its fingerprint, so that no
 * authority is needed. It is made by the JDK's keytool, as the JDK has no other way to sign a certificate.
 */
final class ServerKey {
    /** The keystore's file, as etc/org.ops4j.pax.web.cfg names it. */
    static final String FILE = "keystore.p12";
    /** The name of the keystore's password among the secrets, as etc/org.ops4j.pax.web.cfg names it. */
    static final String PASSWORD = "keystore-password";

    private static final Logger LOG = LoggerFactory.getLogger(ServerKey.class);
    private static final String ALIAS = "weft";
    private static final int DAYS = 3652;
    private static final long LIMIT_SECONDS = 60;

    private final Secrets secrets;
    private final Path file;

    ServerKey(final Secrets secrets) {
        this.secrets = secrets;
        file = secrets.directory().resolve(FILE);
    }

    /**
     * Makes the key unless there is one that can be used.
     *
     * @throws IOException if it cannot be made
     * @throws InterruptedException if interrupted
     */
    void ensure() throws IOException, InterruptedException {
        final String password = secrets.get(PASSWORD);
        if (isUsable(password)) {
            return;
        }
        final var made = secrets.directory().resolve(FILE + ".new");
        Files.deleteIfExists(made);
        generate(made);
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("{} is made, with a new key and certificate for HTTPS", file);
    }

    private boolean isUsable(final String password) {
        if (Files.notExists(file)) {
            return false;
        }
        try {
            return KeyStore.getInstance(file.toFile(), password.toCharArray()).isKeyEntry(ALIAS);
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{} cannot be read and is replaced", file, e);
            return false;
        }
    }

    private void generate(final Path made) throws IOException, InterruptedException {
        final var tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-validity",
            Integer.toString(DAYS), "-dname", "CN=weft", "-storetype", "PKCS12", "-keystore", made.toString(),
            "-storepass:file", secrets.directory().resolve(PASSWORD).toString())
            .redirectErrorStream(true).start();
        try {
            tool.getOutputStream().close();
            // not read before it has ended, as reading has no limit; the little that it says fits into the pipe
            if (!tool.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("keytool did not make " + made + " within " + LIMIT_SECONDS + " s");
            }
            if (tool.exitValue() != 0) {
                throw new IOException("keytool could not make " + made + ": "
                    + new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            tool.destroyForcibly();
        }
    }
}
