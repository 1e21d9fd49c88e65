/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import java.net.InetAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Halves of frames that wait for the other one, for at most a second and no more than there is room for. Not
 * thread-safe.
 */
final class Halves {
    private static final int MOST = 1024;
    private static final long LONGEST_NANOS = 1_000_000_000L;

    /** What both halves of a frame have in common. */
    private record Key(InetAddress relay, long vnet, long number, int length) { }

    private record Half(RelayDatagram.Part part, byte[] bytes, long since) { }

    private final Map<Key, Half> waiting = new LinkedHashMap<>();
    private final ProxyTally tally;

    Halves(final ProxyTally tally) {
        this.tally = tally;
    }

    /** One more came; the frame, if that was the second one of its halves. */
    Optional<byte[]> add(final InetAddress relay, final RelayDatagram head, final byte[] bytes, final long now) {
        expire(now);
        final boolean first = head.part() == RelayDatagram.Part.FIRST;
        final var key = new Key(relay, head.vnet(), first ? head.number() : head.number() - 1, head.frameLength());
        final Half other = waiting.remove(key);
        if (other == null || other.part() == head.part()) {
            if (other != null) {
                tally.add(ProxyCount.HALVES_LOST);
            }
            waiting.put(key, new Half(head.part(), bytes, now));
            return Optional.empty();
        }
        final byte[] frame = new byte[head.frameLength()];
        System.arraycopy(bytes, 0, frame, head.part().offset(frame.length), bytes.length);
        System.arraycopy(other.bytes(), 0, frame, other.part().offset(frame.length), other.bytes().length);
        return Optional.of(frame);
    }

    private void expire(final long now) {
        final Iterator<Half> oldest = waiting.values().iterator();
        while (oldest.hasNext()) {
            final Half half = oldest.next();
            if (waiting.size() < MOST && now - half.since() < LONGEST_NANOS) {
                return;
            }
            oldest.remove();
            tally.add(ProxyCount.HALVES_LOST);
        }
    }
}
