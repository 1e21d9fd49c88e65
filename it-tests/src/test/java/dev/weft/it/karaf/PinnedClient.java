/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.karaf;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Talks to one HTTPS server that shows one certificate, as a helper does. */
final class PinnedClient {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client;
    private final String base;

    /**
     * Makes one.
     *
     * @param port where the server is, on this host
     * @param certificate SHA-256 of the only certificate that is accepted, in hexadecimal digits
     */
    PinnedClient(final int port, final String certificate) throws GeneralSecurityException {
        final var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Pin(certificate)}, new SecureRandom());
        client = HttpClient.newBuilder().sslContext(context).connectTimeout(LIMIT).build();
        base = "https://127.0.0.1:" + port;
    }

    /**
     * Asks.
     *
     * @param credentials user, colon and password; null for none
     * @param method the HTTP method
     * @param path the path
     * @param body a JSON document, or nothing
     * @return the HTTP status
     */
    int status(final String credentials, final String method, final String path, final String body)
            throws IOException, InterruptedException {
        return status("Basic", credentials, method, path, body);
    }

    /**
     * Asks, with credentials of some scheme.
     *
     * @param scheme what the authorization begins with
     * @param credentials user, colon and password; null for none
     * @param method the HTTP method
     * @param path the path
     * @param body a JSON document, or nothing
     * @return the HTTP status
     */
    int status(final String scheme, final String credentials, final String method, final String path,
            final String body) throws IOException, InterruptedException {
        final var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT)
            .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        if (credentials != null) {
            request.header("Authorization", scheme + " "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /**
     * Tells whether the server shows the certificate.
     *
     * @return false if it shows another
     */
    boolean trustsTheServer() throws IOException, InterruptedException {
        try {
            status(null, "GET", "/", "");
            return true;
        } catch (SSLException e) {
            return false;
        }
    }

    /** Being an extended one, it also stands for the check of the host's name, which the certificate does not bear. */
    private static final class Pin extends X509ExtendedTrustManager {
        private final String certificate;

        Pin(final String certificate) {
            this.certificate = certificate;
        }

        @Override
        public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
            try {
                final String shown = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(chain[0].getEncoded()));
                if (!shown.equals(certificate)) {
                    throw new CertificateException("shown is " + shown);
                }
            } catch (GeneralSecurityException e) {
                throw new CertificateException("not the certificate " + certificate, e);
            }
        }

        @Override
        public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
            throw new CertificateException("only a client");
        }

        @Override
        public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket)
                throws CertificateException {
            throw new CertificateException("only a client");
        }

        @Override
        public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("only a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
