/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What a flow must match so that a field is there at all: the switch refuses it otherwise. */
final class Prerequisites {
    private static final long IPV4 = 0x0800;
    private static final long IPV6 = 0x86dd;
    private static final long ARP = 0x0806;
    private static final long SOLICITATION = 135;
    private static final long ADVERTISEMENT = 136;
    private static final int ICMPV4 = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMPV6 = 58;
    private static final int SCTP = 132;
    private static final long LATER = 2;

    private final Match match;

    Prerequisites(final Match match) {
        this.match = match;
    }

    /** What a use of a field lacks. */
    Optional<String> missing(final Field field) {
        final var lacks = switch (field) {
            case IPV4_SRC, IPV4_DST -> exact(Field.ETH_TYPE, IPV4);
            case IPV6_SRC, IPV6_DST -> exact(Field.ETH_TYPE, IPV6);
            case IP_FRAG, IP_DSCP, IP_TTL, IP_PROTO -> ip();
            case ARP_OP, ARP_TPA -> exact(Field.ETH_TYPE, ARP);
            case ND_TARGET -> exact(Field.ICMPV6_TYPE, SOLICITATION, ADVERTISEMENT)
                .or(() -> missing(Field.ICMPV6_TYPE));
            case TCP_SRC, TCP_DST -> protocol(TCP);
            case UDP_SRC, UDP_DST -> protocol(UDP);
            case SCTP_SRC, SCTP_DST -> protocol(SCTP);
            case ICMPV4_TYPE, ICMPV4_CODE -> exact(Field.ETH_TYPE, IPV4).or(() -> protocol(ICMPV4));
            case ICMPV6_TYPE, ICMPV6_CODE -> exact(Field.ETH_TYPE, IPV6).or(() -> protocol(ICMPV6));
            default -> Optional.<String>empty();
        };
        return lacks.map(what -> "uses " + field + " but does not match " + what);
    }

    /** What connection tracking lacks. */
    Optional<String> missing(final Track track) {
        final var lacks = ip().or(() -> exact(Field.IP_FRAG, 0)).or(() -> track.nat()
            .flatMap(nat -> nat instanceof Nat.To to ? switch (to.addresses().family()) {
                case IPV4 -> exact(Field.ETH_TYPE, IPV4);
                case IPV6 -> exact(Field.ETH_TYPE, IPV6);
            } : Optional.empty()));
        return lacks.map(what -> "tracks connections but does not match " + what);
    }

    /** What every use of the header of a packet lacks. */
    Optional<String> ip() {
        return exact(Field.ETH_TYPE, IPV4, IPV6);
    }

    private Optional<String> protocol(final long number) {
        if (match.criterion(Field.IP_FRAG).filter(criterion -> (criterion.value().low() & LATER) != 0)
                .isPresent()) {
            return Optional.of(Field.IP_FRAG + " = 0 or 1: later fragments have no ports");
        }
        return ip().or(() -> exact(Field.IP_PROTO, number));
    }

    private Optional<String> exact(final Field field, final long... values) {
        final boolean found = match.criterion(field).filter(criterion -> criterion.mask().isEmpty()
            && LongStream.of(values).anyMatch(value -> criterion.value().equals(Value.of(value)))).isPresent();
        return found ? Optional.empty() : Optional.of(field + " = " + Arrays.stream(values)
            .mapToObj(value -> field.print(Value.of(value))).collect(Collectors.joining(" or ")));
    }
}
