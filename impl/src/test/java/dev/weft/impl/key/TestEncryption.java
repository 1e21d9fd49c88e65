/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.key;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import org.opendaylight.aaa.encrypt.AAAEncryptionService;
import org.opendaylight.aaa.encrypt.impl.AAAEncryptionServiceImpl;
import org.opendaylight.yang.gen.v1.config.aaa.authn.encrypt.service.config.rev160915.EncryptServiceConfig;

/** OpenDaylight's own encryption service. */
public final class TestEncryption {
    private TestEncryption() {
        // only a function
    }

    /** Makes the service of a controller with a key of its own. */
    public static AAAEncryptionService create(final String controller) {
        final var config = mock(EncryptServiceConfig.class);
        when(config.requireEncryptKey()).thenReturn(controller);
        when(config.requireEncryptSalt()).thenReturn("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        when(config.getEncryptMethod()).thenReturn("PBKDF2WithHmacSHA1");
        when(config.getEncryptType()).thenReturn("AES");
        when(config.getEncryptIterationCount()).thenReturn(1000);
        when(config.getEncryptKeyLength()).thenReturn(128);
        when(config.getCipherTransforms()).thenReturn("AES/CBC/PKCS5Padding");
        return new AAAEncryptionServiceImpl(config);
    }
}
