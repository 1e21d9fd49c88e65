/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.WireFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A flow that no table has to allow: what actions and matches are, apart from who may use them. */
public final class AnyFlow {
    private final int table;
    private final int priority;
    private final Match.Builder match = new Match.Builder();
    private final List<Action> actions = new ArrayList<>();

    private AnyFlow(final int table, final int priority) {
        this.table = table;
        this.priority = priority;
    }

    /** Begins a flow. */
    public static AnyFlow in(final int table, final int priority) {
        return new AnyFlow(table, priority);
    }

    public AnyFlow match(final Field field, final long value) {
        match.exact(field, Value.of(value));
        return this;
    }

    public AnyFlow match(final Field field, final long value, final long mask) {
        match.masked(field, Value.of(value), Value.of(mask));
        return this;
    }

    public AnyFlow match(final Field field, final Masked values) {
        match.within(field, values);
        return this;
    }

    public AnyFlow tracked(final Set<CtState> are, final Set<CtState> areNot) {
        match.tracked(are, areNot);
        return this;
    }

    public AnyFlow then(final Action action) {
        actions.add(action);
        return this;
    }

    /** Ends it. */
    public WireFlow end() {
        return wire(Optional.empty());
    }

    /** Ends it: the frame goes to a table. */
    public WireFlow goTo(final Table next) {
        return wire(Optional.of(next));
    }

    private WireFlow wire(final Optional<Table> next) {
        return new WireFlow(table, priority, 0, match.build().encode(), Instructions.encode(actions, next));
    }
}
