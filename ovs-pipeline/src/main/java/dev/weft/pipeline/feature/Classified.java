/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.MacAddress;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Direction;
import dev.weft.api.service.Ports;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What flows match for a classifier (SI-2). The classifier is seen from the workload: in what the workload sends, its
 * own side is the source.
 *
 * @param classifier the classifier
 * @param direction whether frames are from the workload or to it
 */
record Classified(Classifier classifier, Direction direction) {
    /** The first type of ICMPv6 by which neighbours and routers find each other. */
    static final int FIRST_NEIGHBOUR = 133;
    /** The last one. */
    static final int LAST_NEIGHBOUR = 137;

    private static final int ICMP6 = 58;
    private static final Masked ANY = new Masked(Value.ZERO, Value.ZERO);

    private record PortFields(Field source, Field destination) { }

    private static final Map<Integer, PortFields> PORTS = Map.of(
        6, new PortFields(Field.TCP_SRC, Field.TCP_DST),
        17, new PortFields(Field.UDP_SRC, Field.UDP_DST),
        132, new PortFields(Field.SCTP_SRC, Field.SCTP_DST));

    /** Wants a message of neighbour discovery. */
    static Flow.Builder neighbour(final Flow.Builder flow, final int type) {
        return IpFrames.any(flow, Family.IPV6).match(Field.IP_PROTO, ICMP6).match(Field.ICMPV6_TYPE, type);
    }

    /** Whether neighbour discovery would fit, were it not left out. */
    static boolean mayBeNeighbourDiscovery(final Classifier classifier) {
        return classifier.families().contains(Family.IPV6) && classifier.protocol().orElse(ICMP6) == ICMP6;
    }

    /**
     * Wants whole packets.
     *
     * @param begin begins a flow
     * @return {@link Classifier#flows} of them: one for each family, and for each pair of blocks of port ranges
     */
    List<Flow.Builder> whole(final Supplier<Flow.Builder> begin) {
        final var flows = new ArrayList<Flow.Builder>();
        for (var family : families()) {
            for (var local : masks(classifier.localPorts())) {
                for (var remote : masks(classifier.remotePorts())) {
                    final var flow = protocol(addresses(IpFrames.whole(begin.get(), family), family));
                    flows.add(ports(flow, fromWorkload() ? local : remote, fromWorkload() ? remote : local));
                }
            }
        }
        return flows;
    }

    /**
     * Wants fragments, the first ones too: ports do not count, so that all of a packet goes the same way. For IPv6 the
     * protocol does not either: Open vSwitch knows it of first fragments only, and says 44 of later ones.
     *
     * @param begin begins a flow
     * @return one flow for each family
     */
    List<Flow.Builder> fragments(final Supplier<Flow.Builder> begin) {
        return families().stream().map(family -> {
            final var flow = addresses(IpFrames.fragment(begin.get(), family), family);
            return family == Family.IPV4 ? protocol(flow) : flow;
        }).toList();
    }

    private List<Family> families() {
        return classifier.families().stream().sorted().toList();
    }

    private Flow.Builder addresses(final Flow.Builder flow, final Family family) {
        if (fromWorkload()) {
            // what is sent to a workload is to one station always
            flow.match(Field.ETH_DST, 0, MacAddress.GROUP_BIT);
        }
        final boolean four = family == Family.IPV4;
        (fromWorkload() ? classifier.local() : classifier.remote())
            .ifPresent(prefix -> flow.match(four ? Field.IPV4_SRC : Field.IPV6_SRC, Masked.of(prefix)));
        (fromWorkload() ? classifier.remote() : classifier.local())
            .ifPresent(prefix -> flow.match(four ? Field.IPV4_DST : Field.IPV6_DST, Masked.of(prefix)));
        return flow;
    }

    private Flow.Builder protocol(final Flow.Builder flow) {
        classifier.protocol().ifPresent(protocol -> flow.match(Field.IP_PROTO, protocol));
        return flow;
    }

    private boolean fromWorkload() {
        return direction == Direction.FROM_WORKLOAD;
    }

    private Flow.Builder ports(final Flow.Builder flow, final Masked source, final Masked destination) {
        // whoever wants ports wants a protocol that has some
        final var fields = PORTS.get(classifier.protocol().orElse(0));
        return fields == null ? flow : flow.match(fields.source, source).match(fields.destination, destination);
    }

    private static List<Masked> masks(final Optional<Ports> ports) {
        return ports.map(Masked::of).orElse(List.of(ANY));
    }
}
