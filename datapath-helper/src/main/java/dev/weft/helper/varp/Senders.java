/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.timer.Pace;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may send, and how much: the nodes of vnets, each a share, and all together no more than one thread can deal with.
 */
final class Senders {
    // Messages of a tick; a node that begins to look for a thousand stations spreads them over a second
    private static final int OF_ONE = 100;
    private static final int OF_ALL = 1_000;

    private final Map<InetAddress, Sender> senders = new ConcurrentHashMap<>();
    private final Pace all = new Pace(OF_ALL);

    /** Somebody for whose sake a sender is known. */
    private static final class Sender {
        private final Pace pace = new Pace(OF_ONE);
        private int reasons;
    }

    void add(final Collection<InetAddress> addresses) {
        addresses.forEach(address -> senders.computeIfAbsent(address, added -> new Sender()).reasons++);
    }

    void remove(final Collection<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            final Sender sender = senders.get(address);
            sender.reasons--;
            if (sender.reasons == 0) {
                senders.remove(address);
            }
        }
    }

    /** Whether an address is that of a sender; any thread. */
    boolean isKnown(final InetAddress address) {
        return senders.containsKey(address);
    }

    /** Whether one more message of a known sender is taken in this tick. */
    boolean take(final InetAddress address, final long now) {
        return senders.get(address).pace.take(now) && all.take(now);
    }
}
