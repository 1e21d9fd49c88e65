/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.gateway;

import dev.weft.api.overlay.Family;
import dev.weft.api.service.Prefix;
import java.net.InetAddress;
import java.util.List;

/**
 * What becomes of the source addresses of new connections that leave by a gateway's outside interface (GW-1).
 *
 * @param addresses the addresses of that interface from which they come then: one for each family that is translated
 * @param inside which sources are translated; empty: all
 */
public record SourceTranslation(List<InetAddress> addresses, List<Prefix> inside) {
    public SourceTranslation {
        addresses = List.copyOf(addresses);
        inside = List.copyOf(inside);
        final var families = addresses.stream().map(Family::of).distinct().toList();
        if (addresses.isEmpty() || families.size() != addresses.size()) {
            throw new IllegalArgumentException("sources are translated to one address of a family, not to "
                + addresses);
        }
        if (!inside.stream().map(Prefix::family).allMatch(families::contains)) {
            throw new IllegalArgumentException("there is no address to translate all of " + inside + " to");
        }
    }
}
