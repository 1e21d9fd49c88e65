/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.Hop.BuiltIn;
import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Nat;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.Zone;
import dev.weft.pipeline.table.Table;
import java.util.Optional;

/**
 * What lets connections pass, a gateway or a firewall, as the pipeline knows it (GW-1): by its number in
 * {@link Field#GATE}, and by a zone of conntrack of its own.
 *
 * @param key whose flows
 * @param number its number on the node
 */
record Gate(ObjectKey key, int number) {
    /** The bits of {@link Field#GATE} that hold the number of the next hop. */
    static final Bits HOP = new Bits(Field.GATE, 0, Short.SIZE - 1);

    private static final long NUMBER = 0xffff_0000L;
    /** No OpenFlow port is that large. */
    private static final int FIRST_ENTRY = 0x1_0000;

    /** The gate of what is built in. */
    static Gate of(final BuiltIn here) {
        return new Gate(ObjectKey.firewall(here.instance()), here.number());
    }

    /** Begins a flow for the frames of this gate, whatever their next hop is. */
    Flow.Builder flow(final Table table, final int priority) {
        return Flow.in(table, priority, key).match(Field.GATE, word(), NUMBER);
    }

    /** What {@link Field#GATE} holds before there is a next hop. */
    long word() {
        return (long) number << Short.SIZE;
    }

    /** What {@link Field#LOCAL_PORT} holds on the way to it, where the port of others stands. */
    int entry() {
        return FIRST_ENTRY + number;
    }

    /** Looks for the connection of a frame, and translates the frame as was decided for it. */
    Track find(final Table next, final Optional<Nat> known) {
        return new Track(zone(), Optional.of(next), Optional.empty(), known);
    }

    /** Remembers a connection, translated or not; the table sees by what is noted whether it was remembered. */
    Track remember(final Optional<Nat> nat, final Table next, final Action... notes) {
        return new Track(zone(), Optional.of(next), Optional.of(Track.Commit.with(notes)), nat);
    }

    /** Remembers a connection; its frame goes on whether or not there was room. */
    Track remember(final Action... notes) {
        return Track.commit(zone(), notes);
    }

    private Zone zone() {
        return new Zone.Fixed(Action.MAX_PORT + number);
    }
}
