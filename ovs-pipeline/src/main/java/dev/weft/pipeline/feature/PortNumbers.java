/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;
import java.util.OptionalInt;
import java.util.Set;

/** Knows the OpenFlow numbers of a node's ports, 1 to 65279. */
public interface PortNumbers {
    /**
     * The number of an appliance's port.
     *
     * @param port the port
     * @return its number, empty when it is not there
     */
    OptionalInt port(PortRef port);

    /**
     * The number of a tunnel port.
     *
     * @param port its UDP port
     * @param dscp its outer DSCP
     * @return its number, empty when it is not there
     */
    OptionalInt tunnel(UdpPort port, Dscp dscp);

    /**
     * The numbers of the tunnel ports through which frames come in.
     *
     * @return the numbers
     */
    Set<Integer> receiving();

    /**
     * The number of the port by which the helper sends and gets control frames (VL-10).
     *
     * @return its number, empty when it is not there: then control frames are dropped
     */
    OptionalInt control();

    /**
     * The number of the port to the underlay's bridge, for frames that travel in Ethernet (FN-3).
     *
     * @return its number, empty when it is not there
     */
    OptionalInt underlay();
}
