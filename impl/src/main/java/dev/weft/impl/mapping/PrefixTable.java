/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import dev.weft.api.overlay.Family;
import dev.weft.api.service.Prefix;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds what belongs to the prefixes of an address, the longest first. The effort does not depend on their number. */
final class PrefixTable<T> {
    private final Map<Prefix, T> entries = new HashMap<>();
    private final Map<Family, SortedSet<Integer>> lengths = new EnumMap<>(Family.class);

    /** Returns the entry of a prefix. */
    Optional<T> get(final Prefix prefix) {
        return Optional.ofNullable(entries.get(prefix));
    }

    /** Returns the entry of a prefix, after making it if there is none. */
    T get(final Prefix prefix, final Supplier<T> maker) {
        lengths.computeIfAbsent(prefix.family(), family -> new TreeSet<>(Comparator.reverseOrder()))
            .add(prefix.length());
        return entries.computeIfAbsent(prefix, key -> maker.get());
    }

    /** Finds the entries of all prefixes that an address has, the longest first. */
    Stream<T> find(final InetAddress address) {
        return lengths.getOrDefault(Family.of(address), new TreeSet<>()).stream()
            .flatMap(length -> get(prefix(address, length)).stream());
    }

    private static Prefix prefix(final InetAddress address, final int length) {
        final byte[] octets = address.getAddress();
        for (int index = 0; index < octets.length; index++) {
            final int kept = Math.min(8, Math.max(0, length - 8 * index));
            octets[index] &= (byte) (0xff00 >> kept);
        }
        try {
            return new Prefix(InetAddress.getByAddress(octets), length);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(octets.length + " octets are no address", e);
        }
    }
}
