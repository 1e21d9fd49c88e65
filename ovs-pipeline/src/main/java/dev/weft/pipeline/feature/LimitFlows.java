/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Meter;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.List;

/** How much a port may send (VN-9): its frames pass a meter, then take the way they would take without. */
public final class LimitFlows {
    /** The number of the meter of port 0. Others may use numbers below. */
    public static final int FIRST_METER = 0x10000;

    private static final int NOT_YET = 0;
    private static final int WITHIN = 1;

    private LimitFlows() {
        // only functions
    }

    /**
     * The number of the meter of a port. The flow stays the same when the limit changes.
     *
     * @param port the port's number
     * @return 65537 to 130815
     */
    public static int meter(final int port) {
        return FIRST_METER + Action.checkPort(port);
    }

    static List<Flow> of(final PortLimit limit, final int port) {
        if (limit.fromGuest().isEmpty()) {
            return List.of();
        }
        return List.of(Flow.in(Table.CLASSIFY, Priority.SPECIAL, limit.key()).from(port)
            // what the helper says in the port's name is not the guest's
            .match(Field.CONTROL, PipelineFlows.FRESH)
            .match(Field.METERED, NOT_YET)
            .then(new Meter(meter(port)))
            .set(Field.METERED, WITHIN)
            .then(new Action.Resubmit(Table.CLASSIFY))
            .end());
    }
}
