/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import dev.weft.pipeline.field.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The word by which Open vSwitch says what a frame holds.
 *
 * @param text the word; empty when there is none
 * @param means the fields that need no words of their own then
 */
record Shorthand(Optional<String> text, Set<Field> means) {
    private static final Map<Long, String> FRAMES = Map.of(0x0800L, "ip", 0x86ddL, "ipv6", 0x0806L, "arp",
        0x8035L, "rarp", 0x8847L, "mpls", 0x8848L, "mplsm");
    private static final Map<Long, String> IPV4 = Map.of(1L, "icmp", 6L, "tcp", 17L, "udp", 132L, "sctp");
    private static final Map<Long, String> IPV6 = Map.of(58L, "icmp6", 6L, "tcp6", 17L, "udp6", 132L, "sctp6");

    /** Finds the word for some fields. */
    static Shorthand of(final List<MatchText.Part> known) {
        final var frame = exact(known, Field.ETH_TYPE).map(FRAMES::get);
        final var packet = exact(known, Field.IP_PROTO).flatMap(protocol -> switch (frame.orElse("")) {
            case "ip" -> Optional.ofNullable(IPV4.get(protocol));
            case "ipv6" -> Optional.ofNullable(IPV6.get(protocol));
            default -> Optional.empty();
        });
        if (packet.isPresent()) {
            return new Shorthand(packet, Set.of(Field.ETH_TYPE, Field.IP_PROTO));
        }
        return new Shorthand(frame, frame.isPresent() ? Set.of(Field.ETH_TYPE) : Set.of());
    }

    private static Optional<Long> exact(final List<MatchText.Part> known, final Field field) {
        return known.stream().filter(part -> part.field() == field && part.mask().isEmpty())
            .map(part -> part.value().low()).findFirst();
    }
}
