/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.UdpPort;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A virtual link as the intent has it ({@code /weft:weft/link}).
 *
 * @param id the name
 * @param segment the wanted key on the wire; empty: allocate one
 * @param first the first end, always an interface
 * @param second the second end
 * @param family the wanted outer family; empty: see {@code outer-family} in weft-link.yang
 * @param dscp the outer DSCP
 * @param liveness when an end is taken for dead
 * @param authentication how the ends shall know each other; empty: signed where a key is at hand
 */
public record LinkIntent(LinkId id, Optional<SegmentId> segment, InterfaceId first, End second,
        Optional<Family> family, Dscp dscp, Liveness liveness, Optional<Authentication> authentication) {
    /** The second end of a link. */
    public sealed interface End {
    }

    /**
     * An interface of an appliance of this installation.
     *
     * @param port the interface
     */
    public record Managed(InterfaceId port) implements End { }

    /**
     * An address under another controller (VL-18).
     *
     * @param address the far outer address
     * @param port the UDP port on which it receives
     */
    public record External(InetAddress address, UdpPort port) implements End { }
}
