/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.allocate.Gate;
import dev.weft.impl.compile.BuiltInCompiler;
import dev.weft.impl.compile.CompiledService;
import dev.weft.impl.compile.CompiledService.Instance;
import dev.weft.impl.compile.CompiledTenantGateway;
import dev.weft.impl.compile.ServiceCompiler;
import dev.weft.impl.compile.Site;
import dev.weft.impl.compile.Topology;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.ServiceFunction;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.Workplace;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What all services are compiled to: their instances, where they are (SI-1, SI-7, SI-8). */
final class Instances {
    private final Map<ServiceId, CompiledService> compiled = new HashMap<>();
    private final Map<NetworkId, SortedMap<NodeId, Site>> sites = new HashMap<>();
    private final Intent intent;
    private final Numbers numbers;
    private final Topology topology;
    private final ServiceCompiler.Condition condition;
    private final BuiltInCompiler.Gates gates;

    Instances(final Intent intent, final Numbers numbers, final Topology topology,
            final ServiceCompiler.Condition condition, final TenantGateways gateways) {
        this.intent = requireNonNull(intent);
        this.numbers = requireNonNull(numbers);
        this.topology = requireNonNull(topology);
        this.condition = requireNonNull(condition);
        gates = new KnownGates(numbers, gateways);
    }

    private record KnownGates(Numbers numbers, TenantGateways gateways) implements BuiltInCompiler.Gates {
        @Override
        public OptionalInt number(final InstanceId instance) {
            return numbers.gate(Gate.of(instance));
        }

        @Override
        public String refusal(final InstanceId instance) {
            return numbers.refusal(Gate.of(instance));
        }

        @Override
        public Optional<CompiledTenantGateway> gateway(final GatewayId gateway) {
            return gateways.compiled(gateway);
        }
    }

    /**
     * Compiles what is dirty and puts it into the programs.
     *
     * @param dirty what to look at; gets the interfaces of services of which something else became
     * @param programs what nodes are asked to do
     * @return the services of which something else became, and what they were before
     */
    Map<ServiceId, Optional<CompiledService>> bring(final Dirty dirty, final NodePrograms programs) {
        dirty.networks().forEach(network -> dirty.services().addAll(intent.catalogue().servicesOf(network)));
        return compile(List.copyOf(dirty.services()), dirty, programs);
    }

    /**
     * Compiles the services whose work gateways do that have just become something else.
     *
     * @param gateways the gateways
     * @param dirty gets the services
     * @param programs what nodes are asked to do
     * @return the services of which something else became
     */
    Set<ServiceId> follow(final Collection<GatewayId> gateways, final Dirty dirty, final NodePrograms programs) {
        final var led = new LinkedHashSet<ServiceId>();
        gateways.forEach(gateway -> led.addAll(intent.catalogue().servicesBy(gateway)));
        dirty.services().addAll(led);
        return compile(led, dirty, programs).keySet();
    }

    private Map<ServiceId, Optional<CompiledService>> compile(final Collection<ServiceId> services, final Dirty dirty,
            final NodePrograms programs) {
        final var changed = new HashMap<ServiceId, Optional<CompiledService>>();
        for (var id : services) {
            final var before = compiled(id);
            final var now = intent.catalogue().services().get(id).map(this::compile);
            if (!before.equals(now)) {
                changed.put(id, before);
                now.ifPresentOrElse(service -> compiled.put(id, service), () -> compiled.remove(id));
                programs.replace(new Owner.OfService(id), now.map(CompiledService::objects).orElse(Map.of()));
                Stream.of(before, now).flatMap(Optional::stream).flatMap(service -> service.instances().values()
                    .stream()).flatMap(instance -> instance.place().interfaces().stream()).forEach(dirty::add);
            }
        }
        return changed;
    }

    private CompiledService compile(final ServiceIntent service) {
        final var network = intent.network(service.network());
        final var key = network.flatMap(numbers::key);
        final Function<InstanceIntent, Instance> compiling = network.isPresent() && key.isPresent()
            ? compiler(service, network.orElseThrow(), key.orElseThrow())
            : instance -> lacking(instance, network.map(there -> "network " + there.id() + ": "
                + numbers.refusal(there)).orElse("there is no network " + service.network()));
        final var instances = new TreeMap<String, Instance>();
        service.instances().forEach((name, instance) -> instances.put(name, compiling.apply(instance)));
        return new CompiledService(service, instances);
    }

    /** Finds the networks whose services are on other nodes than before, or on nodes that are something else now. */
    Set<NetworkId> moved(final Map<ServiceId, Optional<CompiledService>> changed) {
        final var networks = new HashSet<NetworkId>();
        changed.forEach((id, before) -> Stream.of(before, compiled(id)).flatMap(Optional::stream)
            .forEach(service -> networks.add(service.intent().network())));
        networks.removeIf(network -> sites(network).equals(findSites(network)));
        networks.forEach(network -> sites.put(network, findSites(network)));
        networks.stream().filter(network -> sites(network).isEmpty()).forEach(sites::remove);
        return networks;
    }

    Optional<CompiledService> compiled(final ServiceId id) {
        return Optional.ofNullable(compiled.get(id));
    }

    /** Finds what became of an instance. */
    Optional<Instance> instance(final InstanceId id) {
        return compiled(id.service()).map(service -> service.instances().get(id.instance()));
    }

    /** Returns the nodes with instances of services of a network. */
    SortedMap<NodeId, Site> sites(final NetworkId network) {
        return sites.getOrDefault(network, new TreeMap<>());
    }

    private SortedMap<NodeId, Site> findSites(final NetworkId network) {
        final var found = new TreeMap<NodeId, Site>();
        intent.catalogue().servicesOf(network).stream().flatMap(id -> compiled(id).stream())
            .flatMap(CompiledService::spots).forEach(spot -> found.putIfAbsent(spot.site().id(), spot.site()));
        return found;
    }

    private Function<InstanceIntent, Instance> compiler(final ServiceIntent service, final NetworkIntent network,
            final NetworkKey key) {
        final var plugged = new ServiceCompiler(service, network, key, topology, condition);
        final var builtIn = new BuiltInCompiler(network, key, topology, gates, condition);
        return instance -> {
            if (instance.place() instanceof Workplace.AtGateway by) {
                return builtIn.gateway(instance, by.gateway());
            }
            return instance.place() instanceof Workplace.OnNode there
                ? builtIn.firewall(instance, there.node(), (ServiceFunction.Firewall) service.function())
                : plugged.compile(instance, (Workplace.Ports) instance.place());
        };
    }

    private Instance lacking(final InstanceIntent instance, final String why) {
        final var place = instance.place() instanceof Workplace.Ports named ? ServiceCompiler.inUse(named, topology)
            : instance.place();
        return new Instance(instance.id(), place, Optional.empty(), Optional.of(why));
    }
}
