/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.route;

import dev.weft.helper.sheet.Prefix;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A route of protocol 87 that the kernel has in its main table.
 *
 * @param type as the {@code ip} command names it; {@code unicast} is what leads anywhere
 * @param to where to
 * @param via the next hop; empty if there is none, or several
 * @param metric its priority; empty for IPv4's default of 0
 */
public record KernelRoute(String type, Prefix to, Optional<InetAddress> via, OptionalLong metric) {
    static final String UNICAST = "unicast";

    private static final long DEFAULT_IPV6_METRIC = 1024;

    public KernelRoute {
        Objects.requireNonNull(to);
        Objects.requireNonNull(via);
        if (!type.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("the type of a route should be a word, but is \"" + type + "\"");
        }
    }

    /** Whether it is just as we would add it. */
    boolean leadsVia(final InetAddress nextHop) {
        return isReplaceable() && via.filter(nextHop::equals).isPresent();
    }

    /** Whether a new next hop would take its place, rather than stand beside it. */
    boolean isReplaceable() {
        return type.equals(UNICAST) && metric.orElse(0) == (to.isIpv4() ? 0 : DEFAULT_IPV6_METRIC);
    }
}
