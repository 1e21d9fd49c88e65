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
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import java.util.Set;

/** Where the work of an instance of a service is done (SI-1, GW-1). */
public sealed interface Workplace permits Workplace.Ports, Workplace.OnNode, Workplace.AtGateway {
    /**
     * An appliance does it.
     *
     * @param in the interface that gets what workloads send
     * @param out the interface on the other side; the same when there is one only
     */
    record Ports(InterfaceId in, InterfaceId out) implements Workplace {
        public Ports {
            if (!in.appliance().equals(out.appliance())) {
                throw new IllegalArgumentException("interfaces " + in + " and " + out + " are not of one appliance");
            }
        }

        @Override
        public Set<InterfaceId> interfaces() {
            return in.equals(out) ? Set.of(in) : Set.of(in, out);
        }
    }

    /**
     * The switch of a node does it.
     *
     * @param node the node
     */
    record OnNode(NodeId node) implements Workplace {
        public OnNode {
            requireNonNull(node);
        }
    }

    /**
     * A gateway does it, on its node.
     *
     * @param gateway the gateway
     */
    record AtGateway(GatewayId gateway) implements Workplace {
        public AtGateway {
            requireNonNull(gateway);
        }
    }

    /**
     * Returns the interfaces of appliances that it needs.
     *
     * @return none, one or two
     */
    default Set<InterfaceId> interfaces() {
        return Set.of();
    }
}
