/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.table;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.weft.pipeline.field.Field;
import java.util.Set;

/**
 * What a flow of a table may do. Immutable; each method returns a copy that allows more.
 *
 * @param required fields that every flow but the miss must match
 * @param optional fields that a flow may match besides
 * @param readable fields whose value a flow may use in its actions
 * @param settable fields that a flow may change
 * @param output whether a flow may send frames out of the bridge
 * @param wrap whether a flow may put headers before frames, or take them off
 * @param meter whether a flow may drop what is above a limit
 */
record TableRules(Set<Field> required, Set<Field> optional, Set<Field> readable,
        Set<Field> settable, boolean output, boolean wrap, boolean meter) {
    /** Nothing allowed. */
    static final TableRules NONE = new TableRules(Set.of(), Set.of(), Set.of(), Set.of(), false, false, false);

    TableRules requires(final Field... fields) {
        return new TableRules(ImmutableSet.copyOf(fields), optional, readable, settable, output, wrap, meter);
    }

    TableRules mayMatch(final Field... fields) {
        return new TableRules(required, ImmutableSet.copyOf(fields), readable, settable, output, wrap, meter);
    }

    TableRules reads(final Field... fields) {
        return new TableRules(required, optional, ImmutableSet.copyOf(fields), settable, output, wrap, meter);
    }

    TableRules sets(final Field... fields) {
        return new TableRules(required, optional, readable, ImmutableSet.copyOf(fields), output, wrap, meter);
    }

    TableRules outputs() {
        return new TableRules(required, optional, readable, settable, true, wrap, meter);
    }

    TableRules wraps() {
        return new TableRules(required, optional, readable, settable, output, true, meter);
    }

    TableRules meters() {
        return new TableRules(required, optional, readable, settable, output, wrap, true);
    }

    Set<Field> matchable() {
        return Sets.union(required, optional).immutableCopy();
    }
}
