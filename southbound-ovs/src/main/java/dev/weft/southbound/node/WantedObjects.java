/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.service.Probing;
import dev.weft.pipeline.feature.Compiled;
import dev.weft.pipeline.feature.Compiler;
import dev.weft.pipeline.feature.LimitFlows;
import dev.weft.pipeline.feature.PipelineFlows;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.openflow.message.Meter;
import dev.weft.southbound.ovsdb.PortNews;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What a node shall do, turned into the flows that it should have as far as its ports are known. Not thread-safe. */
final class WantedObjects {
    private static final String NO_PORTS = "the node's database is not connected";

    private final ObjectBook book = new ObjectBook();
    private final PortTable ports = new PortTable();
    private final Map<ObjectKey, String> missing = new HashMap<>();
    private final FlowLedger ledger;
    private final MeterLedger meters;

    private boolean metered;
    private boolean portsKnown;

    /**
     * Creates one that wants nothing.
     *
     * @param ledger is told the flows that each object should have
     * @param meters is told the meters that these flows use
     */
    WantedObjects(final FlowLedger ledger, final MeterLedger meters) {
        this.ledger = ledger;
        this.meters = meters;
    }

    /**
     * Says whether limits of what ports may send are met by meters, or else by the node's database.
     *
     * @return the objects that are to be compiled again
     */
    Set<ObjectKey> setMetered(final boolean now) {
        final boolean same = now == metered;
        metered = now;
        return same ? Set.of() : book.all().stream().filter(PortLimit.class::isInstance).map(NodeObject::key)
            .collect(Collectors.toSet());
    }

    /** Takes up an object; returns whether its flows may be others than before. */
    boolean put(final NodeObject object) {
        final var old = book.get(object.key());
        if (object.equals(old)) {
            return false;
        }
        book.put(object);
        return old == null || !flowPart(object).equals(flowPart(old));
    }

    /** The object without what only the helper must know. */
    private static NodeObject flowPart(final NodeObject object) {
        if (object instanceof LinkEnd end) {
            return new LinkEnd(end.link(), end.side(), end.segment(), end.port(), end.listen(), end.far(),
                Optional.empty());
        }
        return object instanceof ServiceInstance instance ? new ServiceInstance(instance.instance(),
            instance.network(), instance.segment(), instance.in(), instance.out(), instance.aware(),
            instance.udpPort(), instance.dscp(), instance.probing().map(WantedObjects::flowPart)) : object;
    }

    /** How often and how many is for the helper alone. */
    private static Probing flowPart(final Probing probing) {
        return new Probing(probing.kind(), Duration.ofSeconds(1), 1);
    }

    void remove(final ObjectKey key) {
        book.remove(key);
        ledger.forget(key);
        meters.forget(key);
        missing.remove(key);
    }

    /** The flows of the pipeline itself are not wanted any more either. */
    void removePipeline() {
        ledger.forget(ObjectKey.PIPELINE);
    }

    /**
     * Takes note of ports; the first time it is told of all.
     *
     * @return the objects that need one of them, to be compiled again
     */
    Set<ObjectKey> ports(final PortNews news) {
        final Set<ObjectKey> affected = new HashSet<>(portsKnown ? Set.of() : keys());
        boolean pipeline = ports.setHelpers(news.helpers());
        if (pipeline) {
            affected.addAll(book.needingHelper());
        }
        pipeline |= !portsKnown;
        for (var port : news.ports().entrySet()) {
            if (ports.set(port.getKey(), port.getValue())) {
                affected.addAll(book.needing(port.getKey()));
            }
        }
        for (var tunnel : news.tunnels().entrySet()) {
            if (ports.set(tunnel.getKey(), tunnel.getValue())) {
                affected.addAll(book.needing(tunnel.getKey()));
                pipeline |= tunnel.getKey().receives();
            }
        }
        portsKnown = true;
        if (pipeline) {
            ledger.want(ObjectKey.PIPELINE, wire(PipelineFlows.base(ports)));
        }
        return affected;
    }

    /**
     * Computes an object's flows.
     *
     * @return why it has none yet, empty when it has
     */
    Optional<String> compile(final ObjectKey key) {
        if (!portsKnown) {
            return Optional.of(NO_PORTS);
        }
        final var object = book.get(key);
        final var compiled = Compiler.flows(object instanceof PortLimit limit ? meter(limit) : object, ports);
        if (compiled instanceof Compiled.Missing absent) {
            missing.put(key, absent.reason());
            ledger.want(key, List.of());
            return Optional.of(absent.reason());
        }
        missing.remove(key);
        ledger.want(key, wire(((Compiled.Flows) compiled).flows()));
        return Optional.empty();
    }

    /** A limit as far as it is met by a meter, which is wanted if the port is there. */
    private PortLimit meter(final PortLimit limit) {
        final var port = ports.port(limit.port());
        if (!metered || limit.fromGuest().isEmpty() || port.isEmpty()) {
            meters.forget(limit.key());
            return new PortLimit(limit.key(), limit.port(), OptionalInt.empty(), limit.toGuest());
        }
        meters.want(limit.key(), new Meter(LimitFlows.meter(port.getAsInt()), limit.fromGuest().getAsInt()));
        return limit;
    }

    /** Whether an object is wanted and its flows are known. */
    boolean hasFlows(final ObjectKey key) {
        return book.get(key) != null && !missing.containsKey(key);
    }

    boolean contains(final ObjectKey key) {
        return book.get(key) != null;
    }

    boolean portsKnown() {
        return portsKnown;
    }

    List<ObjectKey> keys() {
        return book.all().stream().map(NodeObject::key).toList();
    }

    PortTable portTable() {
        return ports;
    }

    ObjectBook book() {
        return book;
    }

    private static List<WireFlow> wire(final List<Flow> flows) {
        return flows.stream().map(Flow::wire).toList();
    }
}
