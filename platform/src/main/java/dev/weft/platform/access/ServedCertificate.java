/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Finds out which certificate a connector shows, by connecting to it. Only those in its own keystore are accepted. */
final class ServedCertificate {
    private static final int LIMIT_MILLISECONDS = 5000;

    private ServedCertificate() {
        // only functions
    }

    /**
     * Connects and looks.
     *
     * @param connector the connector
     * @return SHA-256 of the certificate's DER encoding, 64 lower-case hexadecimal digits
     * @throws IOException if nobody answers, or another than the connector does
     * @throws GeneralSecurityException if the keystore cannot be used
     */
    static String fingerprint(final HttpsConnector connector) throws IOException, GeneralSecurityException {
        final var context = SSLContext.getInstance("TLS");
        context.init(null, trustIn(connector).getTrustManagers(), null);
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(connector.address(), connector.port()), LIMIT_MILLISECONDS);
            plain.setSoTimeout(LIMIT_MILLISECONDS);
            try (var secure = SSLSocket.class.cast(context.getSocketFactory()
                    .createSocket(plain, connector.address(), connector.port(), true))) {
                secure.startHandshake();
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(secure.getSession().getPeerCertificates()[0].getEncoded()));
            }
        }
    }

    /** Trust in the very certificates of the connector's keystore, whoever signed them. */
    private static TrustManagerFactory trustIn(final HttpsConnector connector)
            throws IOException, GeneralSecurityException {
        final var keystore = KeyStore.getInstance(connector.type());
        try (var in = Files.newInputStream(connector.keystore())) {
            keystore.load(in, connector.password().toCharArray());
        }
        final var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (var alias : Collections.list(keystore.aliases())) {
            if (keystore.isKeyEntry(alias)) {
                trusted.setCertificateEntry(alias, keystore.getCertificate(alias));
            }
        }
        final var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }
}
