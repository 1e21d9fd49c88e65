/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.authentication.MessageAuthenticator;
import dev.weft.helper.timer.TickClock;
import dev.weft.helper.vnet.VnetSettings;
import java.net.InetAddress;
import java.security.Key;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A vnet on this node: its settings, and its stations.
 */
final class Vnet {
    private final Map<Long, Entry> entries = new HashMap<>();
    private final Map<Long, LocalStation> stations = new HashMap<>();
    private VnetSettings settings;
    private final Set<Long> behind = new HashSet<>();
    private Set<InetAddress> beyond = Set.of();
    private Optional<Key> key;

    Vnet(final VnetSettings settings) {
        change(settings);
    }

    void change(final VnetSettings next) {
        settings = next;
        key = next.key().map(MessageAuthenticator::key);
    }

    VnetSettings settings() {
        return settings;
    }

    long id() {
        return settings.vnet();
    }

    Optional<Key> key() {
        return key;
    }

    /** The path to a node; null: it is no node of this vnet. */
    Long path(final InetAddress careOf) {
        return isBeyond(careOf) ? Long.valueOf(VarpActions.BEYOND) : settings.far().get(careOf);
    }

    /** For these relays this node is the proxy of its LAN segment, as they are of theirs; none: it is no proxy. */
    void beyond(final Set<InetAddress> relays) {
        beyond = Set.copyOf(relays);
    }

    /** Whether this node is a proxy. */
    boolean isProxied() {
        return !beyond.isEmpty();
    }

    /** Whether a node speaks for another LAN segment. */
    boolean isBeyond(final InetAddress careOf) {
        return beyond.contains(careOf);
    }

    /** Stations that the switch learned behind the proxy's port. */
    Set<Long> behind() {
        return behind;
    }

    int retryTicks() {
        return settings.retryAfter() * TickClock.SECOND;
    }

    int expiryTicks() {
        return settings.expiry() * TickClock.SECOND;
    }

    /** The last third of its time is for asking again. */
    int freshTicks() {
        return expiryTicks() - expiryTicks() / 3;
    }

    /** Stations of other nodes, by address. */
    Map<Long, Entry> entries() {
        return entries;
    }

    /** Stations of this node, by address. */
    Map<Long, LocalStation> stations() {
        return stations;
    }
}
