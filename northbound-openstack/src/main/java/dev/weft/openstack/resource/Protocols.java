/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.opendaylight.yangtools.yang.common.Uint8;

/** IP protocols by name, as users call them. */
final class Protocols {
    private static final int MAX = 255;
    private static final Map<String, Integer> NUMBERS = Map.of("icmp", 1, "tcp", 6, "udp", 17, "icmpv6", 58,
        "ipv6-icmp", 58, "sctp", 132);
    private static final Map<Integer, String> SHOWN = Map.of(1, "icmp", 6, "tcp", 17, "udp", 58, "ipv6-icmp", 132,
        "sctp");
    private static final Set<String> WITH_PORTS = Set.of("tcp", "udp", "sctp");

    private Protocols() {
        // only functions
    }

    /** Reads a name or a number; null for all protocols. */
    static Uint8 read(final Value value) {
        if (value.isNull()) {
            return null;
        }
        final var number = value.json().isJsonPrimitive()
            ? NUMBERS.get(value.json().getAsString().toLowerCase(Locale.ROOT)) : null;
        return Uint8.valueOf(number == null ? value.number(0, MAX) : number);
    }

    static String show(final Uint8 protocol) {
        return protocol == null ? null : SHOWN.getOrDefault(protocol.intValue(), protocol.toString());
    }

    static boolean hasPorts(final Uint8 protocol) {
        return protocol != null && WITH_PORTS.contains(show(protocol));
    }
}
