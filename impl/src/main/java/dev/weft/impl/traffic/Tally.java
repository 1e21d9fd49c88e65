/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.traffic;

import dev.weft.api.id.InstanceId;
import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.api.node.PolicyTraffic.Exchange;
import dev.weft.api.node.PolicyTraffic.Share;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.MatchedBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.RefusedBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.instance.GaveBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.instance.GotBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Adds up what nodes did for a policy. */
final class Tally {
    private final SortedMap<InstanceId, Exchange> instances = new TreeMap<>();
    private Amount matched = Amount.NONE;
    private Amount refused = Amount.NONE;

    void add(final Share share) {
        matched = matched.plus(share.matched());
        refused = refused.plus(share.refused());
        share.instances().forEach((id, exchange) -> instances.merge(id, exchange, (one, other) ->
            new Exchange(one.got().plus(other.got()), one.gave().plus(other.gave()))));
    }

    /** What the model has for it. */
    ReadTrafficOutputBuilder encode() {
        final Map<InstanceKey, Instance> encoded = instances.entrySet().stream()
            .map(entry -> encode(entry.getKey(), entry.getValue()))
            .collect(Collectors.toMap(Instance::key, Function.identity()));
        return new ReadTrafficOutputBuilder().setInstance(encoded)
            .setMatched(new MatchedBuilder().setPackets(counter(matched.packets())).setBytes(counter(matched.bytes()))
                .build())
            .setRefused(new RefusedBuilder().setPackets(counter(refused.packets())).setBytes(counter(refused.bytes()))
                .build());
    }

    private static Instance encode(final InstanceId id, final Exchange exchange) {
        return new InstanceBuilder().setService(new Name(id.service().value())).setInstance(new Name(id.instance()))
            .setGot(new GotBuilder().setPackets(counter(exchange.got().packets()))
                .setBytes(counter(exchange.got().bytes())).build())
            .setGave(new GaveBuilder().setPackets(counter(exchange.gave().packets()))
                .setBytes(counter(exchange.gave().bytes())).build()).build();
    }

    private static Counter64 counter(final long value) {
        return new Counter64(Uint64.fromLongBits(value));
    }
}
