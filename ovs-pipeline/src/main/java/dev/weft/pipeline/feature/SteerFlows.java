/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.MacAddress;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.List;

/** What networks have in common: eight flows, however many networks there are. */
final class SteerFlows {
    private static final int NOTHING = 0;
    private static final int FROM_THIS_NODE = 0;

    private SteerFlows() {
        // only functions
    }

    static List<Flow> all() {
        return List.of(
            // a miss here is a source too many
            flow(Table.VERDICT, Priority.ORDINARY).match(Field.SOURCE, NetworkFlows.LEARNED).goTo(Table.POLICY),
            flow(Table.VERDICT, Priority.SPECIAL).match(Field.SOURCE, NetworkFlows.BELONGS_ELSEWHERE)
                .match(Field.FROM_PATH, FROM_THIS_NODE).drop(),
            flow(Table.VERDICT, Priority.ORDINARY).match(Field.SOURCE, NetworkFlows.BELONGS_ELSEWHERE)
                .goTo(Table.POLICY),
            flow(Table.LOOKUP, Priority.REST).match(Field.ETH_DST, MacAddress.GROUP_BIT, MacAddress.GROUP_BIT)
                .goTo(Table.ROUTE),
            flow(Table.LOOKUP, Priority.REST).match(Field.ETH_DST, 0, MacAddress.GROUP_BIT)
                .then(new Action.Resubmit(Table.LEARNED)).goTo(Table.ROUTE),
            flow(Table.ROUTE, Priority.SPECIAL).match(Field.FAR_PATH, NOTHING).match(Field.LOCAL_PORT, NOTHING)
                .match(Field.FROM_PATH, FROM_THIS_NODE).goTo(Table.FLOOD),
            // a miss here came from a tunnel, and would have to go back into one
            flow(Table.ROUTE, Priority.ORDINARY).match(Field.FAR_PATH, NOTHING).goTo(Table.INTERCEPT),
            flow(Table.ROUTE, Priority.ORDINARY).match(Field.LOCAL_PORT, NOTHING)
                .match(Field.FROM_PATH, FROM_THIS_NODE).goTo(Table.TUNNEL_OUT));
    }

    private static Flow.Builder flow(final Table table, final int priority) {
        return PipelineFlows.flow(table, priority);
    }
}
