/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.NetworkKey;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A private layer-2 network, as the intent has it (FN-1, VN-1).
 *
 * @param id its name
 * @param kind what kind of network it is
 * @param number its key on the wire, see {@link NetworkKey}; empty: allocated
 * @param members the interfaces that belong to it, as the intent names them (VL-17)
 * @param stations how it finds where its stations are
 * @param travel how its frames travel between nodes
 */
public record NetworkIntent(NetworkId id, NetworkKey.Kind kind, OptionalLong number, SortedSet<InterfaceId> members,
        NetworkStations stations, NetworkTravel travel) {
    public NetworkIntent {
        // in the order of names, so that whoever walks over them does so in the same order each time
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        requireNonNull(stations);
        requireNonNull(travel);
        if (number.isPresent()) {
            // refuses what does not fit the kind
            requireNonNull(new NetworkKey(kind, number.getAsLong()));
        }
    }

    /**
     * Returns the key on the wire that the intent gives.
     *
     * @return the key; empty: it is allocated
     */
    public Optional<NetworkKey> key() {
        return number.isPresent() ? Optional.of(new NetworkKey(kind, number.getAsLong())) : Optional.empty();
    }

    /**
     * Tells whether its frames are not encapsulated, on no node (VN-1, VN-8).
     *
     * @return true for vnet 1, and a vnet that is mapped onto a VLAN
     */
    public boolean isPhysical() {
        return kind == NetworkKey.Kind.VNET && (travel.vlan().isPresent()
            || number.equals(OptionalLong.of(NetworkKey.PHYSICAL.number())));
    }

    /**
     * Tells whether nodes ask each other for its addresses (VN-3).
     *
     * @return true for a vnet that is encapsulated and asked to
     */
    public boolean discovers() {
        return kind == NetworkKey.Kind.VNET && !isPhysical() && stations.lookup().discovers();
    }

    /**
     * Tells whether its known addresses are programmed (VN-2).
     *
     * @return true for a fence, and a vnet that is not asked to discover them only
     */
    public boolean programs() {
        return kind == NetworkKey.Kind.FENCE || stations.lookup().programs();
    }

    /**
     * Tells whether two networks differ in nothing but their members.
     *
     * @param other the other one
     * @return true if so
     */
    public boolean sameButMembers(final NetworkIntent other) {
        return id.equals(other.id) && kind == other.kind && number.equals(other.number)
            && stations.equals(other.stations) && travel.equals(other.travel);
    }
}
