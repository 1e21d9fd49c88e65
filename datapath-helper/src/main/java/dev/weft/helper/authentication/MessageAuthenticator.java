/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.authentication;

import dev.weft.helper.end.LinkKey;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages of one kind and checks signatures: HMAC-SHA-256, the first half of it, behind all that it covers
 * (VL-10, VN-3). One for all keys: a state of the algorithm for each of 10,000 would take more memory than the rest of
 * them.
 */
public final class MessageAuthenticator {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGEST_BYTES = 32;

    /** How long a signature is. */
    public static final int SIGNATURE_BYTES = 16;

    private final Mac mac;
    private final int covered;
    private final byte[] digest = new byte[DIGEST_BYTES];
    private final byte[] expected = new byte[SIGNATURE_BYTES];
    private final byte[] found = new byte[SIGNATURE_BYTES];

    /**
     * For messages that have their signature behind so many bytes.
     *
     * @param covered the bytes that the signature covers; messages of any length tell it each time
     */
    public MessageAuthenticator(final int covered) {
        this.covered = covered;
        try {
            mac = Mac.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** The key as {@link #sign} and {@link #isGood} take it. */
    public static Key key(final LinkKey key) {
        return new SecretKeySpec(key.bytes(), ALGORITHM);
    }

    /** Writes the signature into a message. */
    public void sign(final Key key, final byte[] message) {
        sign(key, message, covered);
    }

    /** Writes the signature into a message behind so many bytes. */
    public void sign(final Key key, final byte[] message, final int length) {
        digest(key, message, length);
        System.arraycopy(digest, 0, message, length, SIGNATURE_BYTES);
    }

    /** Whether the signature in a message is that of the key; takes the same time wherever they differ. */
    public boolean isGood(final Key key, final byte[] message) {
        return isGood(key, message, covered);
    }

    /** Whether the signature in a message behind so many bytes is that of the key. */
    public boolean isGood(final Key key, final byte[] message, final int length) {
        digest(key, message, length);
        System.arraycopy(digest, 0, expected, 0, SIGNATURE_BYTES);
        System.arraycopy(message, length, found, 0, SIGNATURE_BYTES);
        return MessageDigest.isEqual(expected, found);
    }

    private void digest(final Key key, final byte[] message, final int length) {
        try {
            mac.init(key);
            mac.update(message, 0, length);
            mac.doFinal(digest, 0);
        } catch (InvalidKeyException | ShortBufferException e) {
            throw new IllegalStateException(ALGORITHM + " takes every key of 32 bytes", e);
        }
    }
}
