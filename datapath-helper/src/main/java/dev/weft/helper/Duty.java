/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.util.Set;

/**
 * What a sheet makes the helper do, each in a loop of its own, and what makes it look again.
 */
enum Duty {
    SOURCE_PORTS("UDP source ports", true, Event.AGAIN, Event.VSWITCHD),
    ROUTES("routes", true, Event.AGAIN),
    FABRIC("ways in Ethernet", true, Event.AGAIN, Event.VSWITCHD, Event.UNDERLAY),
    GROUPS("multicast groups", true, Event.AGAIN, Event.VSWITCHD, Event.UNDERLAY),
    OVERSIZE("oversize frames", false, Event.AGAIN, Event.VSWITCHD, Event.UNDERLAY),
    CONTROL("control port", false, Event.AGAIN, Event.VSWITCHD, Event.CONTROL_PORT),
    COUNTERS("counters", false, Event.VSWITCHD),
    NEIGHBOURS("next hops", false, Event.AGAIN, Event.VSWITCHD, Event.UNDERLAY),
    OFFLOADS("offloads of guests", false, Event.AGAIN),
    DISCOVERY("discovery in vnets", false, Event.AGAIN, Event.VSWITCHD, Event.UNDERLAY, Event.CONTROL_PORT),
    PROBES("probes of services", false, Event.AGAIN, Event.VSWITCHD, Event.CONTROL_PORT),
    PATHS("paths of the mapping service", false, Event.AGAIN, Event.VSWITCHD, Event.CONTROL_PORT),
    GATEWAYS("gateways of tenants", false, Event.AGAIN, Event.VSWITCHD, Event.CONTROL_PORT),
    CONNECTIONS("limits of connections", true, Event.AGAIN, Event.VSWITCHD);

    /** What happens to many of them at once. */
    enum Event {
        /** It is time to look for what no event tells of, such as a range that was changed by hand. */
        AGAIN,
        /** ovs-vswitchd came or went. */
        VSWITCHD,
        /** The way to other nodes may be another one. */
        UNDERLAY,
        /** The control port is there, or is another one. */
        CONTROL_PORT
    }

    private final String text;
    private final boolean lasts;
    private final Set<Event> events;

    Duty(final String text, final boolean lasts, final Event... events) {
        this.text = text;
        this.lasts = lasts;
        this.events = Set.of(events);
    }

    /** Whether what was done lasts without the helper. */
    boolean lasts() {
        return lasts;
    }

    /** Whether it looks again when that happens. */
    boolean isFor(final Event event) {
        return events.contains(event);
    }

    /** For the log. */
    @Override
    public String toString() {
        return text;
    }
}
