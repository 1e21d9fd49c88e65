/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.vnet.Mac;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A gateway's interface to one network.
 *
 * @param network the network's name, for people
 * @param segment its metadata in the switch
 * @param mac the gateway's hardware address there
 * @param addresses its addresses there
 * @param nextHops routers there to which its routes lead, by their numbers
 */
public record Leg(String network, long segment, long mac, List<OwnAddress> addresses,
        Map<Integer, InetAddress> nextHops) {
    public Leg {
        Objects.requireNonNull(network);
        addresses = List.copyOf(addresses);
        nextHops = Map.copyOf(nextHops);
        if (!Mac.isStation(mac)) {
            throw new IllegalArgumentException("the mac of a gateway should be that of one station");
        }
    }

    /** Whether an address is its own. */
    boolean has(final InetAddress address) {
        return addresses.stream().anyMatch(own -> own.address().equals(address));
    }

    /** Its own address in the network that has another one, else any of the family; empty: it has none. */
    Optional<InetAddress> beside(final InetAddress other) {
        return addresses.stream().filter(own -> own.reaches(other)).findFirst()
            .or(() -> addresses.stream()
                .filter(own -> own.address().getAddress().length == other.getAddress().length).findFirst())
            .map(OwnAddress::address);
    }

    /** The address to which packets go: that of a next hop, or their own destination if that is number 0. */
    Optional<InetAddress> target(final int hop, final InetAddress destination) {
        return hop > 0 ? Optional.ofNullable(nextHops.get(hop))
            : Optional.of(destination).filter(to -> addresses.stream().anyMatch(own -> own.reaches(to)));
    }
}
