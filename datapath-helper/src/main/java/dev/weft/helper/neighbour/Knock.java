/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.neighbour;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the kernel find out, or confirm, who answers for a next hop: sends it an empty datagram, for which the kernel
 * must know. Unlike asking by the {@code ip} command this also works for IPv6 on an interface without a link-local
 * address.
 */
final class Knock {
    private static final Logger LOG = LoggerFactory.getLogger(Knock.class);
    /** The port of the service that throws everything away. */
    private static final int DISCARD = 9;

    private Knock() {
        // static access only
    }

    /** Sends without waiting; what cannot be sent needs no answer. */
    static void at(final Collection<Hop> hops) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.configureBlocking(false);
            for (Hop hop : hops) {
                at(hop, channel);
            }
        } catch (IOException e) {
            LOG.warn("next hops cannot be asked", e);
        }
    }

    private static void at(final Hop hop, final DatagramChannel channel) {
        try {
            channel.send(ByteBuffer.allocate(0), new InetSocketAddress(scoped(hop), DISCARD));
        } catch (IOException e) {
            LOG.debug("{} cannot be asked", hop, e);
        }
    }

    /** A link-local address means nothing without its interface. */
    private static InetAddress scoped(final Hop hop) throws IOException {
        return hop.address() instanceof Inet6Address address && address.isLinkLocalAddress()
            ? Inet6Address.getByAddress(null, address.getAddress(), NetworkInterface.getByName(hop.device()))
            : hop.address();
    }
}
