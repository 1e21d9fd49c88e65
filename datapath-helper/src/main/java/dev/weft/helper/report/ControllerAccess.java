/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import dev.weft.helper.sheet.BadSheetException;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How this node reaches the controller to report (VL-12); its secrets are never printed.
 *
 * @param node the controller's name of this node, 1 to 255 characters
 * @param instance one run of the controller, 1 to 64 characters: another one knows nothing of this helper
 * @param url the controller's {@code https://HOST:PORT}, without path, user or query
 * @param user of the Basic authentication, 1 to 255 characters without colon
 * @param password of the Basic authentication, 1 to 255 characters
 * @param token proves that the report is this node's, 1 to 128 characters
 * @param certificate SHA-256 of the DER form of the one certificate that is believed, 64 lower-case hexadecimal digits
 * @param countersEvery seconds between reports of counters, 1 to 3600
 */
public record ControllerAccess(String node, String instance, URI url, String user, String password, String token,
        String certificate, int countersEvery) {
    private static final int MAX_NAME = 255;
    private static final int MAX_INSTANCE = 64;
    private static final int MAX_TOKEN = 128;
    private static final int MAX_SECONDS = 3600;
    private static final int MAX_PORT = 65_535;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PRINTABLE = Pattern.compile("\\P{Cntrl}*");

    public ControllerAccess {
        checkText("node", node, MAX_NAME);
        checkText("instance", instance, MAX_INSTANCE);
        checkUrl(url);
        checkText("user", user, MAX_NAME);
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("user should be without colon");
        }
        checkText("password", password, MAX_NAME);
        checkText("token", token, MAX_TOKEN);
        if (!SHA_256.matcher(certificate).matches()) {
            throw new IllegalArgumentException("certificate should be a SHA-256: 64 lower-case hexadecimal digits");
        }
        if (countersEvery < 1 || countersEvery > MAX_SECONDS) {
            throw new IllegalArgumentException("counters-every should be 1 to " + MAX_SECONDS + " s, but is "
                + countersEvery);
        }
    }

    /**
     * Reads the text in the database; unknown keys are left alone, for controllers newer than this helper.
     *
     * @throws BadSheetException saying what is wrong, without secrets; its causes may hold them
     */
    public static ControllerAccess read(final String json) throws BadSheetException {
        return AccessReader.read(json);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "controller " + url + ", node " + node + ", user " + user + ", certificate " + certificate
            + ", counters every " + countersEvery + " s";
    }

    private static void checkUrl(final URI url) {
        Objects.requireNonNull(url);
        // The text is not shown: it may hold a password where none belongs
        if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getRawUserInfo() != null
            || !(url.getRawPath().isEmpty() || "/".equals(url.getRawPath())) || url.getRawQuery() != null
            || url.getRawFragment() != null) {
            throw new IllegalArgumentException("url should be https://HOST:PORT, with nothing before or behind it");
        }
        if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("url should have a port of 1 to " + MAX_PORT);
        }
    }

    private static void checkText(final String what, final String text, final int longest) {
        if (text.isEmpty() || text.length() > longest || !PRINTABLE.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " should have 1 to " + longest + " printable characters");
        }
    }
}
