/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Sets;
import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.Underlay;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.compile.CompiledPolicy;
import dev.weft.impl.compile.CompiledService;
import dev.weft.impl.compile.CompiledService.Instance;
import dev.weft.impl.compile.CompiledTenantGateway;
import dev.weft.impl.compile.Gateway;
import dev.weft.impl.compile.LinkCompiler;
import dev.weft.impl.compile.PortCompiler;
import dev.weft.impl.compile.PortCompiler.Service;
import dev.weft.impl.compile.Site;
import dev.weft.impl.key.KeyRing;
import dev.weft.impl.mapping.MappingDirectory;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.UnderlaySide;
import dev.weft.impl.standby.Role;
import dev.weft.impl.standby.Takeovers;
import dev.weft.impl.status.Picture;
import dev.weft.impl.worker.Attempt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The intent, its numbers, and what it compiles to. */
final class Plan implements Picture {
    private static final Logger LOG = LoggerFactory.getLogger(Plan.class);

    private final Map<LinkId, Compiled> compiled = new HashMap<>();
    private final LinkCompiler compiler;
    private final Instances instances;
    private final Networks networks;
    private final Rollouts rollouts;
    private final Paths paths;
    private final Workloads workloads;
    private final TenantGateways gateways;
    private final Intent intent;
    private final Numbers numbers;
    private final Takeovers takeovers;
    private final MappingDirectory mappings;

    Plan(final Intent intent, final Numbers numbers, final Takeovers takeovers, final KeyRing keys,
            final Rollouts rollouts, final Outages outages, final MappingDirectory mappings) {
        compiler = new LinkCompiler(this, keys);
        final var profiles = new ProfileEntries(intent, rollouts);
        gateways = new TenantGateways(intent, numbers, this);
        instances = new Instances(intent, numbers, this, outages, gateways);
        networks = new Networks(intent, numbers, this, keys, this::hosts, profiles);
        this.rollouts = requireNonNull(rollouts);
        paths = new Paths(intent, numbers, rollouts, instances, networks, gateways,
            new Mappings(intent, rollouts, instances, mappings));
        workloads = new Workloads(profiles, networks);
        this.takeovers = requireNonNull(takeovers);
        this.intent = requireNonNull(intent);
        this.mappings = requireNonNull(mappings);
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
        bringSteering(dirty, programs);
        for (var id : dirty.ports()) {
            programs.replace(new Owner.OfPort(id), port(id).map(port -> PortCompiler.compile(port,
                place(id).filter(node -> intent.node(node).isPresent()), serving(id))).orElse(Map.of()));
        }
    }

    /**
     * Instances first, as networks have to reach them, then gateways, which need networks, with what they do as
     * services, then who needs all of these.
     */
    private void bringSteering(final Dirty dirty, final NodePrograms programs) {
        final var changed = instances.bring(dirty, programs);
        final var resettled = gateways.place(dirty);
        networks.bring(dirty, Sets.union(instances.moved(changed), resettled.keySet()), programs);
        final var rebuilt = networks.takeRebuilt();
        final var stirred = networks.takeStirred();
        final var others = gateways.bring(dirty, Sets.union(rebuilt, stirred.keySet()), networks, programs);
        Sets.union(changed.keySet(), instances.follow(others, dirty, programs))
            .forEach(service -> dirty.policies().addAll(rollouts.visiting(service)));
        rebuilt.forEach(network -> dirty.policies().addAll(rollouts.on(network)));
        paths.bring(dirty, stirred, resettled, programs);
        workloads.bring(dirty, programs);
    }

    /** The nodes that have to do with a network although no member may be there. */
    private Map<NodeId, Site> hosts(final NetworkId network) {
        final var hosts = new HashMap<NodeId, Site>(instances.sites(network));
        hosts.putAll(gateways.sites(network));
        return hosts;
    }

    private Service serving(final InterfaceId port) {
        final var named = intent.pairs().named(port);
        final var served = attachmentAt(port);
        if (served.isEmpty()) {
            return intent.claims().servedBy(named).filter(there -> there.link().isEmpty()).isPresent()
                ? Service.WAITS : Service.NONE;
        }
        if (served.orElseThrow() instanceof Attachment.ToNetwork network) {
            final var member = intent.claims().servedBy(named).isPresent() ? named : port;
            return networks.serves(network.id(), member) ? Service.SERVES : Service.WAITS;
        }
        if (served.orElseThrow() instanceof Attachment.ToService service) {
            return instances.instance(service.id()).flatMap(Instance::spot).isPresent() ? Service.SERVES
                : Service.WAITS;
        }
        return linkAt(port).map(compiled::get).filter(Compiled.Programmed.class::isInstance).isPresent()
            ? Service.SERVES : Service.NONE;
    }

    /** Returns how a node is driven; empty when it is not, or not yet. */
    Optional<NodeSpec> spec(final NodeId id) {
        return node(id).flatMap(node -> host(id).map(host -> new NodeSpec(id, host, intent.installation(),
            node.systemId(), node.ovsdbRemote(), node.datapathId(), node.datapathType(), node.sourcePorts(),
            underlay(node), intent.relays().of(node), intent.relays().by(node))));
    }

    private static Underlay underlay(final NodeIntent node) {
        final var sides = Stream.of(node.ipv4(), node.ipv6()).flatMap(Optional::stream).toList();
        final var oversize = node.oversize();
        return new Underlay(sides.stream().map(UnderlaySide::address).toList(), node.mtu(), oversize.halves(),
            oversize.bridge(), oversize.device(), sides.stream().flatMap(side -> side.gateway().stream()).toList());
    }

    @Override
    public int installation() {
        return intent.installation();
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
    public Optional<Gateway> gateway(final NodeIntent node) {
        return intent.relays().gateway(node, numbers::host);
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
    public Optional<ChainIntent> chain(final ChainId id) {
        return intent.chains().get(id);
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
    public Optional<CompiledNetwork> compiled(final NetworkId id) {
        return networks.compiled(id);
    }

    @Override
    public Optional<CompiledService> compiled(final ServiceId id) {
        return instances.compiled(id);
    }

    @Override
    public Optional<CompiledPolicy> compiled(final PolicyId id) {
        return policy(id).map(policy -> new CompiledPolicy(numbers.policy(id), rollouts.of(id).generations(),
            mappings.find(id), paths.nodes(id), new TreeSet<>(workloads.of(id)), rollouts.obstacle(id)));
    }

    @Override
    public Optional<CompiledTenantGateway> compiled(final GatewayId id) {
        return gateways.compiled(id);
    }

    @Override
    public Optional<ServiceIntent> service(final ServiceId id) {
        return intent.catalogue().services().get(id);
    }

    @Override
    public Optional<PolicyIntent> policy(final PolicyId id) {
        return intent.catalogue().policies().get(id);
    }

    @Override
    public Optional<InstanceId> instanceAt(final InterfaceId port) {
        return attachmentAt(port).flatMap(Attachment::service);
    }

    @Override
    public Optional<ProfileIntent> profileOf(final InterfaceId named) {
        return intent.profiles().profile(named);
    }

    @Override
    public Optional<String> profileFault(final InterfaceId named) {
        return intent.profiles().find(named).fault();
    }

    /** Returns on which nodes policies are. */
    Paths paths() {
        return paths;
    }

    @Override
    public Optional<NetworkIntent> network(final NetworkId id) {
        return intent.network(id);
    }

    @Override
    public Optional<LinkId> linkAt(final InterfaceId port) {
        return attachmentAt(port).flatMap(Attachment::link);
    }

    @Override
    public Optional<NetworkId> networkAt(final InterfaceId port) {
        return attachmentAt(port).flatMap(Attachment::network);
    }

    private Optional<Attachment> attachmentAt(final InterfaceId port) {
        final var named = intent.pairs().named(port);
        final var served = intent.claims().servedBy(named);
        // a standby may have interfaces of its own besides those that stand by
        return served.isEmpty() ? intent.claims().servedBy(port) : served.filter(id -> inUse(named).equals(port));
    }

    @Override
    public InterfaceId named(final InterfaceId port) {
        return intent.pairs().named(port);
    }

    @Override
    public Optional<NodeId> place(final InterfaceId id) {
        return intent.place(id);
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
            final var rival = intent.claims().rival(port, new Attachment.ToLink(link.id()));
            if (rival.isPresent()) {
                return new Compiled.Incomplete(rival.orElseThrow());
            }
        }
        return numbers.segment(link.id()).map(segment -> compiler.compile(link, segment))
            .orElseGet(() -> new Compiled.Incomplete(numbers.refusal(link.id())));
    }
}
