/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.FlowInspector.Line;
import dev.weft.api.node.FlowInspector.Verdict;
import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.text.WireText;
import dev.weft.pipeline.wire.WireFlow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Shows a ledger: what is wanted, what is there, the difference. */
final class FlowLines {
    /**
     * A line with what it is sorted by.
     *
     * @param flow the flow
     * @param line the line
     */
    private record Sortable(WireFlow flow, Line line) { }

    private FlowLines() {
        // only a function
    }

    static List<Line> of(final FlowLedger ledger, final Predicate<ObjectKey> filter) {
        final var lines = new ArrayList<Sortable>();
        ledger.wanted().forEach((object, flows) -> {
            if (filter.test(object)) {
                flows.forEach(flow -> lines.add(line(flow, Optional.of(object),
                    ledger.isPresent(flow) ? Verdict.PRESENT : Verdict.MISSING)));
            }
        });
        for (var flow : ledger.present()) {
            final var owner = ledger.ownerOf(flow.key());
            if (filter.test(owner == null ? ObjectKey.PIPELINE : owner) && !isWanted(ledger, owner, flow)) {
                lines.add(line(flow, Optional.ofNullable(owner), Verdict.UNWANTED));
            }
        }
        lines.sort(Comparator.comparingInt((Sortable each) -> each.flow.table())
            .thenComparing(each -> -each.flow.priority()).thenComparing(each -> each.line.text()));
        return lines.stream().map(Sortable::line).toList();
    }

    private static boolean isWanted(final FlowLedger ledger, final ObjectKey owner, final WireFlow flow) {
        return owner != null && ledger.wanted().getOrDefault(owner, List.of()).contains(flow);
    }

    private static Sortable line(final WireFlow flow, final Optional<ObjectKey> owner, final Verdict verdict) {
        return new Sortable(flow, new Line(verdict, owner, WireText.of(flow)));
    }
}
