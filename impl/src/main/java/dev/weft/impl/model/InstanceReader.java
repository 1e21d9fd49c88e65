/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Reads the instances of one service. */
final class InstanceReader {
    private final IntentPath at;
    private final ServiceId service;
    private final ServiceFunction function;

    InstanceReader(final IntentPath service, final ServiceId id, final ServiceFunction function) {
        at = service;
        this.service = id;
        this.function = function;
    }

    SortedMap<String, InstanceIntent> read(final Service stored) throws InvalidIntent {
        final SortedMap<String, InstanceIntent> instances = new TreeMap<>();
        for (var instance : stored.nonnullInstance().values()) {
            final var value = instance(instance);
            instances.put(value.id().instance(), value);
        }
        if (function instanceof ServiceFunction.ByGateway by) {
            final var name = by.gateway().value();
            instances.put(name, new InstanceIntent(new InstanceId(service, name), new Workplace.AtGateway(by.gateway()),
                IntentDefaults.WEIGHT, IntentDefaults.INSTANCE_ADMIN));
        }
        return instances;
    }

    private InstanceIntent instance(final Instance stored) throws InvalidIntent {
        final var name = stored.key().getName().getValue();
        final var here = at.at("instance=" + name);
        final var place = place(here, name, stored);
        final var weight = stored.getWeight();
        return IntentReader.guarded(here, () -> new InstanceIntent(new InstanceId(service, name), place,
            weight == null ? IntentDefaults.WEIGHT : weight.toJava(), admin(stored.getAdminState())));
    }

    private Workplace place(final IntentPath here, final String name, final Instance stored) throws InvalidIntent {
        if (function instanceof ServiceFunction.ByGateway by) {
            throw new InvalidIntent(here, "it has instance " + name + ", but gateway " + by.gateway() + " does its work"
                + " alone; leave instances out");
        }
        return function instanceof ServiceFunction.Firewall ? onNode(here, name, stored) : ports(here, name, stored);
    }

    private static Workplace onNode(final IntentPath here, final String name, final Instance stored)
            throws InvalidIntent {
        if (stored.getAppliance() != null || stored.getIn() != null || stored.getOut() != null) {
            throw new InvalidIntent(here.at(stored.getAppliance() != null ? "appliance"
                : stored.getIn() != null ? "in" : "out"), "instance " + name + " names an appliance or an interface,"
                + " but the service is a firewall that switches are; leave appliance, in and out out, and give a"
                + " node");
        }
        return new Workplace.OnNode(new NodeId(required(here, name, "node", stored.getNode())));
    }

    private static Workplace ports(final IntentPath here, final String name, final Instance stored)
            throws InvalidIntent {
        if (stored.getNode() != null) {
            throw new InvalidIntent(here.at("node"), "instance " + name + " has a node, which is for firewalls that"
                + " switches are; leave it out, as an instance is where its appliance is, or make the service a"
                + " firewall");
        }
        final var appliance = required(here, name, "appliance", stored.getAppliance());
        final var in = required(here, name, "in", stored.getIn());
        final var out = stored.getOut() == null ? in : stored.getOut().getValue();
        return new Workplace.Ports(new InterfaceId(appliance, in), new InterfaceId(appliance, out));
    }

    private static String required(final IntentPath here, final String instance, final String leaf, final Name value)
            throws InvalidIntent {
        if (value == null) {
            throw new InvalidIntent(here.at(leaf), "instance " + instance + " has no " + leaf + "; give it one");
        }
        return value.getValue();
    }

    private static InstanceIntent.Admin admin(final Instance.AdminState state) {
        return state == null ? IntentDefaults.INSTANCE_ADMIN : switch (state) {
            case Up -> InstanceIntent.Admin.UP;
            case Draining -> InstanceIntent.Admin.DRAINING;
            case Down -> InstanceIntent.Admin.DOWN;
        };
    }
}
