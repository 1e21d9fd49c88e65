/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.compile.CompiledService.Instance;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.InstanceIntent.Admin;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.ServiceFunction.Firewall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compiles the instances of one service that switches are (GW-1): firewalls, each on its node, and a gateway. Nothing
 * is remembered: the same arguments make the same instances.
 */
public final class BuiltInCompiler {
    private final NetworkIntent network;
    private final NetworkKey key;
    private final Topology topology;
    private final Gates gates;
    private final ServiceCompiler.Condition condition;

    /** What remembers connections: where it has its number, and what became of it. */
    public interface Gates {
        /**
         * Finds the number of a firewall on its node.
         *
         * @param instance the firewall
         * @return the number, empty while it has none
         */
        OptionalInt number(InstanceId instance);

        /**
         * Says why a firewall has no number.
         *
         * @param instance the firewall
         * @return the reason, for people
         */
        String refusal(InstanceId instance);

        /**
         * Finds what became of a gateway when it was compiled.
         *
         * @param gateway the gateway
         * @return the result, empty when there is no such gateway
         */
        Optional<CompiledTenantGateway> gateway(GatewayId gateway);
    }

    /**
     * Makes a compiler.
     *
     * @param network the service's network
     * @param key the network's key on the wire
     * @param topology where nodes are looked up
     * @param gates finds numbers and gateways
     * @param condition how instances are
     */
    public BuiltInCompiler(final NetworkIntent network, final NetworkKey key, final Topology topology,
            final Gates gates, final ServiceCompiler.Condition condition) {
        this.network = requireNonNull(network);
        this.key = requireNonNull(key);
        this.topology = requireNonNull(topology);
        this.gates = requireNonNull(gates);
        this.condition = requireNonNull(condition);
    }

    /**
     * Compiles a firewall. One that is shut stays programmed where it is: frames may be inside. So does one that its
     * node refuses: it may do better with the next attempt.
     *
     * @param instance the firewall
     * @param node the node whose switch does its work
     * @param rules what it lets through
     * @return what became of it
     */
    public Instance firewall(final InstanceIntent instance, final NodeId node, final Firewall rules) {
        try {
            final var site = site(node);
            final var number = gates.number(instance.id());
            if (number.isEmpty()) {
                throw new NotYet(gates.refusal(instance.id()));
            }
            final var firewall = new NodeFirewall(instance.id(), network.id(), key, number.getAsInt(), UdpPort.GENEVE,
                network.travel().dscp(), rules.rules(), rules.allow());
            return new Instance(instance.id(), instance.place(), Optional.of(new Spot.BuiltIn(site, firewall)),
                instance.admin() == Admin.DOWN ? Optional.of("its admin-state is down")
                    : condition.refusal(node, firewall.key()));
        } catch (NotYet e) {
            return silent(instance, e.getMessage());
        }
    }

    /**
     * Compiles what a gateway does.
     *
     * @param instance the only instance of the service
     * @param id the gateway
     * @return what became of it
     */
    public Instance gateway(final InstanceIntent instance, final GatewayId id) {
        final var gateway = gates.gateway(id);
        if (gateway.isEmpty()) {
            return silent(instance, "there is no gateway " + id);
        }
        final var there = gateway.orElseThrow();
        final var side = there.sides().get(network.id());
        if (side == null) {
            return silent(instance, "gateway " + id + " has no interface in network " + network.id());
        }
        final var fault = there.fault().or(side::fault);
        if (fault.isPresent()) {
            return silent(instance, "gateway " + id + ": " + fault.orElseThrow());
        }
        final var led = new Spot.Led(there.site().orElseThrow(), there.intent().sides().get(network.id()).mac(),
            List.of(ObjectKey.gateway(id), side.part().orElseThrow()));
        return new Instance(instance.id(), instance.place(), Optional.of(led), led.needs().stream()
            .flatMap(need -> condition.refusal(led.site().id(), need).stream()).findFirst());
    }

    private Site site(final NodeId id) throws NotYet {
        final var node = topology.node(id).orElseThrow(() -> new NotYet("node " + id + " does not exist"));
        final var host = topology.host(id).orElseThrow(() -> new NotYet("node " + id + " has no host id yet"));
        return new Site(node, host, topology.installation(), topology.gateway(node));
    }

    private static Instance silent(final InstanceIntent instance, final String why) {
        return new Instance(instance.id(), instance.place(), Optional.empty(), Optional.of(why));
    }
}
