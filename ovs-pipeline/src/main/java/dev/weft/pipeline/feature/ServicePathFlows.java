/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;

/** A generation of a policy's chain on a node (SI-3, SI-6). */
final class ServicePathFlows {
    /** Where the number of the port is to which a frame goes. */
    static final Bits PORT = Bits.all(Field.LOCAL_PORT);

    private ServicePathFlows() {
        // only functions
    }

    /**
     * The flows of a generation.
     *
     * @param path the generation
     * @param ports the node's port numbers
     * @return the flows; those to and from instances whose ports are missing are left out
     */
    static List<Flow> of(final ServicePath path, final PortNumbers ports) {
        final var chain = new Chain(path);
        final var flows = new ArrayList<>(steered(chain));
        flows.addAll(ChoiceFlows.of(chain));
        flows.addAll(NextFlows.of(chain, ports));
        for (int index = 0; index < chain.size(); index++) {
            for (var here : path.hops().get(index).here()) {
                flows.addAll(ServeFlows.of(chain, here, ports));
                flows.addAll(ServedFlows.of(chain, index, here, ports));
            }
        }
        if (path.hops().stream().flatMap(hop -> hop.here().stream()).anyMatch(Plugged.class::isInstance)) {
            flows.addAll(handover(chain));
        }
        return flows;
    }

    private static List<Flow> steered(final Chain chain) {
        return List.of(
            chain.flow(Table.STEERED, Priority.SPECIAL)
                .match(Field.POLICY, chain.word(Direction.FROM_WORKLOAD, 0), Words.ANY_DIRECTION)
                .goTo(Table.LOOKUP),
            chain.ofMark(chain.flow(Table.STEERED, Priority.ORDINARY), Field.POLICY).goTo(Table.NEXT));
    }

    // most frames: their connection is remembered so already
    private static List<Flow> handover(final Chain chain) {
        final var flows = new ArrayList<Flow>();
        for (var direction : Direction.values()) {
            for (var reply : List.of(false, true)) {
                flows.add(Tracking.reply(chain.flow(Table.HANDOVER, Priority.SPECIAL), reply)
                    .match(Field.POLICY, chain.mark(direction), Words.PATH)
                    .match(Field.CT_MARK, chain.mark(reply ? direction.reverse() : direction))
                    .then(new Action.OutputTo(PORT))
                    .end());
            }
        }
        return flows;
    }
}
