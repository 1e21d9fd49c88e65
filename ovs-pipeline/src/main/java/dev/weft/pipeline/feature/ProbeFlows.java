/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.List;

/**
 * Probes of services (SI-8): the helper says through which port, and is told out of which port they came. They are
 * known by their source and never get anywhere else.
 */
final class ProbeFlows {
    /** What the source of a probe begins with: locally administered, nobody's. */
    static final long PREFIX = 0x0257_5000_0000L;
    /** The bits of that. */
    static final long MASK = 0xffff_ff00_0000L;

    private static final int NO_PORT = 0;
    private static final Bits PORT = new Bits(Field.NSH_C2, 0, ControlFlows.PORT_BITS - 1);

    private ProbeFlows() {
        // only functions
    }

    /**
     * The flows.
     *
     * @param port the number of the helper's port
     * @return two flows
     */
    static List<Flow> of(final int port) {
        final var out = PipelineFlows.flow(Table.PROBE, Priority.ORDINARY)
            .match(Field.LOCAL_PORT, NO_PORT)
            .match(Field.ETH_SRC, PREFIX, MASK);
        HelperEnvelope.PROBE.around(new Action.Move(Bits.all(Field.IN_PORT), PORT)).forEach(out::then);
        return List.of(
            HelperEnvelope.PROBE.opened(Table.PROBE,
                new Action.Move(PORT, new Bits(Field.LOCAL_PORT, 0, ControlFlows.PORT_BITS - 1))),
            out.then(new Action.Output(port)).end());
    }
}
