/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's certificate with its key, made for a test by the JDK's own tool. The name in it is nobody's.
 */
public final class Identity {
    private static final String SECRET = "changeit";

    private final KeyStore store;

    private Identity(final KeyStore store) {
        this.store = store;
    }

    /** Makes one in a directory. */
    public static Identity make(final Path directory, final String name) throws Exception {
        final Path file = directory.resolve(name + ".p12");
        final Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        final Process keytool = new ProcessBuilder(tool.toString(), "-genkeypair", "-alias", name, "-keyalg", "EC",
            "-groupname", "secp256r1", "-dname", "CN=" + name, "-storetype", "PKCS12", "-keystore", file.toString(),
            "-storepass", SECRET)
            .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool made no certificate");
        }
        final var store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, SECRET.toCharArray());
        }
        return new Identity(store);
    }

    /** What a controller tells of its certificate. */
    String fingerprint() throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
            .digest(store.getCertificate(store.aliases().nextElement()).getEncoded()));
    }

    /** For a server. */
    SSLContext context() throws GeneralSecurityException {
        final var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, SECRET.toCharArray());
        final var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
