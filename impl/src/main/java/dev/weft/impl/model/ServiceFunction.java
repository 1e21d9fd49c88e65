/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.GatewayId;
import dev.weft.api.service.FirewallRule;
import java.util.List;

/** Who does the work of a service (SI-1, GW-1). */
public sealed interface ServiceFunction
        permits ServiceFunction.Appliances, ServiceFunction.Firewall, ServiceFunction.ByGateway {
    /** What instances have as place: interfaces of appliances. */
    Appliances APPLIANCES = new Appliances();

    /** Appliances do. */
    record Appliances() implements ServiceFunction { }

    /**
     * Switches do, as firewalls that remember connections.
     *
     * @param rules the rules for new connections in their order; the first that fits decides
     * @param allow whether what no rule fits is let through
     */
    record Firewall(List<FirewallRule> rules, boolean allow) implements ServiceFunction {
        public Firewall {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A gateway does.
     *
     * @param gateway the gateway; the only instance is named like it
     */
    record ByGateway(GatewayId gateway) implements ServiceFunction {
        public ByGateway {
            requireNonNull(gateway);
        }
    }

    /**
     * Says whether switches do the work.
     *
     * @return false if appliances do
     */
    default boolean isBuiltIn() {
        return !(this instanceof Appliances);
    }
}
