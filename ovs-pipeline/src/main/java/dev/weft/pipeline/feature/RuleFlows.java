/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Match;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Which connections may begin through a gate (GW-1): the first rule that fits decides. */
final class RuleFlows {
    /**
     * A rule.
     *
     * @param allow whether what fits may begin
     * @param fitting begins flows of this priority for what fits
     */
    record Rule(boolean allow, IntFunction<List<Flow.Builder>> fitting) { }

    private RuleFlows() {
        // only functions
    }

    /**
     * The flows.
     *
     * @param gate the gate
     * @param rules its rules
     * @param allow what becomes of the rest
     * @return what fits each rule, where ranges of ports become several flows, one for the rest, and one for errors
     */
    static List<Flow> of(final Gate gate, final List<Rule> rules, final boolean allow) {
        final var flows = new ArrayList<Flow>();
        // ICMP errors have the mark of the connection that they quote: what lets one pass would let that begin, too
        flows.add(gate.flow(Table.FILTER, Priority.ABOUT).tracked(Set.of(CtState.REL), Set.of()).drop());
        int priority = Priority.RULE;
        for (var rule : rules) {
            final Map<Match, Flow> made = new LinkedHashMap<>();
            rule.fitting().apply(priority).forEach(flow -> {
                final var decided = decide(flow, rule.allow());
                made.putIfAbsent(decided.match(), decided);
            });
            flows.addAll(made.values());
            priority--;
        }
        flows.add(decide(gate.flow(Table.FILTER, Priority.ORDINARY), allow));
        return flows;
    }

    private static Flow decide(final Flow.Builder flow, final boolean allow) {
        return allow ? flow.goTo(Table.COMMIT) : flow.drop();
    }
}
