/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.api.trace.Packet;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;

/** Frames of packets that guests send. */
final class Frames {
    private static final int TAGGED = 0x1000;
    private static final int TTL = 64;

    private Frames() {
        // only functions
    }

    static Frame of(final int port, final Packet packet, final boolean answers) {
        final var frame = (answers ? Frame.answering(port) : Frame.from(port)).with(Field.ETH_SRC, packet.source())
            .with(Field.ETH_DST, packet.destination()).with(Field.ETH_TYPE, packet.etherType());
        packet.vlan().ifPresent(vlan -> frame.with(Field.VLAN, TAGGED | vlan));
        packet.ip().ifPresent(ip -> {
            final boolean six = packet.etherType() == Packet.IPV6;
            frame.with(six ? Field.IPV6_SRC : Field.IPV4_SRC, Value.of(ip.source()))
                .with(six ? Field.IPV6_DST : Field.IPV4_DST, Value.of(ip.destination()))
                .with(Field.IP_PROTO, ip.protocol()).with(Field.IP_TTL, TTL);
            Transport.set(frame, ip.first(), ip.second());
        });
        return frame;
    }
}
