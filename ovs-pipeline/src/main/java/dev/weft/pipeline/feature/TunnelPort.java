/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;

/**
 * A tunnel port that flows need. The one that inherits DSCP also receives on its UDP port; those with a fixed DSCP
 * only send (VL-6).
 *
 * @param port the UDP port sent to and, when it receives, listened on
 * @param dscp the outer DSCP of what is sent
 */
public record TunnelPort(UdpPort port, Dscp dscp) {
    /**
     * Whether frames come in through it.
     *
     * @return true if so
     */
    public boolean receives() {
        return dscp instanceof Dscp.Inherit;
    }

    @Override
    public String toString() {
        return "UDP port " + port + ", DSCP " + dscp;
    }
}
