/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.MacAddress;
import dev.weft.api.node.AddressTable.Entry;
import dev.weft.api.node.AddressTable.Origin;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.feature.LearnedStation;
import dev.weft.pipeline.feature.LearnedStation.Place;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.openflow.message.FlowStatistics;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Turns flows of a switch into what they say of stations (FN-6).
 *
 * @param book what the node was asked to do
 * @param owners finds the object that has a cookie of its own, or null
 * @param ports the numbers of ports of the objects
 * @param names the names of ports by number
 */
record AddressEntries(ObjectBook book, LongFunction<ObjectKey> owners, PortTable ports, Map<Integer, String> names) {
    /** The bits of a cookie that are the object's. */
    private static final long OBJECT = 0x00ff_ffff_ffff_ffffL;

    /**
     * Reads flows of both tables of one network.
     *
     * @param known the flows of programmed stations
     * @param learned the flows that the switch or the helper made
     * @return one entry for each station, the programmed ones first
     */
    List<Entry> of(final List<FlowStatistics.Entry> known, final List<FlowStatistics.Entry> learned) {
        final var entries = new LinkedHashMap<MacAddress, Entry>();
        known.forEach(flow -> programmed(flow).ifPresent(entry -> entries.put(entry.mac(), entry)));
        // one that was learned before it was programmed is used no more
        learned.forEach(flow -> LearnedStation.of(flow.flow())
            .ifPresent(station -> entries.putIfAbsent(station.mac(), entry(station, flow))));
        return List.copyOf(entries.values());
    }

    private Optional<Entry> programmed(final FlowStatistics.Entry flow) {
        final var owner = owners.apply(flow.flow().cookie());
        final var object = owner == null ? null : book.get(owner);
        if (object instanceof NetworkMac far) {
            return Optional.of(new Entry(far.mac(), Origin.PROGRAMMED, Optional.of(far.path()), Optional.empty(),
                Optional.empty(), flow.seconds(), Optional.empty(), flow.packets()));
        }
        return object instanceof NetworkMember member ? destination(flow.flow()).map(mac ->
            new Entry(mac, Origin.PROGRAMMED, Optional.empty(), name(ports.port(member.port()).orElse(0)),
                Optional.of(owner), flow.seconds(), Optional.empty(), flow.packets())) : Optional.empty();
    }

    private Entry entry(final LearnedStation station, final FlowStatistics.Entry flow) {
        if (station.place() instanceof Place.Far far) {
            return new Entry(station.mac(), station.origin(), Optional.of(far.path()), Optional.empty(),
                Optional.empty(), flow.seconds(), Optional.empty(), flow.packets());
        }
        return new Entry(station.mac(), station.origin(), Optional.empty(),
            name(((Place.Port) station.place()).number()), member(station), flow.seconds(), Optional.empty(),
            flow.packets());
    }

    private Optional<ObjectKey> member(final LearnedStation station) {
        final long object = station.cookie().value() & OBJECT;
        return Optional.ofNullable(owners.apply(object | Cookie.PREFIX));
    }

    private Optional<String> name(final int port) {
        return Optional.ofNullable(names.get(port));
    }

    /** The address that a flow is for: what it matches first, in Open vSwitch's order. */
    private static Optional<MacAddress> destination(final WireFlow flow) {
        final var match = ByteBuffer.wrap(flow.match());
        if (match.remaining() < Integer.BYTES + 6 || match.getInt() != Field.ETH_DST.header()) {
            return Optional.empty();
        }
        return Optional.of(new MacAddress(Short.toUnsignedLong(match.getShort()) << Integer.SIZE
            | Integer.toUnsignedLong(match.getInt())));
    }
}
