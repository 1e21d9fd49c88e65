/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.pipeline.feature.Compiled;
import dev.weft.pipeline.feature.Compiler;
import dev.weft.pipeline.feature.PipelineFlows;
import dev.weft.pipeline.trace.LearnedQuery;
import dev.weft.pipeline.trace.LearnedRules;
import dev.weft.pipeline.trace.NodeIdentity;
import dev.weft.pipeline.trace.NodeView;
import dev.weft.pipeline.trace.PortRole;
import dev.weft.pipeline.trace.Rule;
import dev.weft.pipeline.trace.Rules;
import dev.weft.southbound.openflow.message.FlowStatistics;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a trace wants to know of a node (SI-12). Values are collected on the node's executor; flows are made of them
 * anew, elsewhere, as they are kept in the form of the wire only.
 */
final class NodeSight {
    /** Flows of one learned table that match what its flows all match: an instance has 4,096 at most. */
    private static final int MAX_LEARNED = 8192;

    private final NodeId id;
    private final Supplier<NodeSpec> spec;
    private final NodeProgrammer programmer;
    private final Executor executor;
    private final ReadQueue<LearnedQuery, List<Rule>> learned;

    /** What flows are made of. */
    private record Contents(List<NodeObject> objects, PortTable ports) { }

    /**
     * Creates one.
     *
     * @param id the node
     * @param spec how it is found and set up; null before it is known
     * @param programmer what it shall do
     * @param executor the node's
     */
    NodeSight(final NodeId id, final Supplier<NodeSpec> spec, final NodeProgrammer programmer,
            final Executor executor) {
        this.id = id;
        this.spec = spec;
        this.programmer = programmer;
        this.executor = executor;
        learned = new ReadQueue<>(programmer::readySession, this::read, executor);
    }

    /** By what others know the node. */
    CompletableFuture<NodeIdentity> identity() {
        return CompletableFuture.supplyAsync(() -> {
            final var known = spec.get();
            if (known == null) {
                throw new IllegalStateException("node " + id + " is not set up yet");
            }
            return new NodeIdentity(id, known.host(), known.installation(),
                Set.<InetAddress>copyOf(known.underlay().addresses()), carriers());
        }, executor);
    }

    private Set<Carrier> carriers() {
        return programmer.book().networks().peers().stream().map(Peer::carrier).collect(Collectors.toSet());
    }

    /** The flows that it should have, and its ports. */
    CompletableFuture<NodeView> view() {
        // who waits for it goes on in a thread that is not the node's
        return CompletableFuture.supplyAsync(this::contents, executor).thenApplyAsync(this::compile);
    }

    private Contents contents() {
        final var wanted = programmer.ledger().wanted();
        if (!wanted.containsKey(ObjectKey.PIPELINE)) {
            throw new IllegalStateException("the ports of node " + id + " are not known: its database is not "
                + "connected");
        }
        // objects that wait for a port have no flows, and limits that are no meters neither
        return new Contents(programmer.book().all().stream()
            .filter(object -> !wanted.getOrDefault(object.key(), List.of()).isEmpty()
                || object instanceof ServiceInstance).toList(), programmer.portTable().copy());
    }

    private NodeView compile(final Contents contents) {
        final var rules = new ArrayList<Rule>();
        PipelineFlows.base(contents.ports()).forEach(flow -> rules.add(Rule.of(flow, ObjectKey.PIPELINE)));
        for (var object : contents.objects()) {
            if (Compiler.flows(object, contents.ports()) instanceof Compiled.Flows compiled) {
                compiled.flows().forEach(flow -> rules.add(Rule.of(flow, object.key())));
            }
        }
        return new NodeView(id, Rules.of(rules), roles(contents));
    }

    private static Map<Integer, PortRole> roles(final Contents contents) {
        final var ports = contents.ports();
        final var roles = new HashMap<Integer, PortRole>();
        ports.tunnels().forEach((tunnel, number) -> roles.put(number, new PortRole.Tunnel(tunnel)));
        ports.control().ifPresent(number -> roles.put(number, new PortRole.Helper()));
        ports.underlay().ifPresent(number -> roles.put(number, new PortRole.Underlay()));
        ports.guests().forEach((port, number) -> roles.put(number, new PortRole.Guest(port)));
        for (var object : contents.objects()) {
            if (object instanceof ServiceInstance instance) {
                services(instance, ports, roles);
            }
        }
        return roles;
    }

    private static void services(final ServiceInstance instance, final PortTable ports,
            final Map<Integer, PortRole> roles) {
        final var in = ports.port(instance.in());
        final var out = ports.port(instance.out());
        if (in.isPresent() && out.isPresent()) {
            roles.put(in.getAsInt(), new PortRole.Service(instance.instance(), instance.in(), instance.out(),
                out.getAsInt(), instance.aware()));
            roles.put(out.getAsInt(), new PortRole.Service(instance.instance(), instance.out(), instance.in(),
                in.getAsInt(), instance.aware()));
        }
    }

    /** What its switch learned. */
    CompletableFuture<List<Rule>> learned(final LearnedQuery query) {
        return CompletableFuture.supplyAsync(() -> learned.read(query), executor).thenCompose(answer -> answer);
    }

    private CompletableFuture<List<Rule>> read(final SwitchSession from, final LearnedQuery query) {
        return ReadQueue.patient(from.ask(xid -> FlowStatistics.request(xid, query.table().id(), query.match()),
            FlowStatistics::reply, MAX_LEARNED)).thenApplyAsync(this::rules, executor);
    }

    private List<Rule> rules(final List<FlowStatistics.Entry> entries) {
        return entries.stream().flatMap(entry ->
            LearnedRules.of(entry.flow(), programmer.ledger()::ownerOf).stream()).toList();
    }
}
