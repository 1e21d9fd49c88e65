/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.timer.TickClock;
import dev.weft.helper.vnet.Mac;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who else has addresses of one gateway, as far as was heard. Whoever it is can say so as often as it likes, each time
 * by another hardware address: operators are told once a minute of each address at most.
 */
final class Conflicts {
    private static final long PAUSE = 60L * TickClock.SECOND;
    /** An address of which nobody else spoke for so long is the gateway's alone. */
    private static final long SILENCE = 600L * TickClock.SECOND;

    /** As many as the gateway has addresses, at most. */
    private final Map<String, Conflict> all = new TreeMap<>();

    private record Conflict(String text, long heard, long told) { }

    /** Somebody else has an address; whether operators should be told. */
    boolean heard(final Leg leg, final InetAddress address, final long mac, final long now) {
        final String what = address.getHostAddress() + " in " + leg.network();
        final String text = what + " is also used by " + Mac.text(mac)
            + (address instanceof Inet4Address ? " (ARP)" : " (neighbour discovery)");
        final Conflict before = all.get(what);
        final boolean tell = before == null || !before.text.equals(text) && now - before.told >= PAUSE;
        all.put(what, new Conflict(text, now, tell ? now : before.told));
        return tell;
    }

    /** Forgets what was not heard for long, and says what that was. */
    List<String> ended(final long now) {
        final List<String> ended = new ArrayList<>();
        all.values().removeIf(conflict -> now - conflict.heard >= SILENCE && ended.add(conflict.text));
        return ended;
    }

    void clear() {
        all.clear();
    }

    /** All of them; empty: nobody was heard. */
    @Override
    public String toString() {
        return all.values().stream().map(Conflict::text).collect(Collectors.joining("; "));
    }
}
