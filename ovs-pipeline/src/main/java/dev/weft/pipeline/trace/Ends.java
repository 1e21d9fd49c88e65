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

/**
 * What tells the connection of a packet from others.
 *
 * @param six whether it is IPv6
 * @param protocol the protocol
 * @param source the source address
 * @param sourcePort the source port; 0 without
 * @param destination the destination address
 * @param destinationPort the destination port; 0 without
 */
record Ends(boolean six, long protocol, Value source, long sourcePort, Value destination, long destinationPort) {
    private static final long IPV6 = 0x86dd;
    private static final long ECHO_REQUEST = 8;
    private static final long ECHO6_REQUEST = 128;

    static Ends of(final Frame frame) {
        final boolean six = frame.get(Field.ETH_TYPE).low() == IPV6;
        // requests and replies of ICMP are told by their type only, which is no port
        final boolean icmp = Transport.isIcmp(frame);
        return new Ends(six, frame.get(Field.IP_PROTO).low(), frame.get(six ? Field.IPV6_SRC : Field.IPV4_SRC),
            icmp ? 0 : Transport.source(frame), frame.get(six ? Field.IPV6_DST : Field.IPV4_DST),
            icmp ? 0 : Transport.destination(frame));
    }

    Ends reversed() {
        return new Ends(six, protocol, destination, destinationPort, source, sourcePort);
    }

    Ends withSource(final Value address, final long port) {
        return new Ends(six, protocol, address, port, destination, destinationPort);
    }

    Ends withDestination(final Value address, final long port) {
        return new Ends(six, protocol, source, sourcePort, address, port);
    }

    /** Gives a frame these addresses and ports. */
    void write(final Frame frame) {
        frame.with(six ? Field.IPV6_SRC : Field.IPV4_SRC, source).with(six ? Field.IPV6_DST : Field.IPV4_DST,
            destination);
        if (!Transport.isIcmp(frame)) {
            Transport.set(frame, sourcePort, destinationPort);
        }
    }

    /** Whether a packet can begin a connection; answers to nobody cannot. */
    static boolean canBegin(final Frame frame) {
        final long protocol = frame.get(Field.IP_PROTO).low();
        final long type = Transport.source(frame);
        return switch ((int) protocol) {
            case Transport.ICMP -> type == ECHO_REQUEST;
            case Transport.ICMP6 -> type == ECHO6_REQUEST;
            case Transport.TCP, Transport.SCTP -> !frame.answers();
            default -> true;
        };
    }
}
