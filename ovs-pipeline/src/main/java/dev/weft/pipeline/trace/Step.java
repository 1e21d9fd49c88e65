/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to a frame in one table. */
public final class Step {
    private final int depth;
    private final Table table;
    private final Optional<Rule> rule;
    private final List<String> notes = new ArrayList<>();

    Step(final int depth, final Table table, final Optional<Rule> rule) {
        this.depth = depth;
        this.table = table;
        this.rule = rule;
    }

    void note(final String text) {
        notes.add(text);
    }

    /**
     * How deep it is within copies and visits.
     *
     * @return 0 for the frame itself; the frame goes on where the number is lower after a step
     */
    public int depth() {
        return depth;
    }

    /**
     * The table.
     *
     * @return the table
     */
    public Table table() {
        return table;
    }

    /**
     * The flow that got the frame.
     *
     * @return the flow; empty when the node has none that wants it, not even that of the miss
     */
    public Optional<Rule> rule() {
        return rule;
    }

    /**
     * What else there is to say: what is assumed, not done, or not known.
     *
     * @return sentences without full stop
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Whether the frame, or this copy of it, ends here with nothing done. A visit that comes to nothing is no drop.
     *
     * @return true if it is dropped
     */
    public boolean isDrop() {
        return !table.comesBack() && rule.map(found -> found.flow().isDrop()).orElse(true);
    }

    @Override
    public String toString() {
        return "  ".repeat(depth) + table + " " + rule.map(Rule::toString).orElse("no flow") + notes;
    }
}
