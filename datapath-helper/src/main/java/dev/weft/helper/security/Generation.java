/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.end.LinkKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of two nodes and what follows from it. Both nodes derive it from the keys of their sheets; another key
 * makes another generation. Never printed.
 */
final class Generation {
    private static final String HMAC = "HmacSHA256";
    private static final int NAME_OCTETS = 6;

    private final byte[] secret;
    private final String name;

    private Generation(final byte[] secret) {
        this.secret = secret;
        name = HexFormat.of().formatHex(hmac(secret, "weft security name".getBytes(StandardCharsets.UTF_8)), 0,
            NAME_OCTETS);
    }

    /**
     * Derives it.
     *
     * @param one one of the two hosts
     * @param other the other one
     * @param keys the keys of the sheet, the first one of the two nodes, the others of networks in any order
     */
    static Generation of(final int one, final int other, final List<LinkKey> keys) {
        final Mac mac = mac(keys.get(0).bytes());
        mac.update(("weft security " + Math.min(one, other) + " " + Math.max(one, other))
            .getBytes(StandardCharsets.UTF_8));
        keys.stream().skip(1).map(LinkKey::bytes).sorted(Arrays::compare).forEach(mac::update);
        return new Generation(mac.doFinal());
    }

    /** What the two nodes authenticate each other with. */
    byte[] secret() {
        return secret.clone();
    }

    /** By which it is called among all of two nodes; tells nothing of the secret. */
    String name() {
        return name;
    }

    /** The slot of its tunnels. */
    int slot() {
        return slot(name);
    }

    /** The slot of a generation of which only the name is known. */
    static int slot(final String name) {
        return Math.floorMod(HexFormat.fromHexDigitsToLong(name), TunnelAddress.MAX_SLOT) + 1;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Generation generation && MessageDigest.isEqual(secret, generation.secret);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private static byte[] hmac(final byte[] key, final byte[] text) {
        return mac(key).doFinal(text);
    }

    private static Mac mac(final byte[] key) {
        try {
            final Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
