/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;
import dev.weft.pipeline.feature.PortNumbers;
import dev.weft.pipeline.feature.TunnelPort;
import dev.weft.southbound.ovsdb.HelperPort;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The OpenFlow numbers of a node's ports, as its database has them. Not thread-safe. */
final class PortTable implements PortNumbers {
    private final Map<PortRef, Integer> ports = new HashMap<>();
    private final Map<TunnelPort, Integer> tunnels = new HashMap<>();
    private final Map<HelperPort, Integer> helpers = new EnumMap<>(HelperPort.class);

    /** Takes note of a port; returns whether that changed anything. */
    boolean set(final PortRef port, final OptionalInt number) {
        return put(ports, port, number);
    }

    /** Takes note of a tunnel port; returns whether that changed anything. */
    boolean set(final TunnelPort tunnel, final OptionalInt number) {
        return put(tunnels, tunnel, number);
    }

    /** Takes note of the helper's ports, all of them; returns whether that changed anything. */
    boolean setHelpers(final Map<HelperPort, Integer> numbers) {
        final boolean changed = !helpers.equals(numbers);
        helpers.clear();
        helpers.putAll(numbers);
        return changed;
    }

    /** The same numbers for who works on them elsewhere. */
    PortTable copy() {
        final var copy = new PortTable();
        copy.ports.putAll(ports);
        copy.tunnels.putAll(tunnels);
        copy.helpers.putAll(helpers);
        return copy;
    }

    /** The ports of guests. */
    Map<PortRef, Integer> guests() {
        return ports;
    }

    /** The tunnel ports. */
    Map<TunnelPort, Integer> tunnels() {
        return tunnels;
    }

    @Override
    public OptionalInt port(final PortRef port) {
        return number(ports.get(port));
    }

    @Override
    public OptionalInt tunnel(final UdpPort port, final Dscp dscp) {
        return number(tunnels.get(new TunnelPort(port, dscp)));
    }

    @Override
    public OptionalInt control() {
        return number(helpers.get(HelperPort.CONTROL));
    }

    @Override
    public OptionalInt underlay() {
        return number(helpers.get(HelperPort.UNDERLAY));
    }

    @Override
    public Set<Integer> receiving() {
        return tunnels.entrySet().stream().filter(entry -> entry.getKey().receives()).map(Map.Entry::getValue)
            .collect(Collectors.toSet());
    }

    private static OptionalInt number(final Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static <K> boolean put(final Map<K, Integer> map, final K key, final OptionalInt number) {
        final Integer old = number.isPresent() ? map.put(key, number.getAsInt()) : map.remove(key);
        return number.isPresent() ? old == null || old != number.getAsInt() : old != null;
    }
}
