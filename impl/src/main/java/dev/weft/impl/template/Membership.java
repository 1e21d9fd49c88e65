/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/**
 * An interface's place in a network that is not of its copy (FN-10).
 *
 * @param network the network
 * @param appliance the appliance
 * @param port its interface
 */
record Membership(String network, String appliance, String port) implements Comparable<Membership> {
    private static final Comparator<Membership> ORDER = Comparator.comparing(Membership::network)
        .thenComparing(Membership::appliance).thenComparing(Membership::port);

    Membership {
        requireNonNull(network);
        requireNonNull(appliance);
        requireNonNull(port);
    }

    MemberKey key() {
        return new MemberKey(new Name(appliance), new Name(port));
    }

    @Override
    public int compareTo(final Membership other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "membership of interface " + appliance + "/" + port + " in network " + network;
    }
}
