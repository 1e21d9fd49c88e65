/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.Hop;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Spread;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.Zone;
import dev.weft.pipeline.table.Table;
import java.util.Optional;
import java.util.Set;

/** How connections are remembered (SI-4) and shared (SI-8). */
final class Tracking {
    private static final Zone ZONE = new Zone.In(new Bits(Field.ZONE, 0, Zone.BITS - 1));
    private static final int LAST_BIT = Integer.SIZE - 1;
    /** Is 1 of all connections that a service's zone has room for. */
    private static final Bits ROOM = new Bits(Field.CT_LABEL, 0, 0);

    private Tracking() {
        // only functions
    }

    /** Wants tracked frames of the direction in which their connection began, or of the other one. */
    static Flow.Builder reply(final Flow.Builder flow, final boolean reply) {
        return reply ? flow.tracked(Set.of(CtState.RPL), Set.of()) : flow.tracked(Set.of(), Set.of(CtState.RPL));
    }

    /** Looks for a frame's connection at a port, and goes on. */
    static Action lookUp(final int zone, final Table next) {
        return Track.find(new Zone.Fixed(zone), next);
    }

    /**
     * Looks for a frame's connection at a service, or begins it, and goes on. Whether the zone had room for it the next
     * table sees by the label: when the mark is noted, it would take another step to see.
     */
    static Action open(final int zone, final Table next) {
        return new Track(new Zone.Fixed(zone), Optional.of(next),
            Optional.of(Track.Commit.with(new Action.Load(ROOM, 1))), Optional.empty());
    }

    /** Wants frames of connections for which the zone had no room. */
    static Flow.Builder withoutRoom(final Flow.Builder flow) {
        return flow.tracked(Set.of(), Set.of(CtState.INV)).match(Field.CT_LABEL, 0, 1);
    }

    /** Remembers a frame's connection where it was looked for. */
    static Action commit(final long mark) {
        return Track.commit(ZONE, new Action.SetField(Field.CT_MARK, Value.of(mark)));
    }

    /** Remembers a frame's connection where it was looked for, by its policy word and its first frame's direction. */
    static Action commitWord(final Direction first) {
        return Track.commit(ZONE, new Action.Move(new Bits(Field.POLICY, Words.FIRST_MARK_BIT, LAST_BIT),
                new Bits(Field.CT_MARK, Words.FIRST_MARK_BIT, LAST_BIT)),
            new Action.Load(new Bits(Field.CT_MARK, Words.FIRST_PATH_BIT, Words.FIRST_PATH_BIT), first.bit()));
    }

    /**
     * Finds the slot of a frame: the same for both directions and on all nodes.
     *
     * @param byConnection whether ports count, or addresses only
     * @param slot where its number goes
     */
    static Action slot(final boolean byConnection, final Bits slot) {
        return new Spread(byConnection ? Spread.Hash.CONNECTION : Spread.Hash.ADDRESSES, 0, Spread.Choice.MODULO,
            Hop.SLOTS, slot);
    }
}
