/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.MacAddress;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.ObjectKey;
import java.util.List;

/** Where an instance of a service does its work (SI-1, GW-1). */
public sealed interface Spot permits Spot.OnNode, Spot.Led {
    /**
     * Returns where that is.
     *
     * @return the node
     */
    Site site();

    /** A node is told of the instance, and gets its frames for it. */
    sealed interface OnNode extends Spot permits Plugged, BuiltIn {
        /**
         * Returns what the node is told.
         *
         * @return the object
         */
        NodeObject object();
    }

    /**
     * An appliance is plugged in there.
     *
     * @param site its node
     * @param object what that node is told
     */
    record Plugged(Site site, ServiceInstance object) implements OnNode {
        public Plugged {
            requireNonNull(site);
            requireNonNull(object);
        }
    }

    /**
     * The switch does the work.
     *
     * @param site its node
     * @param object what that node is told
     */
    record BuiltIn(Site site, NodeFirewall object) implements OnNode {
        public BuiltIn {
            requireNonNull(site);
            requireNonNull(object);
        }
    }

    /**
     * A gateway does the work, which the node is told of already. Its networks know where it is.
     *
     * @param site its node
     * @param mac its address in the service's network
     * @param needs what has to be in force on the node for that
     */
    record Led(Site site, MacAddress mac, List<ObjectKey> needs) implements Spot {
        public Led {
            requireNonNull(site);
            requireNonNull(mac);
            needs = List.copyOf(needs);
        }
    }
}
