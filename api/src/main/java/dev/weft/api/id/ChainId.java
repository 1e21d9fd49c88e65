/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.id;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * Appliances joined in their order by virtual links (VL-16), by its name in the intent.
 *
 * @param value the name, 1 to 47 characters of what weft-types:name allows
 */
public record ChainId(String value) implements Comparable<ChainId> {
    /** How long a name may be: those of the chain's links begin with it. */
    public static final int LONGEST = 47;

    private static final int LONGEST_LINK = 64;
    private static final int DIGITS = 16;

    public ChainId {
        Name.check("chain", value);
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("chain name '" + value + "' has " + value.length() + " characters; use "
                + LONGEST + " at most, as the names of its links begin with it");
        }
    }

    /**
     * Names the link between two neighbours. It depends on nothing else, so that a link is the same one for as long as
     * they are neighbours, whatever becomes of the rest of the chain.
     *
     * @param from the appliance at its first end
     * @param to the appliance at its second end
     * @return CHAIN.FROM-TO, or if that is too long for a name, CHAIN. and 16 hexadecimal digits
     */
    public LinkId link(final String from, final String to) {
        final var pair = from + "-" + to;
        final var readable = prefix() + pair;
        return new LinkId(readable.length() <= LONGEST_LINK ? readable : prefix()
            + Hashing.sha256().hashString(pair, StandardCharsets.US_ASCII).toString().substring(0, DIGITS));
    }

    /**
     * Says whether a link may be one of this chain.
     *
     * @param link the link's name
     * @return whether the names of this chain's links begin like that
     */
    public boolean mayHave(final LinkId link) {
        return link.value().startsWith(prefix());
    }

    private String prefix() {
        return value + ".";
    }

    @Override
    public int compareTo(final ChainId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
