/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.Protection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the frames of a network travel between nodes.
 *
 * @param family the outer family of IP tunnels; empty: for each pair of nodes IPv4 when both have it, else IPv6
 * @param dscp the outer DSCP of IP tunnels (VL-6)
 * @param underlayVlan the underlay's VLAN of frames in Ethernet, 1 to 4094; empty: untagged (FN-3)
 * @param modes how they travel between pairs of nodes, in order; the first that fits a pair applies (FN-11)
 * @param vlan the VLAN of the physical network that a vnet is mapped onto, 1 to 4094; empty: none (VN-8)
 * @param protection how a vnet's frames are protected (VN-7)
 */
public record NetworkTravel(Optional<Family> family, Dscp dscp, OptionalInt underlayVlan, List<AddressingMode> modes,
        OptionalInt vlan, Protection protection) {
    public NetworkTravel {
        requireNonNull(family);
        requireNonNull(dscp);
        requireNonNull(underlayVlan);
        modes = modes.stream().sorted(Comparator.comparing(AddressingMode::order)).toList();
        requireNonNull(vlan);
        requireNonNull(protection);
    }

    /**
     * Finds the entry for a pair of nodes.
     *
     * @param one a node
     * @param other another one
     * @return the first that fits; empty: the defaults apply
     */
    public Optional<AddressingMode> mode(final NodeId one, final NodeId other) {
        return modes.stream().filter(mode -> mode.fits(one, other)).findFirst();
    }
}
