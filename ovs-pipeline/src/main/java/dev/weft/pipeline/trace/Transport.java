/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;

/** What follows the IP header, whatever the protocol. */
final class Transport {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMP6 = 58;
    static final int SCTP = 132;

    private Transport() {
        // only functions
    }

    /** The source port, or the type of ICMP; 0 for other protocols. */
    static long source(final Frame frame) {
        return switch ((int) frame.get(Field.IP_PROTO).low()) {
            case TCP -> frame.get(Field.TCP_SRC).low();
            case UDP -> frame.get(Field.UDP_SRC).low();
            case SCTP -> frame.get(Field.SCTP_SRC).low();
            case ICMP -> frame.get(Field.ICMPV4_TYPE).low();
            case ICMP6 -> frame.get(Field.ICMPV6_TYPE).low();
            default -> 0;
        };
    }

    /** The destination port, or the code of ICMP; 0 for other protocols. */
    static long destination(final Frame frame) {
        return switch ((int) frame.get(Field.IP_PROTO).low()) {
            case TCP -> frame.get(Field.TCP_DST).low();
            case UDP -> frame.get(Field.UDP_DST).low();
            case SCTP -> frame.get(Field.SCTP_DST).low();
            case ICMP -> frame.get(Field.ICMPV4_CODE).low();
            case ICMP6 -> frame.get(Field.ICMPV6_CODE).low();
            default -> 0;
        };
    }

    /** Sets both, if the protocol has them. */
    static void set(final Frame frame, final long source, final long destination) {
        switch ((int) frame.get(Field.IP_PROTO).low()) {
            case TCP -> put(frame, Field.TCP_SRC, source, Field.TCP_DST, destination);
            case UDP -> put(frame, Field.UDP_SRC, source, Field.UDP_DST, destination);
            case SCTP -> put(frame, Field.SCTP_SRC, source, Field.SCTP_DST, destination);
            case ICMP -> put(frame, Field.ICMPV4_TYPE, source, Field.ICMPV4_CODE, destination);
            case ICMP6 -> put(frame, Field.ICMPV6_TYPE, source, Field.ICMPV6_CODE, destination);
            default -> {
                // nothing is known of others
            }
        }
    }

    static boolean isIcmp(final Frame frame) {
        final long protocol = frame.get(Field.IP_PROTO).low();
        return protocol == ICMP || protocol == ICMP6;
    }

    private static void put(final Frame frame, final Field first, final long source, final Field second,
            final long destination) {
        frame.with(first, Value.of(source)).with(second, Value.of(destination));
    }
}
