/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.HistoryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.HistoryKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.MatchedBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.UnreadBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.instance.GaveBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.instance.GotBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.common.Uint8;

/** States of services and policies that tests of the console show. */
public final class SampleSteering {
    private SampleSteering() {
        // only functions
    }

    /** One of two instances of fw is dead. */
    public static Service fwState() {
        return new ServiceBuilder().setName(new Name("fw")).setState(new StateBuilder().setStatus(Status.Inactive)
            .setReason("instance two: probes are lost").setLastChange(new DateAndTime("2026-11-21T12:00:00Z"))
            .setHistory(Map.of(new HistoryKey(Uint32.ONE), new HistoryBuilder().setNumber(Uint32.ONE)
                .setStatus(Status.Inactive).setTime(new DateAndTime("2026-11-21T12:00:00Z")).build()))
            .setInstance(keyed(Instance::key, instance("one", Status.Up, InstanceHealth.Alive),
                instance("two", Status.Inactive, InstanceHealth.Dead))).build()).build();
    }

    private static Instance instance(final String name, final Status status, final InstanceHealth health) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state
            .InstanceBuilder().setName(new Name(name)).setNode(new Name("h1")).setStatus(status).setHealth(health)
            .setReason(status == Status.Up ? null : "probes are lost").build();
    }

    public static Policy webState() {
        return new PolicyBuilder().setName(new Name("web")).setState(
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.StateBuilder()
                .setStatus(Status.Up).setId(new PolicyId(Uint16.valueOf(7))).setGeneration(Uint8.valueOf(3))
                .setDraining(Set.of(Uint8.valueOf(2))).setWorkload(Set.of("vm/eth0")).build()).build();
    }

    /** What nodes counted; h2 does not answer. */
    public static ReadTrafficOutput traffic() {
        return new ReadTrafficOutputBuilder()
            .setMatched(new MatchedBuilder().setPackets(counter(10)).setBytes(counter(1000)).build())
            .setInstance(keyed(entry -> entry.key(), Stream.of("ids", "fw").map(service -> new InstanceBuilder()
                .setService(new Name(service)).setInstance(new Name("one"))
                .setGot(new GotBuilder().setPackets(counter(10)).setBytes(counter(1000)).build())
                .setGave(new GaveBuilder().setPackets(counter(9)).setBytes(counter(900)).build()).build()).toList()))
            .setUnread(keyed(entry -> entry.key(), new UnreadBuilder().setNode(new Name("h2"))
                .setReason("it is not connected").build())).build();
    }

    private static Counter64 counter(final long value) {
        return new Counter64(Uint64.valueOf(value));
    }

    @SafeVarargs
    private static <K, V> Map<K, V> keyed(final Function<V, K> key, final V... values) {
        return keyed(key, List.of(values));
    }

    private static <K, V> Map<K, V> keyed(final Function<V, K> key, final List<V> values) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
