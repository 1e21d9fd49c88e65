/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.io.ByteArrayDataOutput;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.FieldGroup;
import dev.weft.pipeline.table.Permission;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.Optional;

/**
 * Sends a frame through connection tracking. Only IP, and no fragments: the switch would hold them back until all are
 * there, and let those of a packet that stays incomplete go with the next frame of whomever.
 *
 * @param zone whose connections
 * @param table where the frame goes on, with {@link Field#CT_STATE} and what is noted of its connection; empty: it goes
 *     on with the next action, and knows no more than before
 * @param commit how the connection is remembered; empty: it is only looked for
 * @param nat how addresses are translated, if at all
 */
public record Track(Zone zone, Optional<Table> table, Optional<Commit> commit, Optional<Nat> nat) implements Action {
    /**
     * Remembers the connection, or changes what is noted of one already known. Above the limit of its zone it does
     * nothing.
     *
     * @param force whether a connection of the other direction is forgotten for this one
     * @param notes what is written into {@link Field#CT_MARK} and {@link Field#CT_LABEL}; other bits of them stay
     */
    public record Commit(boolean force, List<Action> notes) {
        public Commit {
            notes = List.copyOf(notes);
            for (var note : notes) {
                final boolean sets = note instanceof SetField || note instanceof Load || note instanceof Move;
                if (!sets || !note.sets().filter(field -> field == Field.CT_MARK || field == Field.CT_LABEL)
                        .isPresent()) {
                    throw new IllegalArgumentException(note + " notes nothing of a connection: only CT_MARK and "
                        + "CT_LABEL can be set");
                }
            }
        }

        /**
         * Remembers the connection as it is.
         *
         * @param notes what is written into {@link Field#CT_MARK} and {@link Field#CT_LABEL}
         * @return the commit
         */
        public static Commit with(final Action... notes) {
            return new Commit(false, List.of(notes));
        }
    }

    public Track {
        if (nat.filter(Nat.To.class::isInstance).isPresent() && commit.isEmpty()) {
            throw new IllegalArgumentException(nat.orElseThrow() + " can only be decided for a connection that is "
                + "committed");
        }
    }

    /**
     * Looks for the connection of a frame.
     *
     * @param zone whose connections
     * @param table where the frame goes on
     * @return the action, the last of its flow
     */
    public static Track find(final Zone zone, final Table table) {
        return new Track(zone, Optional.of(table), Optional.empty(), Optional.empty());
    }

    /**
     * Remembers the connection of a frame, which goes on with the next action.
     *
     * @param zone whose connections
     * @param notes what is written into {@link Field#CT_MARK} and {@link Field#CT_LABEL}
     * @return the action
     */
    public static Track commit(final Zone zone, final Action... notes) {
        return new Track(zone, Optional.empty(), Optional.of(Commit.with(notes)), Optional.empty());
    }

    @Override
    public void encode(final ByteArrayDataOutput out) {
        TrackEncoding.track(out, this);
    }

    @Override
    public Optional<Field> reads() {
        return zone instanceof Zone.In in ? Optional.of(in.bits().field()) : Optional.empty();
    }

    @Override
    public Optional<Table> visits() {
        return table;
    }

    @Override
    public Optional<Permission> needs() {
        return Optional.of(Permission.TRACK);
    }

    @Override
    public List<Action> parts() {
        return commit.map(Commit::notes).orElse(List.of());
    }

    /** Whether a field is written by connection tracking only. */
    static boolean owns(final Field field) {
        return field.group() == FieldGroup.CONNECTION;
    }
}
