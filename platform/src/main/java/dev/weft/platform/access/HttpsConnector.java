/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Optional;

/**
 * The HTTPS connector as Pax Web is told to make it, by Weft or by the operator.
 *
 * @param address the address to reach it at from here
 * @param port its TCP port
 * @param keystore the file of its key
 * @param type the keystore's type
 * @param password the keystore's password
 */
record HttpsConnector(String address, int port, Path keystore, String type, String password) {
    /** The name of Pax Web's configuration. */
    static final String PID = "org.ops4j.pax.web";

    private static final String DEFAULT_PORT = "8443";
    private static final String ANY_ADDRESS = "0.0.0.0";

    HttpsConnector {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("org.osgi.service.http.port.secure " + port
                + " is not within 1 to 65535");
        }
    }

    /**
     * Reads Pax Web's configuration.
     *
     * @param properties the configuration; null if there is none
     * @return the connector; empty if HTTPS is switched off
     * @throws IllegalArgumentException if HTTPS is on and something is missing or wrong
     */
    static Optional<HttpsConnector> of(final Dictionary<String, ?> properties) {
        if (properties == null || !get(properties, "org.osgi.service.http.secure.enabled", "false").equals("true")) {
            return Optional.empty();
        }
        final String file = get(properties, PID + ".ssl.keystore", "");
        if (file.isEmpty()) {
            throw new IllegalArgumentException("HTTPS is on and " + PID + ".ssl.keystore is missing");
        }
        final String listening = get(properties, PID + ".listening.addresses", ANY_ADDRESS).split(",", 2)[0].strip();
        final String path = file.startsWith("file:") ? file.substring("file:".length()) : file;
        return Optional.of(new HttpsConnector(listening.equals(ANY_ADDRESS) ? "127.0.0.1" : listening,
            Integer.parseInt(get(properties, "org.osgi.service.http.port.secure", DEFAULT_PORT)),
            Path.of(System.getProperty("karaf.home", "")).resolve(path),
            get(properties, PID + ".ssl.keystore.type", "JKS"), get(properties, PID + ".ssl.keystore.password", "")));
    }

    private static String get(final Dictionary<String, ?> properties, final String key, final String unset) {
        final Object value = properties.get(key);
        return value == null ? unset : value.toString().strip();
    }

    @Override
    public String toString() {
        return "port " + port + " with " + keystore;
    }
}
