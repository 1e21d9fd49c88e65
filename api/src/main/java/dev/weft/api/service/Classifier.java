/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.service;

import dev.weft.api.overlay.Family;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which unicast IP traffic of a workload fits (SI-2). Local is the workload's side and remote the other one, in both
 * directions. Later fragments, which have no ports, fit by the rest.
 *
 * @param family the address family; empty: that of the prefixes, else both
 * @param protocol the IP protocol, 0 to 255; empty: all
 * @param local addresses of the workload; empty: all
 * @param remote addresses of the other side; empty: all
 * @param localPorts ports of the workload; the protocol has ports then; empty: all
 * @param remotePorts ports of the other side, as localPorts
 */
public record Classifier(Optional<Family> family, OptionalInt protocol, Optional<Prefix> local, Optional<Prefix> remote,
        Optional<Ports> localPorts, Optional<Ports> remotePorts) {
    /** The protocols that have ports: TCP, UDP, SCTP. */
    public static final Set<Integer> WITH_PORTS = Set.of(6, 17, 132);
    /** All unicast IP traffic. */
    public static final Classifier ALL = new Classifier(Optional.empty(), OptionalInt.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty());

    public Classifier {
        if (Stream.of(family, local.map(Prefix::family), remote.map(Prefix::family)).flatMap(Optional::stream)
                .distinct().count() > 1) {
            throw new IllegalArgumentException("family and prefixes of a classifier are of different families");
        }
        if ((localPorts.isPresent() || remotePorts.isPresent())
                && (protocol.isEmpty() || !WITH_PORTS.contains(protocol.getAsInt()))) {
            throw new IllegalArgumentException("ports need protocol 6 (TCP), 17 (UDP) or 132 (SCTP)");
        }
    }

    /**
     * Returns the address families that can fit.
     *
     * @return one or both
     */
    public Set<Family> families() {
        return Stream.of(family, local.map(Prefix::family), remote.map(Prefix::family)).flatMap(Optional::stream)
            .findFirst().map(Set::of).orElse(Set.of(Family.IPV4, Family.IPV6));
    }

    /**
     * Counts what a switch needs for it.
     *
     * @return how many flows whole packets of one direction take: one for each family and pair of blocks of the two
     *     ranges of ports, 1 to 1800
     */
    public int flows() {
        return families().size() * blocks(localPorts) * blocks(remotePorts);
    }

    private static int blocks(final Optional<Ports> ports) {
        return ports.map(range -> range.blocks().size()).orElse(1);
    }
}
