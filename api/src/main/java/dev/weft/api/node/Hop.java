/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.overlay.PathId;
import java.util.List;

/**
 * One service of a chain, as one node sees it (SI-3, SI-6, SI-8). The slots are the same on all nodes, up to where
 * their instances are: a connection has the same slot everywhere and in both directions.
 *
 * @param service the service
 * @param open what to do without instance: true passes traffic by the service, false drops it
 * @param byConnection true: slots are chosen by addresses, protocol and ports; false: by addresses
 * @param only whether this is the only chain in force that visits the service, so that whatever it gives back belongs
 *     to it, also connections that it changed or made itself
 * @param oneWay whether it gets what workloads send and nothing else: what is sent to them has come from it, or has
 *     nothing to do with it (a gateway, GW-1)
 * @param here all instances of the service on this node, also those without a slot: they can still give frames back
 * @param slots where the traffic of each slot goes: none = no instance in service; 1; or {@link #SLOTS}; a
 *     {@link Station} has no other beside it
 */
public record Hop(ServiceId service, boolean open, boolean byConnection, boolean only, boolean oneWay, List<Here> here,
        List<Target> slots) {
    /** How many slots several instances share. */
    public static final int SLOTS = 64;

    /** Where an instance is. */
    public sealed interface Target { }

    /** An instance on this node. */
    public sealed interface Here extends Target {
        /**
         * Returns which one it is.
         *
         * @return the instance
         */
        InstanceId instance();
    }

    /**
     * An appliance that is plugged in here.
     *
     * @param instance the instance
     * @param in the port that gets what workloads send
     * @param out the port on the other side; the same when it has one only
     * @param aware whether it gets and gives NSH (SI-5)
     */
    public record Plugged(InstanceId instance, PortRef in, PortRef out, boolean aware) implements Here { }

    /**
     * What the switch does itself (GW-1). The node has a {@link NodeObject.NodeFirewall} with this number.
     *
     * @param instance the instance
     * @param number its number on this node, 1 to {@link TenantGateway#MAX_NUMBER}
     */
    public record BuiltIn(InstanceId instance, int number) implements Here {
        public BuiltIn {
            GatewayChecks.number(number, "firewall " + instance);
        }
    }

    /**
     * An instance on another node.
     *
     * @param path the way there; the node has a peer for it
     */
    public record Far(PathId path) implements Target { }

    /**
     * A station of the network, to which frames go instead of their own destination: a gateway, the last service of a
     * chain. It is found as any other station is.
     *
     * @param instance the instance
     * @param mac the station's address
     */
    public record Station(InstanceId instance, MacAddress mac) implements Target { }

    public Hop {
        here = List.copyOf(here);
        slots = List.copyOf(slots);
        if (slots.size() > 1 && slots.size() != SLOTS) {
            throw new IllegalArgumentException("service " + service + " has " + slots.size() + " slots, not 0, 1 or "
                + SLOTS);
        }
        for (final Target target : slots) {
            if (target instanceof Here instance && !here.contains(instance)) {
                throw new IllegalArgumentException("instance " + instance.instance() + " has a slot and is not here");
            }
            if (target instanceof Station && !(oneWay && slots.size() == 1)) {
                throw new IllegalArgumentException("service " + service
                    + " leads to a station, so it must be one-way and have no other instance");
            }
        }
    }

    /**
     * A service that gets both directions.
     *
     * @param service the service
     * @param open what to do without instance
     * @param byConnection how slots are chosen
     * @param only whether this is the only chain in force that visits the service
     * @param here all instances of the service on this node
     * @param slots where the traffic of each slot goes
     */
    public Hop(final ServiceId service, final boolean open, final boolean byConnection, final boolean only,
            final List<Here> here, final List<Target> slots) {
        this(service, open, byConnection, only, false, here, slots);
    }
}
