/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.report;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How helpers reach the controller, the same for all nodes (VL-12).
 *
 * @param httpsPort the TCP port of RESTCONF over TLS, 1 to 65535
 * @param certificate SHA-256 of the server certificate's DER encoding, 64 lower-case hexadecimal digits
 * @param user the name of the identity that helpers share, which may only report
 * @param password its password, not shown by {@link #toString()}
 * @param instance this run of the controller: new at every start
 * @param countersEvery seconds between a helper's reports of counters, 1 to 3600
 */
public record ReportSettings(int httpsPort, String certificate, String user, String password, UUID instance,
        int countersEvery) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ReportSettings {
        if (httpsPort < 1 || httpsPort > 65535) {
            throw new IllegalArgumentException("HTTPS port " + httpsPort + " is not within 1 to 65535");
        }
        if (!SHA256.matcher(certificate).matches()) {
            throw new IllegalArgumentException("certificate '" + certificate
                + "' is not the 64 lower-case hexadecimal digits of a SHA-256");
        }
        if (user.isEmpty() || user.indexOf(':') >= 0 || password.isEmpty()) {
            throw new IllegalArgumentException("user and password must not be empty, nor the user '" + user
                + "' contain ':'");
        }
        if (instance == null) {
            throw new IllegalArgumentException("the controller's instance is missing");
        }
        if (countersEvery < 1 || countersEvery > 3600) {
            throw new IllegalArgumentException("seconds between counters " + countersEvery
                + " are not within 1 to 3600");
        }
    }

    @Override
    public String toString() {
        return "port " + httpsPort + ", certificate " + certificate + ", user " + user + ", instance " + instance
            + ", counters every " + countersEvery + " s";
    }
}
