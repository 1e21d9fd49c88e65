/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import java.util.Comparator;

/**
 * An interface that serves, or may come to serve, a member of a network (VL-17).
 *
 * @param member the interface as the network names it
 * @param port that one, or the one that stands by for it
 */
public record Station(InterfaceId member, InterfaceId port) implements Comparable<Station> {
    private static final Comparator<Station> ORDER =
        Comparator.comparing(Station::member).thenComparing(Station::port);

    public Station {
        requireNonNull(member);
        requireNonNull(port);
    }

    @Override
    public int compareTo(final Station other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return port.equals(member) ? port.toString() : port + " (which stands by for " + member + ")";
    }
}
