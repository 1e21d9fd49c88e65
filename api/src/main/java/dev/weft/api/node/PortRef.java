/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import com.google.common.hash.Hashing;
import com.google.common.net.InetAddresses;
import dev.weft.api.overlay.Family;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How the port of an interface is found on its node. */
public sealed interface PortRef {
    /**
     * The port that carries {@code external_ids:iface-id}, wherever it is plugged in; others make it.
     *
     * @param ifaceId the value of iface-id
     */
    record Plugged(String ifaceId) implements PortRef {
        public Plugged {
            if (ifaceId == null || ifaceId.isEmpty() || ifaceId.length() > 255) {
                throw new IllegalArgumentException("iface-id must have 1 to 255 characters");
            }
        }

        @Override
        public String toString() {
            return "external_ids:iface-id=" + ifaceId;
        }
    }

    /**
     * A network card of the node, which Weft adds to the bridge (VL-1, physical ends).
     *
     * @param device the device's name, 1 to 15 characters
     */
    record Physical(String device) implements PortRef {
        public Physical {
            if (device == null || !device.matches("[A-Za-z0-9._@-]{1,15}")) {
                throw new IllegalArgumentException("'" + device + "' is no network device name");
            }
        }

        @Override
        public String toString() {
            return "device " + device;
        }
    }

    /**
     * A tunnel of its own to an appliance that is behind a routed underlay; Weft makes the node's end (SI-11).
     *
     * @param kind how frames are carried
     * @param remote the appliance's outer address
     * @param key the VNI or the key of GRE
     */
    record Tunnel(Kind kind, InetAddress remote, long key) implements PortRef {
        private static final String NAME = "wt-";
        private static final int NAME_DIGITS = 12;

        /** How frames are carried. */
        public enum Kind {
            /** Over UDP port 4789, with a VNI of 24 bits. */
            VXLAN(24, 16),
            /** Ethernet in GRE with a key of 32 bits. */
            GRE(32, 8);

            private static final int INNER_ETHERNET = 14;

            private final int keyBits;
            private final int header;

            Kind(final int keyBits, final int header) {
                this.keyBits = keyBits;
                this.header = header;
            }

            /**
             * Returns the largest key.
             *
             * @return a key of ones
             */
            public long maxKey() {
                return (1L << keyBits) - 1;
            }

            /**
             * Returns the octets between the start of the outer IP header and the inner IP packet.
             *
             * @param family the outer address family
             * @return octets
             */
            public int overhead(final Family family) {
                return (family == Family.IPV4 ? 20 : 40) + header + INNER_ETHERNET;
            }

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public Tunnel {
            if (key < 0 || key > kind.maxKey()) {
                throw new IllegalArgumentException("the key of " + kind + " is 0 to " + kind.maxKey() + ", not "
                    + key);
            }
            if (remote.isMulticastAddress() || remote.isAnyLocalAddress()) {
                throw new IllegalArgumentException("remote address " + InetAddresses.toAddrString(remote)
                    + " is not that of one appliance; give its unicast outer address");
            }
        }

        /**
         * Returns the name of the node's port: the same after a restart, and another one for another tunnel.
         *
         * @return 15 characters
         */
        public String portName() {
            final var text = kind + " " + InetAddresses.toAddrString(remote) + " " + key;
            return NAME + Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString()
                .substring(0, NAME_DIGITS);
        }

        @Override
        public String toString() {
            return kind + " tunnel to " + InetAddresses.toAddrString(remote) + ", key " + key;
        }
    }
}
