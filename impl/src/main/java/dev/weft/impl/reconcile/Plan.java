/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.Underlay;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.compile.LinkCompiler;
import dev.weft.impl.compile.Signing;
import dev.weft.impl.compile.SilentPort;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.UnderlaySide;
import dev.weft.impl.standby.Role;
import dev.weft.impl.standby.Takeovers;
import dev.weft.impl.status.Picture;
import dev.weft.impl.worker.Attempt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The intent, its numbers, and what it compiles to. */
final class Plan implements Picture {
    private static final Logger LOG = LoggerFactory.getLogger(Plan.class);

    private final Map<LinkId, Compiled> compiled = new HashMap<>();
    private final LinkCompiler compiler;
    private final Intent intent;
    private final Numbers numbers;
    private final Takeovers takeovers;

    Plan(final Intent intent, final Numbers numbers, final Takeovers takeovers, final Signing.Source signing) {
        compiler = new LinkCompiler(this, signing);
        this.takeovers = requireNonNull(takeovers);
        this.intent = requireNonNull(intent);
        this.numbers = requireNonNull(numbers);
    }

    /** Compiles what is dirty and puts it into the programs. */
    void compile(final Dirty dirty, final NodePrograms programs) {
        for (var id : dirty.links()) {
            // one link that nobody thought of must not keep the others waiting
            Attempt.fault(() -> bring(id, programs)).ifPresent(fault -> {
                LOG.error("Link {} cannot be compiled and stays silent; please report this", id, fault);
                compiled.put(id, new Compiled.Incomplete("it cannot be compiled: " + fault.getMessage()));
                programs.replace(new Owner.OfLink(id), Map.of());
            });
        }
        for (var id : dirty.ports()) {
            programs.replace(new Owner.OfPort(id), port(id)
                .map(port -> SilentPort.compile(port, place(id).filter(node -> intent.node(node).isPresent()),
                    linkAt(id).map(compiled::get)))
                .orElse(Map.of()));
        }
    }

    /** Returns how a node is driven; empty when it is not, or not yet. */
    Optional<NodeSpec> spec(final NodeId id) {
        return node(id).flatMap(node -> host(id).map(host -> new NodeSpec(id, host, node.systemId(),
            node.ovsdbRemote(), node.datapathId(), node.datapathType(), node.sourcePorts(), underlay(node))));
    }

    private static Underlay underlay(final NodeIntent node) {
        final var addresses = Stream.of(node.ipv4(), node.ipv6()).flatMap(Optional::stream)
            .map(UnderlaySide::address).toList();
        final var oversize = node.oversize();
        return new Underlay(addresses, node.mtu(), oversize.halves(), oversize.bridge(), oversize.device());
    }

    @Override
    public Optional<NodeIntent> node(final NodeId id) {
        return intent.node(id);
    }

    @Override
    public Optional<HostId> host(final NodeId id) {
        return numbers.host(id);
    }

    @Override
    public Optional<ApplianceIntent> appliance(final String name) {
        return intent.appliance(name);
    }

    @Override
    public Optional<LinkIntent> link(final LinkId id) {
        return intent.link(id);
    }

    @Override
    public Optional<SegmentId> segment(final LinkId id) {
        return numbers.segment(id);
    }

    @Override
    public Optional<LinkId> owner(final SegmentId segment) {
        return numbers.owner(segment);
    }

    @Override
    public Optional<Compiled> compiled(final LinkId id) {
        return Optional.ofNullable(compiled.get(id));
    }

    @Override
    public Optional<LinkId> linkAt(final InterfaceId port) {
        final var named = intent.pairs().named(port);
        final var link = intent.linkAt(named);
        // a standby may have interfaces of its own besides those that stand by
        return link.isEmpty() ? intent.linkAt(port) : link.filter(id -> inUse(named).equals(port));
    }

    @Override
    public Optional<Role> role(final String appliance) {
        return intent.pairs().of(appliance).map(pair -> new Role(
            pair.name(takeovers.active(pair.primary())).equals(appliance), takeovers.last(pair.primary())));
    }

    @Override
    public InterfaceId inUse(final InterfaceId named) {
        return intent.pairs().ledBy(named.appliance())
            .map(pair -> new InterfaceId(pair.name(takeovers.active(pair.primary())), named.name())).orElse(named);
    }

    @Override
    public Optional<InterfaceId> reserve(final InterfaceId named) {
        return intent.pairs().ledBy(named.appliance())
            .map(pair -> new InterfaceId(pair.name(takeovers.active(pair.primary()).other()), named.name()));
    }

    private Optional<Compiled> bring(final LinkId id, final NodePrograms programs) {
        final var now = intent.link(id).map(this::compileLink);
        now.ifPresentOrElse(result -> compiled.put(id, result), () -> compiled.remove(id));
        programs.replace(new Owner.OfLink(id), now.map(Compiled::objects).orElse(Map.of()));
        return now;
    }

    private Compiled compileLink(final LinkIntent link) {
        for (var port : Intent.ports(link)) {
            final var named = intent.pairs().named(port);
            if (!named.equals(port) && intent.linkAt(named).isPresent()) {
                return new Compiled.Incomplete("interface " + port + " stands by for " + named);
            }
            final var owner = intent.linkAt(port).orElse(link.id());
            if (!owner.equals(link.id())) {
                return new Compiled.Incomplete("interface " + port + " belongs to link " + owner);
            }
        }
        return numbers.segment(link.id()).map(segment -> compiler.compile(link, segment))
            .orElseGet(() -> new Compiled.Incomplete(numbers.refusal(link.id())));
    }
}
