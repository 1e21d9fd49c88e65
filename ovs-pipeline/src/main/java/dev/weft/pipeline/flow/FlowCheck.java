/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.collect.Sets;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds a flow against the declaration of its table. */
final class FlowCheck {
    private final Table table;
    private final Prerequisites prerequisites;

    private FlowCheck(final Table table, final Match match) {
        this.table = table;
        prerequisites = new Prerequisites(match);
    }

    static void check(final Table table, final int priority, final Match match, final List<Action> actions,
            final Optional<Table> next) {
        final var check = new FlowCheck(table, match);
        check.checkMatch(priority, match.fields());
        if (priority == Priority.MISS) {
            check.checkMiss(match.fields().isEmpty() && actions.isEmpty() && next.isEmpty());
        }
        match.fields().forEach(check::checkPresent);
        check.checkEnd(actions, next);
        actions.forEach(check::checkAction);
        next.ifPresent(check::checkSuccessor);
    }

    private void checkMatch(final int priority, final Set<Field> matched) {
        if (priority < 0 || priority > 0xffff) {
            throw broken("has priority " + priority + "; 0 to 65535 are allowed");
        }
        allowed("match", matched, table.matchable());
        if (priority != Priority.MISS && !matched.containsAll(table.required())) {
            throw broken("does not match " + Sets.difference(table.required(), matched) + "; every flow of this table "
                + "must match " + table.required());
        }
    }

    private void checkMiss(final boolean dropsAll) {
        switch (table.miss()) {
            case DROP -> {
                if (!dropsAll) {
                    throw broken("has priority 0, which is for the miss: it must match everything and drop");
                }
            }
            default -> throw new IllegalStateException("miss action " + table.miss());
        }
    }

    private void checkAction(final Action action) {
        action.sets().filter(Track::owns).ifPresent(field -> {
            throw broken("sets " + field + ", which only connection tracking can");
        });
        checkFields(action);
        action.visits().ifPresent(this::checkVisit);
        action.needs().filter(permission -> !table.permits(permission)).ifPresent(permission ->
            refuse("has " + action + "; no flow of this table may " + permission.purpose()));
        if (action instanceof DecTtl) {
            prerequisites.ip().ifPresent(what -> refuse("routes but does not match " + what));
        }
        if (action instanceof Learn learn) {
            checkLearn(learn);
        }
        if (action instanceof Track track) {
            checkTrack(track);
        } else {
            checkEnd(action.parts(), Optional.empty());
            action.parts().forEach(this::checkAction);
        }
    }

    private void checkFields(final Action action) {
        action.reads().ifPresent(field ->
            allowed("read", Set.of(field), Sets.union(table.readable(), table.matchable())));
        action.sets().ifPresent(field -> allowed("set", Set.of(field), table.settable()));
        action.reads().ifPresent(this::checkPresent);
        action.sets().ifPresent(this::checkPresent);
    }

    private void checkPresent(final Field field) {
        prerequisites.missing(field).ifPresent(this::refuse);
    }

    private void checkTrack(final Track track) {
        prerequisites.missing(track).ifPresent(this::refuse);
        track.parts().forEach(this::checkFields);
    }

    /** The switch would go on with a copy that knows nothing of the connection. */
    private void checkEnd(final List<Action> actions, final Optional<Table> next) {
        final boolean early = actions.stream().limit(Math.max(0, actions.size() - 1)).anyMatch(FlowCheck::leaves);
        if (early || next.isPresent() && actions.stream().anyMatch(FlowCheck::leaves)) {
            throw broken("does something after connection tracking took its frames to another table");
        }
    }

    private static boolean leaves(final Action action) {
        return action instanceof Track track && track.table().isPresent();
    }

    private void refuse(final String what) {
        throw broken(what);
    }

    private void checkLearn(final Learn learn) {
        final var into = learn.table();
        if (!table.learnsInto().contains(into)) {
            throw broken("learns into " + into + "; " + table.learnsInto() + " are allowed");
        }
        allowed("read", learn.used(), Sets.union(table.readable(), table.matchable()));
        learn.used().forEach(this::checkPresent);
        final var learned = new FlowCheck(into, Match.ALL);
        learned.checkMatch(Learn.PRIORITY, learn.matched());
        learned.allowed("set", learn.loaded(), into.settable());
    }

    private void checkVisit(final Table visited) {
        if (!table.again().contains(visited)) {
            checkSuccessor(visited);
        }
    }

    private void checkSuccessor(final Table next) {
        if (!table.successors().contains(next)) {
            throw broken("goes to " + next + "; " + table.successors() + " are allowed");
        }
    }

    private void allowed(final String verb, final Set<Field> used, final Set<Field> allowed) {
        final var excess = Sets.difference(used, allowed);
        if (!excess.isEmpty()) {
            throw broken("may not " + verb + " " + excess + "; " + allowed + " are allowed");
        }
    }

    private IllegalArgumentException broken(final String what) {
        return new IllegalArgumentException("a flow of table " + table + " " + what);
    }
}
