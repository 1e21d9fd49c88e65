/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Decap;
import dev.weft.pipeline.flow.Encap;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The two headers before whole frames between pipeline and helper, both ways: NSH, whose index says what they are about
 * and whose words say the rest, behind Ethernet.
 */
enum HelperEnvelope {
    /** Where stations are (VN-3). */
    DISCOVERY(255),
    /** Whether services are alive (SI-8). */
    PROBE(254),
    /** What gateways cannot do in the switch (GW-1). */
    GATEWAY(253),
    /** Where a policy's traffic goes next (SI-9). */
    MAPPING(252);

    private static final int SERVICE_PATH = 0x5d;

    private final int index;

    HelperEnvelope(final int index) {
        this.index = index;
    }

    /** Puts a frame into it, with the words of NSH set by these actions; it is to be sent to the helper's port then. */
    List<Action> around(final Action... words) {
        final var actions = new ArrayList<Action>();
        actions.add(new Encap(Encap.Header.NSH));
        actions.add(UnderlayVlan.set(Field.NSH_SPI, SERVICE_PATH));
        actions.add(UnderlayVlan.set(Field.NSH_SI, index));
        actions.addAll(List.of(words));
        actions.add(new Encap(Encap.Header.ETHERNET));
        actions.add(UnderlayVlan.set(Field.ETH_DST, ControlFlows.HELPER_MAC));
        actions.add(UnderlayVlan.set(Field.ETH_SRC, ControlFlows.HELPER_MAC));
        return actions;
    }

    /** The flow that takes the helper's frames out of it, after these actions have read the words, to a table. */
    Flow opened(final Table next, final Action... words) {
        final var flow = PipelineFlows.flow(Table.FROM_HELPER, Priority.ORDINARY)
            .match(Field.ETH_SRC, ControlFlows.HELPER_MAC, ControlFlows.PREFIX_MASK)
            .match(Field.ETH_DST, ControlFlows.HELPER_MAC)
            .match(Field.ETH_TYPE, UnderlayVlan.NSH)
            .match(Field.NSH_SPI, SERVICE_PATH)
            .match(Field.NSH_SI, index);
        List.of(words).forEach(flow::then);
        return flow.then(new Decap()).then(new Decap()).goTo(next);
    }
}
