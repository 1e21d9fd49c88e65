/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the controller wants of this node beyond flows and ports (VL-5, VL-7, VL-8).
 *
 * @param digest the first 12 hexadecimal digits of the SHA-256 of its text; empty for {@link #none()}
 * @param sourcePorts UDP source ports of tunnels; empty: whatever Open vSwitch has
 * @param routes next hop by destination: exactly these, and no other routes of Weft's
 * @param peers outer addresses of the far ends of links: halves are taken from them, and the way to them is kept warm
 * @param addresses this node's own outer addresses
 * @param oversize how frames that are too large for the underlay are sent; empty: not at all
 * @param flows where the counters of link ends are; empty: there are none
 * @param controlPort interface by which control messages of links come and go; empty: none
 * @param fabric ways between nodes other than a tunnel to one address
 * @param relays what relays of vnets there are
 * @param connections how many connections of a zone Open vSwitch keeps the state of; empty: as it is
 * @param tunnels outer addresses of appliances that have tunnels of their own: the way to them is kept warm (SI-11)
 */
public record Sheet(String digest, Optional<PortRange> sourcePorts, Map<Prefix, InetAddress> routes,
        Set<InetAddress> peers, Set<InetAddress> addresses, Optional<Oversize> oversize, Optional<LinkFlows> flows,
        Optional<String> controlPort, Fabric fabric, RelaySettings relays, OptionalInt connections,
        Set<InetAddress> tunnels) {
    private static final Sheet NONE = new Sheet("", Optional.empty(), Map.of(), Set.of(), Set.of(), Optional.empty(),
        Optional.empty(), Optional.empty(), Fabric.NONE);

    public Sheet {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(sourcePorts);
        Objects.requireNonNull(oversize);
        Objects.requireNonNull(flows);
        Objects.requireNonNull(fabric);
        Objects.requireNonNull(relays);
        Objects.requireNonNull(connections);
        controlPort.ifPresent(name -> InterfaceName.check("control-port", name));
        routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        peers = Set.copyOf(peers);
        addresses = Set.copyOf(addresses);
        tunnels = Set.copyOf(tunnels);
    }

    /** A sheet without relays, limits and tunnels to appliances. */
    public Sheet(final String digest, final Optional<PortRange> sourcePorts, final Map<Prefix, InetAddress> routes,
            final Set<InetAddress> peers, final Set<InetAddress> addresses, final Optional<Oversize> oversize,
            final Optional<LinkFlows> flows, final Optional<String> controlPort, final Fabric fabric) {
        this(digest, sourcePorts, routes, peers, addresses, oversize, flows, controlPort, fabric,
            RelaySettings.none(), OptionalInt.empty(), Set.of());
    }

    /** Everything to which packets are sent in tunnels. */
    public Set<InetAddress> remotes() {
        return Stream.concat(peers.stream(), tunnels.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Wants nothing of this node, as when the controller took its sheet away. */
    public static Sheet none() {
        return NONE;
    }

    @Override
    public String toString() {
        return "sheet " + (digest.isEmpty() ? "(none)" : digest) + ": UDP source ports "
            + sourcePorts.map(PortRange::toString).orElse("as they are") + ", " + routes.size() + " routes, "
            + peers.size() + " peers, oversize frames " + oversize.map(Oversize::toString).orElse("as they are");
    }
}
