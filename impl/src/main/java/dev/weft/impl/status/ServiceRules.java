/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.impl.compile.CompiledService;
import dev.weft.impl.compile.CompiledService.Instance;
import dev.weft.impl.compile.Spot;
import dev.weft.impl.model.InstanceIntent.Admin;
import dev.weft.impl.model.Workplace;
import dev.weft.impl.report.Reported;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** Computes states of services and their instances (SI-8). */
final class ServiceRules {
    private final Facts facts;
    private final Reported reported;

    ServiceRules(final Facts facts, final Reported reported) {
        this.facts = requireNonNull(facts);
        this.reported = requireNonNull(reported);
    }

    State.OfService service(final CompiledService service) {
        final SortedMap<String, State.OfInstance> instances = new TreeMap<>();
        service.instances().forEach((name, instance) -> instances.put(name, instance(service, name, instance)));
        return new State.OfService(whole(service, instances), instances);
    }

    /** How a port of an instance is. */
    Condition port(final Instance instance, final InterfaceId port) {
        return instance.spot().filter(Spot.Plugged.class::isInstance).map(Spot.Plugged.class::cast)
            .map(spot -> Condition.worst(plugged(spot.site().id(), port, ref(instance, port, spot)),
                programmed(spot))).orElseGet(() -> Condition.of(Status.Waiting, instance.fault().orElseThrow()));
    }

    private static PortRef ref(final Instance instance, final InterfaceId port, final Spot.Plugged spot) {
        return instance.place() instanceof Workplace.Ports ports && ports.in().equals(port) ? spot.object().in()
            : spot.object().out();
    }

    private State.OfInstance instance(final CompiledService service, final String name, final Instance instance) {
        final var node = instance.spot().map(spot -> spot.site().id());
        final var health = node.filter(there -> service.intent().probing().isPresent())
            .map(there -> reported.health(there, instance.id())).orElse(InstanceHealth.Unknown);
        final var condition = condition(service, name, instance);
        return new State.OfInstance(condition.status() == Status.Up && condition.reason().isEmpty()
            ? new Condition(Status.Up, remark(service, name, node)) : condition, node, number(instance), health);
    }

    private static OptionalInt number(final Instance instance) {
        return instance.spot().orElse(null) instanceof Spot.BuiltIn firewall
            ? OptionalInt.of(firewall.object().number()) : OptionalInt.empty();
    }

    private Condition condition(final CompiledService service, final String name, final Instance instance) {
        final var intent = service.intent().instances().get(name);
        if (intent.admin() == Admin.DOWN) {
            return Condition.of(Status.Shut, "its admin-state is down");
        }
        if (instance.spot().isEmpty()) {
            return Condition.of(Status.Waiting, instance.fault().orElseThrow());
        }
        final var worst = working(instance, instance.spot().orElseThrow());
        return worst.status() == Status.Up
            ? instance.fault().map(why -> Condition.of(Status.Inactive, why)).orElse(worst) : worst;
    }

    /** How far its node is with it, whoever does its work. */
    private Condition working(final Instance instance, final Spot spot) {
        if (spot instanceof Spot.Led led) {
            return Condition.worst(led.needs().stream().map(object -> programmed(led.site().id(), object))
                .toArray(Condition[]::new));
        }
        if (spot instanceof Spot.Plugged plugged) {
            final var ports = (Workplace.Ports) instance.place();
            final var node = plugged.site().id();
            return Condition.worst(programmed(plugged), plugged(node, ports.in(), plugged.object().in()),
                plugged(node, ports.out(), plugged.object().out()));
        }
        return programmed((Spot.OnNode) spot);
    }

    private Condition programmed(final Spot.OnNode spot) {
        return programmed(spot.site().id(), spot.object().key());
    }

    private Condition programmed(final NodeId node, final ObjectKey object) {
        return Condition.of(node.value(), facts.of(node, object));
    }

    private Condition plugged(final NodeId node, final InterfaceId port, final PortRef ref) {
        final var place = port + " on " + node;
        return facts.port(node, ref).map(state -> switch (state) {
            case UP -> Condition.UP;
            case DOWN -> Condition.of(Status.Inactive, LifeRules.down(place));
            case MISSING -> Condition.of(Status.Waiting, LifeRules.missing(place, ref));
        }).orElse(Condition.UP);
    }

    /** What is worth knowing of an instance that is in service. */
    private Optional<String> remark(final CompiledService service, final String name, final Optional<NodeId> node) {
        if (service.intent().instances().get(name).admin() == Admin.DRAINING) {
            return Optional.of("it is draining: it gets no new connections");
        }
        return service.intent().probing().isEmpty() ? Optional.empty()
            : node.filter(there -> reported.time(there).isPresent() && !reported.isHeard(there))
                .map(there -> "the helper of node " + there + " does not report any more, so its health is as it was"
                    + " last; see that weft-helper runs there");
    }

    /** Of instances that shall be out of service nothing is said, unless all are. */
    private static Condition whole(final CompiledService service, final Map<String, State.OfInstance> instances) {
        final var fate = fate(service);
        if (instances.isEmpty()) {
            return Condition.of(Status.Waiting, "it has no instances, so " + fate + "; add one at /weft:weft/service="
                + service.intent().id() + "/instance");
        }
        final var out = instances.entrySet().stream().filter(entry -> isOut(entry.getValue()))
            .min(Comparator.comparingInt(entry -> entry.getValue().condition().rank()));
        final long inService = instances.values().stream().filter(State.OfInstance::isUp).count();
        if (out.isEmpty() && inService == 0) {
            return Condition.of(Status.Shut, "all its instances are shut, so " + fate);
        }
        if (out.isEmpty()) {
            return instances.entrySet().stream().filter(entry -> entry.getValue().condition().reason().isPresent()
                && entry.getValue().isUp()).findFirst()
                .map(entry -> entry.getValue().condition().at("instance " + entry.getKey())).orElse(Condition.UP);
        }
        // until its node says that it works, or cannot, traffic goes to an instance that nothing is known against
        final boolean isNobodyAsked = inService == 0 && service.instances().values().stream()
            .allMatch(instance -> instance.fault().isPresent());
        final long others = instances.values().stream().filter(ServiceRules::isOut).count() - 1;
        final var first = out.orElseThrow().getValue().condition().at("instance " + out.orElseThrow().getKey());
        return new Condition(first.status(), first.reason().map(text -> (isNobodyAsked
            ? "no instance is in service, so " + fate + "; " : "") + text + (others == 0 ? "" : "; and " + others
                + " more " + (others == 1 ? "instance" : "instances"))));
    }

    private static boolean isOut(final State.OfInstance instance) {
        return !instance.isUp() && instance.condition().status() != Status.Shut;
    }

    /** What becomes of traffic while there is no instance. */
    static String fate(final CompiledService service) {
        return service.intent().open() ? "traffic passes by (without-instance is open)"
            : "traffic is dropped (without-instance is closed)";
    }
}
