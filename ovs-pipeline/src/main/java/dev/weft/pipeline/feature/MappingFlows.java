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
 * The way of frames to the helper and back, while it asks the mapping service where they go next (SI-9): two flows,
 * however many policies there are. Both ways they travel behind the same headers, as what waits for discovery does.
 */
final class MappingFlows {
    private static final int FROM_THIS_NODE = 0;
    private static final int VNET_BIT = 32;
    /** What the register says of a frame: it was asked for its destination, and for its next service; it shall be. */
    private static final int DESTINATION_BIT = 0;
    private static final int ASKED_BIT = 1;
    private static final int ASK_BIT = 2;
    private static final Bits ID = new Bits(Field.SEGMENT, 0, VNET_BIT - 1);
    private static final Bits VNET = new Bits(Field.SEGMENT, VNET_BIT, VNET_BIT);
    private static final Bits DESTINATION = new Bits(Field.ASKED, DESTINATION_BIT, DESTINATION_BIT);
    /** In the word that says where the frame came from. */
    private static final Bits PORT = new Bits(Field.NSH_C2, 0, ControlFlows.PORT_BITS - 1);
    private static final Bits KEPT_DESTINATION =
        new Bits(Field.NSH_C2, ControlFlows.PORT_BITS, ControlFlows.PORT_BITS);
    private static final Bits KEPT_VNET =
        new Bits(Field.NSH_C2, ControlFlows.PORT_BITS + 1, ControlFlows.PORT_BITS + 1);

    private MappingFlows() {
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

    /** Ends a flow: its frames are to be asked for, unless they were; then nobody knows. */
    static Flow ask(final Flow.Builder flow) {
        return flow.match(Field.ASKED, 0, 1 << ASKED_BIT)
            .match(Field.FROM_PATH, FROM_THIS_NODE)
            .then(new Action.Load(new Bits(Field.ASKED, ASK_BIT, ASK_BIT), 1))
            .goTo(Table.ASK);
    }

    /** Wants frames that were asked for. */
    static Flow.Builder answered(final Flow.Builder flow) {
        return flow.match(Field.ASKED, 1 << ASKED_BIT, 1 << ASKED_BIT);
    }

    /** As if a frame had not been asked for: the next policy that leads it has an answer of its own. */
    static Flow.Builder forget(final Flow.Builder flow) {
        return flow.then(new Action.Load(new Bits(Field.ASKED, ASKED_BIT, ASKED_BIT), 0));
    }

    private static Flow out(final int port) {
        final var flow = PipelineFlows.flow(Table.ASK, Priority.SPECIAL)
            .match(Field.FROM_PATH, FROM_THIS_NODE)
            .match(Field.ASKED, 1 << ASK_BIT, 1 << ASK_BIT);
        HelperEnvelope.MAPPING.around(
            new Action.Move(ID, Bits.all(Field.NSH_C1)),
            new Action.Move(Bits.all(Field.IN_PORT), PORT),
            new Action.Move(DESTINATION, KEPT_DESTINATION),
            new Action.Move(VNET, KEPT_VNET),
            new Action.Move(Bits.all(Field.POLICY), Bits.all(Field.NSH_C4))).forEach(flow::then);
        return flow.move(Bits.all(Field.IN_PORT), new Bits(Field.ETH_SRC, 0, ControlFlows.PORT_BITS - 1))
            .then(new Action.Output(port))
            .end();
    }

    private static Flow back() {
        return HelperEnvelope.MAPPING.opened(Table.RETURNED,
            new Action.Move(Bits.all(Field.NSH_C1), ID),
            new Action.Move(KEPT_VNET, VNET),
            new Action.Move(PORT, Bits.all(Field.IN_PORT)),
            new Action.Move(KEPT_DESTINATION, DESTINATION),
            new Action.Load(new Bits(Field.ASKED, ASKED_BIT, ASKED_BIT), 1),
            new Action.Move(Bits.all(Field.NSH_C4), Bits.all(Field.POLICY)));
    }
}
