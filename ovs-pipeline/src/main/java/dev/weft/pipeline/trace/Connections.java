/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Nat;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.Zone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connections that a node remembers in the course of a trace: none when it begins, so that each is new. What it
 * does with them is what Open vSwitch does, without limits and without the states of TCP. Not thread-safe.
 */
final class Connections {
    private final Map<Long, List<Connection>> zones = new HashMap<>();

    /** A connection; marks may change, and whether a packet came back. */
    private static final class Connection {
        private final Ends first;
        private final Ends translated;
        private Value mark = Value.ZERO;
        private Value label = Value.ZERO;
        private boolean answered;

        Connection(final Ends first, final Ends translated) {
            this.first = first;
            this.translated = translated;
        }

        boolean isReply(final Ends ends) {
            return !ends.equals(first) && ends.equals(translated.reversed());
        }

        boolean has(final Ends ends) {
            return ends.equals(first) || ends.equals(translated.reversed());
        }

        void translate(final Ends ends, final Frame frame) {
            (isReply(ends) ? first.reversed() : translated).write(frame);
        }

        boolean translates() {
            return !first.equals(translated);
        }
    }

    /**
     * Does what an action wants.
     *
     * @param track the action
     * @param frame the frame that goes on in the action's table, if it has one; its header may be translated
     * @return what is to be said of it
     */
    String track(final Track track, final Frame frame) {
        final long zone = number(track.zone(), frame);
        final var ends = Ends.of(frame);
        final var known = zones.computeIfAbsent(zone, any -> new ArrayList<>());
        final boolean force = track.commit().filter(Track.Commit::force).isPresent();
        known.removeIf(connection -> force && connection.isReply(ends));
        var found = known.stream().filter(connection -> connection.has(ends)).findFirst();
        final boolean isNew = found.isEmpty();
        final var state = state(found, ends, frame);
        if (track.commit().isPresent() && !state.contains(CtState.INV)) {
            final var connection = found.orElseGet(() -> begin(ends, track, known));
            found = Optional.of(connection);
            note(track.commit().orElseThrow(), connection, frame);
        }
        if (track.nat().isPresent()) {
            found.filter(Connection::translates).ifPresent(connection -> {
                state.add(changesSource(connection, ends) ? CtState.SNAT : CtState.DNAT);
                connection.translate(ends, frame);
            });
        }
        if (track.table().isPresent()) {
            frame.with(Field.CT_STATE, CtState.bits(state)).with(Field.CT_ZONE, zone)
                .with(Field.CT_MARK, found.map(connection -> connection.mark).orElse(Value.ZERO))
                .with(Field.CT_LABEL, found.map(connection -> connection.label).orElse(Value.ZERO));
        }
        return text(zone, isNew, track, state);
    }

    private static String text(final long zone, final boolean isNew, final Track track,
            final EnumSet<CtState> state) {
        final var what = state.contains(CtState.INV) ? "it answers no known connection"
            : isNew ? "taken as the first of its connection"
            : state.contains(CtState.RPL) ? "it answers a connection of this trace" : "of a connection of this trace";
        return "connections of zone " + zone + ": " + what + (track.commit().isPresent()
            && !state.contains(CtState.INV) ? ", which is remembered" : "");
    }

    private static long number(final Zone zone, final Frame frame) {
        if (zone instanceof Zone.Fixed fixed) {
            return fixed.number();
        } else if (zone instanceof Zone.In in) {
            return frame.read(in.bits());
        }
        throw new IllegalArgumentException("unknown zone: " + zone);
    }

    private static EnumSet<CtState> state(final Optional<Connection> found, final Ends ends, final Frame frame) {
        final var state = EnumSet.of(CtState.TRK);
        if (found.isEmpty()) {
            state.add(Ends.canBegin(frame) ? CtState.NEW : CtState.INV);
        } else if (found.orElseThrow().isReply(ends)) {
            found.orElseThrow().answered = true;
            state.add(CtState.EST);
            state.add(CtState.RPL);
        } else {
            // Open vSwitch calls it established when something came back
            state.add(found.orElseThrow().answered ? CtState.EST : CtState.NEW);
        }
        return state;
    }

    private static Connection begin(final Ends ends, final Track track, final List<Connection> known) {
        final var connection = new Connection(ends, track.nat().filter(Nat.To.class::isInstance)
            .map(nat -> translated(ends, (Nat.To) nat)).orElse(ends));
        known.add(connection);
        return connection;
    }

    private static Ends translated(final Ends ends, final Nat.To nat) {
        final var address = Value.of(nat.addresses().first());
        return switch (nat.end()) {
            case SOURCE -> ends.withSource(address, nat.ports().map(ports -> (long) ports.lower())
                .orElse(ends.sourcePort()));
            case DESTINATION -> ends.withDestination(address, nat.ports().map(ports -> (long) ports.lower())
                .orElse(ends.destinationPort()));
        };
    }

    private static boolean changesSource(final Connection connection, final Ends ends) {
        final boolean source = !connection.first.source().equals(connection.translated.source())
            || connection.first.sourcePort() != connection.translated.sourcePort();
        return source != connection.isReply(ends);
    }

    private static void note(final Track.Commit commit, final Connection connection, final Frame frame) {
        final var scratch = frame.copy().with(Field.CT_MARK, connection.mark).with(Field.CT_LABEL, connection.label);
        for (var note : commit.notes()) {
            if (note instanceof Action.SetField set) {
                scratch.set(set.field(), set.value());
            } else if (note instanceof Action.Load load) {
                scratch.write(load.target(), load.value());
            } else if (note instanceof Action.Move move) {
                scratch.write(move.target(), scratch.read(move.source()));
            }
        }
        connection.mark = scratch.get(Field.CT_MARK);
        connection.label = scratch.get(Field.CT_LABEL);
    }
}
