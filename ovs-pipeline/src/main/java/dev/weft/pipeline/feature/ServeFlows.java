/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.Hop.BuiltIn;
import dev.weft.api.node.Hop.Here;
import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.overlay.Family;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What goes into the instances on this node (SI-3). They are flows of the policy, which count for it (SI-12). */
final class ServeFlows {
    private ServeFlows() {
        // only functions
    }

    /**
     * The flows of an instance.
     *
     * @param led whose frames
     * @param here the instance
     * @param ports the node's port numbers
     * @return three for each port, one if it knows headers, none while a port is missing; three for what is built in
     */
    static List<Flow> of(final Led led, final Here here, final PortNumbers ports) {
        if (here instanceof Plugged plugged) {
            return of(led, plugged, ports);
        } else if (here instanceof BuiltIn builtIn) {
            return of(led, Gate.of(builtIn));
        }
        throw new IllegalArgumentException("unknown instance: " + here);
    }

    private static List<Flow> of(final Led led, final Plugged here, final PortNumbers ports) {
        final var in = ports.port(here.in());
        final var out = ports.port(here.out());
        final var flows = new ArrayList<Flow>();
        if (in.isEmpty() || out.isEmpty()) {
            return flows;
        }
        IntStream.of(in.getAsInt(), out.getAsInt()).distinct().forEach(port -> {
            if (!here.aware()) {
                for (var family : Family.values()) {
                    flows.add(IpFrames.whole(to(led, Priority.ORDINARY, port), family)
                        .set(Field.ZONE, in.getAsInt())
                        .then(Tracking.open(in.getAsInt(), Table.HANDOVER))
                        .end());
                }
            }
            flows.add(to(led, Priority.REST, port).goTo(Table.HANDOVER));
        });
        return flows;
    }

    private static List<Flow> of(final Led led, final Gate gate) {
        final var flows = new ArrayList<Flow>();
        for (var family : Family.values()) {
            flows.add(IpFrames.whole(to(led, Priority.ORDINARY, gate.entry()), family)
                .set(Field.GATE, gate.word())
                .then(gate.find(Table.FILTER, Optional.empty()))
                .end());
        }
        // fragments, which conntrack must not see
        flows.add(to(led, Priority.REST, gate.entry()).drop());
        return flows;
    }

    private static Flow.Builder to(final Led led, final int priority, final int port) {
        return led.ofMark(led.flow(Table.SERVE, priority).match(Field.LOCAL_PORT, port), Field.POLICY);
    }
}
