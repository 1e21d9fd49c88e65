/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.List;

/**
 * The way of control frames between the helper's port and the tunnels (VL-10): four flows, however many links there
 * are. Out, the helper's frame takes the flow of the port it speaks for; in, the helper is told segment and path.
 */
final class ControlFlows {
    /** IEEE's first EtherType for local experiments. */
    private static final int ETHER_TYPE = 0x88b5;
    /** Where the helper sends to: locally administered, nobody's. */
    static final long HELPER_MAC = 0x0257_0000_0000L;
    static final int PORT_BITS = 16;
    static final long PREFIX_MASK = 0xffff_ffff_0000L;
    private static final long WORD = Integer.toUnsignedLong(ControlWord.control(SegmentKind.LINK).encode());
    private static final int CONTROL_BIT = Integer.numberOfTrailingZeros(ControlWord.CONTROL_BIT);

    private ControlFlows() {
        // only functions
    }

    /**
     * The flows.
     *
     * @param port the number of the helper's port
     * @return four flows
     */
    static List<Flow> of(final int port) {
        return List.of(
            // the second time it comes by with the control bit, and is dropped: it named the helper's port itself
            PipelineFlows.flow(Table.CLASSIFY, Priority.ORDINARY).from(port)
                .match(Field.CONTROL, PipelineFlows.FRESH)
                .goTo(Table.FROM_HELPER),
            // the node's own stack speaks on that port too, so the frame must be wholly as agreed
            PipelineFlows.flow(Table.FROM_HELPER, Priority.ORDINARY)
                .match(Field.ETH_SRC, HELPER_MAC, PREFIX_MASK)
                .match(Field.ETH_DST, HELPER_MAC)
                .match(Field.ETH_TYPE, ETHER_TYPE)
                .move(new Bits(Field.ETH_SRC, 0, PORT_BITS - 1), Bits.all(Field.IN_PORT))
                .then(new Action.Load(new Bits(Field.CONTROL, CONTROL_BIT, CONTROL_BIT), 1))
                .then(new Action.Resubmit(Table.CLASSIFY))
                .end(),
            PipelineFlows.flow(Table.CONTENT, Priority.HELPER)
                .match(Field.CONTROL, WORD)
                .match(Field.POLICY, PipelineFlows.NO_POLICY)
                .goTo(Table.TO_HELPER),
            // of another type it would be for the node's own stack, which a far node must not reach
            PipelineFlows.flow(Table.TO_HELPER, Priority.ORDINARY)
                .match(Field.ETH_TYPE, ETHER_TYPE)
                .match(Field.CONTROL, WORD)
                .move(new Bits(Field.SEGMENT, 0, 23), new Bits(Field.ETH_DST, 0, 23))
                .move(Bits.all(Field.FROM_PATH), new Bits(Field.ETH_SRC, 0, 31))
                .then(new Action.Output(port))
                .end());
    }
}
