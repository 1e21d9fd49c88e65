/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.key;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import org.opendaylight.aaa.encrypt.AAAEncryptionService;

/**
 * Turns secrets into text that may be stored, and back. What a secret is for goes into the text, so that one written
 * with another key of the controller, or for something else, is found out.
 */
final class Vault {
    private final AAAEncryptionService encryption;

    Vault(final AAAEncryptionService encryption) {
        this.encryption = requireNonNull(encryption);
    }

    /**
     * Encrypts a secret.
     *
     * @throws IllegalStateException if the controller cannot encrypt; nothing may be stored then
     */
    String lock(final String purpose, final byte[] secret) {
        final byte[] plain = (purpose + '\n' + Base64.getEncoder().encodeToString(secret))
            .getBytes(StandardCharsets.UTF_8);
        // the service hands back what it was given when it cannot work
        final byte[] locked = encryption.encrypt(plain.clone());
        if (locked == null || Arrays.equals(plain, locked)
            || !Arrays.equals(plain, decrypt(locked, result -> Arrays.equals(plain, result)))) {
            throw new IllegalStateException("the controller's encryption service does not encrypt; see the log for"
                + " AAAEncryptionService and check aaa-encrypt-service-config");
        }
        return Base64.getEncoder().encodeToString(locked);
    }

    /** Decrypts a secret; empty if it is not one of that purpose, or was not encrypted by this controller. */
    Optional<byte[]> unlock(final String purpose, final String stored) {
        final var start = purpose + '\n';
        try {
            final var text = text(decrypt(Base64.getDecoder().decode(stored),
                result -> text(result).startsWith(start)));
            return text.startsWith(start) ? Optional.of(Base64.getDecoder().decode(text.substring(start.length())))
                : Optional.empty();
        } catch (IllegalArgumentException e) {
            // no base64; its message quotes what it found
            return Optional.empty();
        }
    }

    /**
     * Decrypts, a second time if the first result cannot be. A text that the service cannot decrypt leaves its cipher
     * in the middle, so that it spoils the next one, whoever asks, until one was decrypted to its end.
     */
    private byte[] decrypt(final byte[] locked, final Predicate<byte[]> isGood) {
        final byte[] first = encryption.decrypt(locked.clone());
        if (isGood.test(first)) {
            return first;
        }
        heal();
        final byte[] second = encryption.decrypt(locked.clone());
        if (!isGood.test(second)) {
            heal();
        }
        return second;
    }

    private void heal() {
        encryption.decrypt(encryption.encrypt("more than two blocks of the cipher, for sure"
            .getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(final byte[] plain) {
        return plain == null ? "" : new String(plain, StandardCharsets.UTF_8);
    }
}
