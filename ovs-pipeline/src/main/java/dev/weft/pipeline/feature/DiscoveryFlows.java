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
 * The way of guests' frames to the helper and back, while it asks where their destination is (VN-3): two flows, however
 * many vnets there are. Both ways they travel behind the same headers.
 */
final class DiscoveryFlows {
    private static final int FROM_THIS_NODE = 0;
    private static final int NOT_ASKED = 0;
    /** The bit of this question; others tell that of the mapping service (SI-9). */
    private static final int ASKED = 1;
    private static final int VNET_BIT = 32;
    private static final long WORD = Integer.toUnsignedLong(ControlWord.data(SegmentKind.VNET).encode());
    private static final Bits ID = new Bits(Field.SEGMENT, 0, VNET_BIT - 1);
    private static final Bits PORT = new Bits(Field.NSH_C2, 0, ControlFlows.PORT_BITS - 1);

    private DiscoveryFlows() {
        // only functions
    }

    /**
     * The flows.
     *
     * @param port the number of the helper's port
     * @return two flows
     */
    static List<Flow> of(final int port) {
        return List.of(back(), out(port));
    }

    private static Flow out(final int port) {
        final var flow = PipelineFlows.flow(Table.ASK, Priority.ORDINARY)
            .match(Field.CONTROL, WORD)
            .match(Field.FROM_PATH, FROM_THIS_NODE)
            // a frame that comes by for the second time is dropped, or it would go round
            .match(Field.ASKED, NOT_ASKED, ASKED);
        HelperEnvelope.DISCOVERY.around(
            new Action.Move(ID, Bits.all(Field.NSH_C1)),
            new Action.Move(Bits.all(Field.IN_PORT), PORT),
            UnderlayVlan.set(Field.NSH_C3, WORD),
            // what a service gave back stays on its chain
            new Action.Move(Bits.all(Field.POLICY), Bits.all(Field.NSH_C4))).forEach(flow::then);
        return flow.move(Bits.all(Field.IN_PORT), new Bits(Field.ETH_SRC, 0, ControlFlows.PORT_BITS - 1))
            .then(new Action.Output(port))
            .end();
    }

    private static Flow back() {
        return HelperEnvelope.DISCOVERY.opened(Table.RETURNED,
            new Action.Move(Bits.all(Field.NSH_C1), ID),
            new Action.Load(new Bits(Field.SEGMENT, VNET_BIT, VNET_BIT), 1),
            new Action.Move(PORT, Bits.all(Field.IN_PORT)),
            new Action.Move(Bits.all(Field.NSH_C4), Bits.all(Field.POLICY)));
    }
}
