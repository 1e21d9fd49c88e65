/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.compile.CompiledService.Instance;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.InstanceIntent.Admin;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.Workplace.Ports;
import java.util.Optional;

/**
 * Compiles the instances of one service that appliances are to what their nodes shall do (SI-1, SI-7, SI-8). Nothing is
 * remembered: the same arguments make the same instances.
 */
public final class ServiceCompiler {
    private final ServiceIntent service;
    private final NetworkIntent network;
    private final NetworkKey key;
    private final Topology topology;
    private final Condition condition;

    /** How an instance is, as nodes and their helpers say. */
    public interface Condition {
        /**
         * Says what keeps an interface from serving an instance.
         *
         * @param port the interface as the intent names it
         * @param instance the instance
         * @return who has it, for people; empty: it is free
         */
        Optional<String> rival(InterfaceId port, InstanceId instance);

        /**
         * Says why a port does not work.
         *
         * @param node the node it is on
         * @param port how it is found there
         * @return the reason, for people; empty: it works, or nothing is known of it
         */
        Optional<String> outage(NodeId node, PortRef port);

        /**
         * Tells whether probes through an instance are lost.
         *
         * @param node the node it is on
         * @param instance the instance
         * @return true if so; false if they come through, or nothing is known
         */
        boolean isDead(NodeId node, InstanceId instance);

        /**
         * Says why a node does not do what it was asked to.
         *
         * @param node the node
         * @param object what it was asked
         * @return the reason, for people; empty: it has not refused, or has done it since then
         */
        Optional<String> refusal(NodeId node, ObjectKey object);
    }

    /**
     * Makes a compiler.
     *
     * @param service the service
     * @param network its network
     * @param key the network's key on the wire
     * @param topology where interfaces and nodes are looked up
     * @param condition how instances are
     */
    public ServiceCompiler(final ServiceIntent service, final NetworkIntent network, final NetworkKey key,
            final Topology topology, final Condition condition) {
        this.service = requireNonNull(service);
        this.network = requireNonNull(network);
        this.key = requireNonNull(key);
        this.topology = requireNonNull(topology);
        this.condition = requireNonNull(condition);
    }

    /**
     * Compiles an instance. One that is out of service stays programmed where it is: it may give back what it got, and
     * probes shall find out when it works again.
     *
     * @param instance the instance
     * @param named its interfaces, as the intent names them
     * @return what became of it
     */
    public Instance compile(final InstanceIntent instance, final Ports named) {
        final var inUse = inUse(named, topology);
        try {
            final var spot = spot(instance, inUse);
            return new Instance(instance.id(), inUse, Optional.of(spot), fault(instance, inUse, spot));
        } catch (NotYet e) {
            return new Instance(instance.id(), inUse, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /**
     * Finds which interfaces serve in place of those that an instance names (VL-17).
     *
     * @param named its interfaces, as the intent names them
     * @param topology where they are looked up
     * @return those of the standby while it has taken over, else the same
     */
    public static Ports inUse(final Ports named, final Topology topology) {
        return new Ports(topology.inUse(named.in()), topology.inUse(named.out()));
    }

    private Spot.Plugged spot(final InstanceIntent instance, final Ports inUse) throws NotYet {
        for (var port : instance.ports()) {
            final var rival = condition.rival(port, instance.id());
            if (rival.isPresent()) {
                throw new NotYet(rival.orElseThrow());
            }
        }
        final var inside = usable(inUse.in());
        final var outside = usable(inUse.out());
        if (!inside.site().id().equals(outside.site().id())) {
            throw new NotYet("interface " + inUse.in() + " is on node " + inside.site().id() + " and interface "
                + inUse.out() + " on node " + outside.site().id() + "; both must be on one");
        }
        return new Spot.Plugged(inside.site(), new ServiceInstance(instance.id(), network.id(), key,
            inside.port().port(), outside.port().port(), service.aware(), UdpPort.GENEVE, network.travel().dscp(),
            service.probing()));
    }

    private Place usable(final InterfaceId id) throws NotYet {
        final var place = Place.ofMember(id, topology);
        if (!place.port().adminUp()) {
            throw new NotYet("admin-state of interface " + id + " is down");
        }
        return place;
    }

    private Optional<String> fault(final InstanceIntent instance, final Ports inUse, final Spot.Plugged spot) {
        if (instance.admin() == Admin.DOWN) {
            return Optional.of("its admin-state is down");
        }
        final var node = spot.site().id();
        return condition.refusal(node, spot.object().key())
            .or(() -> condition.outage(node, spot.object().in())
                .map(why -> "interface " + inUse.in() + ": " + why))
            .or(() -> condition.outage(node, spot.object().out())
                .map(why -> "interface " + inUse.out() + ": " + why))
            .or(() -> service.probing().isPresent() && condition.isDead(node, instance.id())
                ? Optional.of("probes through it are lost on node " + node + "; see whether it works and lets them"
                    + " pass") : Optional.empty());
    }
}
