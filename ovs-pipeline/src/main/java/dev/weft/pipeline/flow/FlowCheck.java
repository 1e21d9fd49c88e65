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

    private FlowCheck(final Table table) {
        this.table = table;
    }

    static void check(final Table table, final int priority, final Match match, final List<Action> actions,
            final Optional<Table> next) {
        final var check = new FlowCheck(table);
        check.checkMatch(priority, match.fields());
        if (priority == Priority.MISS) {
            check.checkMiss(match.fields().isEmpty() && actions.isEmpty() && next.isEmpty());
        }
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
        action.reads().ifPresent(field ->
            allowed("read", Set.of(field), Sets.union(table.readable(), table.matchable())));
        action.sets().ifPresent(field -> allowed("set", Set.of(field), table.settable()));
        action.visits().ifPresent(this::checkVisit);
        if (action.outputs() && !table.mayOutput()) {
            throw broken("has " + action + "; no flow of this table may send to a port");
        }
        if (action.wraps() && !table.mayWrap()) {
            throw broken("has " + action + "; no flow of this table may put on or take off headers");
        }
        if (action.meters() && !table.mayMeter()) {
            throw broken("has " + action + "; no flow of this table may have a limit");
        }
        if (action instanceof Learn learn) {
            checkLearn(learn);
        }
        action.parts().forEach(this::checkAction);
    }

    private void checkLearn(final Learn learn) {
        final var into = learn.table();
        if (!table.learnsInto().contains(into)) {
            throw broken("learns into " + into + "; " + table.learnsInto() + " are allowed");
        }
        allowed("read", learn.used(), Sets.union(table.readable(), table.matchable()));
        final var learned = new FlowCheck(into);
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
