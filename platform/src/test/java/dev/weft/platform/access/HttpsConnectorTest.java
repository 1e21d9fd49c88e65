/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.osgi.framework.FrameworkUtil;

/** What Pax Web's configuration means. */
public class HttpsConnectorTest {
    private static final String ENABLED = "org.osgi.service.http.secure.enabled";
    private static final String KEYSTORE = "org.ops4j.pax.web.ssl.keystore";

    @Test
    public void httpsIsOffUnlessItIsOn() {
        assertEquals(Optional.empty(), HttpsConnector.of(null));
        assertEquals(Optional.empty(), of(Map.of()));
        assertEquals(Optional.empty(), of(Map.of(ENABLED, "false", KEYSTORE, "/k")));
    }

    @Test
    public void whatIsNotSaidIsAsPaxWebTakesIt() {
        assertEquals(new HttpsConnector("127.0.0.1", 8443, Path.of("/k"), "JKS", ""),
            of(Map.of(ENABLED, "true", KEYSTORE, "file:/k")).orElseThrow());
    }

    @Test
    public void everythingCanBeSaid() {
        final var connector = of(Map.of(ENABLED, true, KEYSTORE, "/k", "org.osgi.service.http.port.secure", 9443,
            KEYSTORE + ".type", "PKCS12", KEYSTORE + ".password", "p",
            "org.ops4j.pax.web.listening.addresses", "127.0.0.2, 127.0.0.3")).orElseThrow();
        assertEquals(new HttpsConnector("127.0.0.2", 9443, Path.of("/k"), "PKCS12", "p"), connector);
        assertEquals("without the password", "port 9443 with /k", connector.toString());
    }

    @Test
    public void wrongOnesAreRefused() {
        final var missing = assertThrows(IllegalArgumentException.class, () -> of(Map.of(ENABLED, "true")));
        assertTrue(missing.getMessage(), missing.getMessage().contains(KEYSTORE + " is missing"));
        for (var port : List.of("https", "0", "65536", "-1")) {
            assertThrows(port, IllegalArgumentException.class,
                () -> of(Map.of(ENABLED, "true", KEYSTORE, "/k", "org.osgi.service.http.port.secure", port)));
        }
    }

    private static Optional<HttpsConnector> of(final Map<String, Object> properties) {
        return HttpsConnector.of(FrameworkUtil.asDictionary(properties));
    }
}
