/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The flows that every node has, whatever the intent. */
public final class PipelineFlows {
    /** The policy word of a frame that is bound to no service. */
    static final int NO_POLICY = 0;
    /** The control word of a frame that entered the bridge and was not classified yet. */
    static final int FRESH = 0;

    private PipelineFlows() {
        // only functions
    }

    /**
     * The flows of the pipeline itself.
     *
     * @param ports the node's port numbers
     * @return the flows
     */
    public static List<Flow> base(final PortNumbers ports) {
        final var flows = new ArrayList<Flow>();
        for (var port : new TreeSet<>(ports.receiving())) {
            // a frame of the helper that names a tunnel port comes here with the control bit
            flows.add(flow(Table.CLASSIFY, Priority.ORDINARY).from(port).match(Field.CONTROL, FRESH)
                .goTo(Table.TUNNEL_IN));
        }
        ports.underlay().ifPresent(port -> flows.add(flow(Table.CLASSIFY, Priority.ORDINARY).from(port)
            .match(Field.CONTROL, FRESH).goTo(Table.FABRIC_IN)));
        flows.add(PhysicalFlows.foreign());
        flows.addAll(content());
        flows.addAll(SteerFlows.all());
        flows.addAll(ServiceFlows.all());
        flows.addAll(PassFlows.all());
        ports.control().ifPresent(port -> {
            flows.addAll(ControlFlows.of(port));
            flows.addAll(DiscoveryFlows.of(port));
            flows.addAll(ProbeFlows.of(port));
            flows.addAll(PassFlows.of(port));
            flows.addAll(MappingFlows.of(port));
        });
        Arrays.stream(Table.values()).map(table -> flow(table, Priority.MISS).drop()).forEach(flows::add);
        return flows;
    }

    private static List<Flow> content() {
        // the whole word is compared: another version, a flag, a reserved bit or a stray fragment id ends in the miss
        final long linkData = Integer.toUnsignedLong(ControlWord.data(SegmentKind.LINK).encode());
        final long fenceData = Integer.toUnsignedLong(ControlWord.data(SegmentKind.FENCE).encode());
        final long vnetData = Integer.toUnsignedLong(ControlWord.data(SegmentKind.VNET).encode());
        return List.of(
            foreignOption(SegmentKind.LINK), foreignOption(SegmentKind.FENCE),
            flow(Table.CONTENT, Priority.CONTROL)
                .match(Field.CONTROL, ControlWord.CONTROL_BIT, ControlWord.CONTROL_BIT).drop(),
            flow(Table.CONTENT, Priority.FRAGMENT)
                .match(Field.CONTROL, ControlWord.FRAGMENT_BIT, ControlWord.FRAGMENT_BIT).drop(),
            flow(Table.CONTENT, Priority.ORDINARY)
                .match(Field.CONTROL, linkData).match(Field.POLICY, NO_POLICY).goTo(Table.DELIVER),
            // whose chain a frame of a network is on is for STEERED to say
            flow(Table.CONTENT, Priority.ORDINARY).match(Field.CONTROL, fenceData).goTo(Table.STEERED),
            flow(Table.CONTENT, Priority.ORDINARY).match(Field.CONTROL, vnetData).goTo(Table.VNET_IN));
    }

    private static Flow foreignOption(final SegmentKind kind) {
        return flow(Table.CONTENT, Priority.FOREIGN)
            .match(Field.CONTROL, ControlWord.kindBits(kind), ControlWord.KIND_MASK)
            .present(Field.VNET_OPTION).drop();
    }

    static Flow.Builder flow(final Table table, final int priority) {
        return Flow.in(table, priority, ObjectKey.PIPELINE);
    }
}
