/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.trace;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * What is put before a packet on its way between two nodes.
 *
 * @param carrier how it travels
 * @param source the sender's outer address: IP or MAC; empty text on the physical network
 * @param destination the far one; also that of a group
 * @param udpPort the UDP port sent to; empty: none
 * @param key the key of the segment, 32 bits; 0 on the physical network
 * @param controlWord the control word; 0 on the physical network
 * @param policyWord the policy word, see {@code PolicyMark}; 0: none
 * @param vlan the VLAN of the underlay; empty: untagged
 */
public record Outer(Kind carrier, String source, String destination, OptionalInt udpPort, long key, int controlWord,
        int policyWord, OptionalInt vlan) {
    /** How packets travel. */
    public enum Kind {
        /** In Geneve over IP. */
        GENEVE,
        /** With a network service header in Ethernet. */
        ETHERNET,
        /** As they are, on the physical network. */
        PHYSICAL
    }

    public Outer {
        requireNonNull(carrier);
        requireNonNull(source);
        requireNonNull(destination);
    }
}
