/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.api.id.InstanceId;
import dev.weft.api.node.PortRef;
import dev.weft.pipeline.feature.TunnelPort;

/** What is behind a port of a node. */
public sealed interface PortRole {
    /**
     * A guest.
     *
     * @param port its port
     */
    record Guest(PortRef port) implements PortRole { }

    /**
     * An instance of a service, which gives back by another port what it gets by this one.
     *
     * @param instance the instance
     * @param port this port
     * @param other the port on the other side; the same when it has one only
     * @param otherNumber the number of that port
     * @param aware whether it gets and gives network service headers
     */
    record Service(InstanceId instance, PortRef port, PortRef other, int otherNumber, boolean aware)
            implements PortRole { }

    /**
     * Tunnels.
     *
     * @param tunnel UDP port and DSCP
     */
    record Tunnel(TunnelPort tunnel) implements PortRole { }

    /** The node's helper. */
    record Helper() implements PortRole { }

    /** The underlay's bridge. */
    record Underlay() implements PortRole { }
}
