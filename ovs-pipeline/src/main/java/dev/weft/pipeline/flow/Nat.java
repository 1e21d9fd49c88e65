/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import dev.weft.api.overlay.Family;
import dev.weft.api.service.Ports;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** How connection tracking translates addresses (GW-1). */
public sealed interface Nat {
    /** As it was decided when the connection was committed, for frames of both directions. */
    record Known() implements Nat { }

    /**
     * Decides it for a connection that is committed.
     *
     * @param end which end is given another address
     * @param addresses what it is given one of
     * @param ports which of its ports; empty: its own as far as possible
     */
    record To(End end, Addresses addresses, Optional<Ports> ports) implements Nat { }

    /** An end of a connection, as the frame that commits sees it. */
    enum End {
        /** The one that sent it. */
        SOURCE,
        /** The one it is for. */
        DESTINATION
    }

    /**
     * Addresses from one to another.
     *
     * @param first the first
     * @param last the last, of the same family, the same or greater
     */
    record Addresses(InetAddress first, InetAddress last) {
        public Addresses {
            if (Family.of(first) != Family.of(last)
                    || Arrays.compareUnsigned(first.getAddress(), last.getAddress()) > 0) {
                throw new IllegalArgumentException("addresses from " + first.getHostAddress() + " to "
                    + last.getHostAddress() + " are no range");
            }
        }

        /**
         * A single address.
         *
         * @param address the address
         * @return the range
         */
        public static Addresses of(final InetAddress address) {
            return new Addresses(address, address);
        }

        /**
         * Their family.
         *
         * @return IPv4 or IPv6
         */
        public Family family() {
            return Family.of(first);
        }
    }
}
