/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What connection tracking says about a frame, as bits of {@link Field#CT_STATE}, from the least significant. */
public enum CtState {
    /** Of a connection of which no frame came back yet. */
    NEW,
    /** Of a connection of which frames came in both directions. */
    EST,
    /** About a connection, as an ICMP error is. It has that connection's mark. */
    REL,
    /** In the direction opposite to the first frame. */
    RPL,
    /** Of no connection and none to begin one: fragments of a wrong kind, a SYN/ACK that answers nothing. */
    INV,
    /** It went through connection tracking at all. */
    TRK,
    /** Its source is translated. */
    SNAT,
    /** Its destination is translated. */
    DNAT;

    /**
     * The bits of flags.
     *
     * @param flags the flags
     * @return the bits of the field
     */
    public static Value bits(final Set<CtState> flags) {
        return Value.of(flags.stream().mapToLong(flag -> 1L << flag.ordinal()).sum());
    }

    static String print(final Value value, final Value mask) {
        return Arrays.stream(values()).filter(flag -> (mask.low() >> flag.ordinal() & 1) != 0)
            .map(flag -> ((value.low() >> flag.ordinal() & 1) != 0 ? "+" : "-") + flag.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    }
}
