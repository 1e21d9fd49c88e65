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
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The flows of a node by table. */
public final class Rules {
    private static final Comparator<Rule> FIRST = Comparator.comparingInt(rule -> -rule.flow().priority());

    private final Map<Table, List<Rule>> tables = new EnumMap<>(Table.class);

    private Rules(final Collection<Rule> rules) {
        rules.forEach(rule -> tables.computeIfAbsent(rule.flow().table(), any -> new ArrayList<>()).add(rule));
        tables.values().forEach(table -> table.sort(FIRST));
    }

    /**
     * Sorts flows.
     *
     * @param rules the flows of a node
     * @return the same by table
     */
    public static Rules of(final Collection<Rule> rules) {
        return new Rules(rules);
    }

    /**
     * The flow of a table that gets a frame.
     *
     * @param table the table
     * @param frame the frame
     * @return the first of the highest priority; empty when none wants it
     */
    Optional<Rule> find(final Table table, final Frame frame) {
        for (var rule : in(table)) {
            if (rule.accepts(frame)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    List<Rule> in(final Table table) {
        return tables.getOrDefault(table, List.of());
    }

    Stream<Rule> all() {
        return tables.values().stream().flatMap(List::stream);
    }
}
