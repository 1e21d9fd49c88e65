/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import dev.weft.api.overlay.Family;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.UnderlaySide;
import java.net.InetAddress;
import java.util.Optional;

/** The choice of outer family and addresses (VL-3), and of the next hop (VL-7). */
final class OuterSide {
    private OuterSide() {
        // only functions
    }

    /** The family of a link between two nodes: as told, else of the told addresses, else what both nodes have. */
    static Family family(final LinkIntent link, final Place first, final Place second) throws NotYet {
        final var told = told(link, first, second);
        if (told.isPresent()) {
            return told.orElseThrow();
        }
        return common(first.node(), second.node());
    }

    /** The family of a network between two nodes: as told, else what both have. */
    static Family family(final Optional<Family> told, final NodeIntent first, final NodeIntent second) throws NotYet {
        return told.isPresent() ? told.orElseThrow() : common(first, second);
    }

    private static Family common(final NodeIntent first, final NodeIntent second) throws NotYet {
        for (var family : Family.values()) {
            if (first.side(family).isPresent() && second.side(family).isPresent()) {
                return family;
            }
        }
        throw new NotYet("nodes " + first.id() + " and " + second.id()
            + " have no underlay address family in common");
    }

    private static Optional<Family> told(final LinkIntent link, final Place... places) throws NotYet {
        Optional<Family> told = link.family();
        for (var place : places) {
            final var own = place.port().outerAddress().map(Family::of);
            if (told.isPresent() && own.isPresent() && !told.equals(own)) {
                throw new NotYet("the outer address of interface " + place.port().id() + " is "
                    + text(own.orElseThrow()) + " but the other end or outer-family asks for "
                    + text(told.orElseThrow()));
            }
            told = told.or(() -> own);
        }
        return told;
    }

    /** The underlay side that an end uses. */
    static UnderlaySide side(final Place place, final Family family) throws NotYet {
        final var side = side(place.node(), family);
        final var wanted = place.port().outerAddress();
        if (wanted.isPresent() && !wanted.orElseThrow().equals(side.address())) {
            throw new NotYet("outer address " + wanted.orElseThrow().getHostAddress() + " of interface "
                + place.port().id() + " is not an address of node " + place.node().id() + " (its "
                + text(family) + " address is " + side.address().getHostAddress() + ")");
        }
        return side;
    }

    /** The underlay side of a node. */
    static UnderlaySide side(final NodeIntent node, final Family family) throws NotYet {
        return node.side(family).orElseThrow(() -> new NotYet("node " + node.id() + " has no " + text(family)
            + " underlay address"));
    }

    /** The next hop between two nodes: only neighbours on one LAN segment need none. */
    static Optional<InetAddress> gateway(final Site from, final Site to, final UnderlaySide side) {
        return from.isBeside(to) ? Optional.empty() : side.gateway();
    }

    static String text(final Family family) {
        return switch (family) {
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
        };
    }
}
