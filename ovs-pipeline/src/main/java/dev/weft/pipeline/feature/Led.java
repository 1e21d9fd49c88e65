/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.InstanceId;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.PolicyPath;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.Map;

/** Frames that are led through services together: those of a generation of a chain, or of a policy with a mapping. */
interface Led {
    /** Begins a flow for frames of their network. */
    Flow.Builder flow(Table table, int priority);

    /** Wants these frames, or their connections, in any direction. */
    Flow.Builder ofMark(Flow.Builder flow, Field field);

    /** The flows by which they begin. */
    List<Flow> beginning();

    /** The flows that drop those which cannot go on. */
    List<Flow> refusing(PortNumbers ports);

    /** What the instances that this node serves get and give back. */
    Map<InstanceId, Visit> visits(PortNumbers ports);

    /**
     * The flows that count what an instance does for these frames (SI-12).
     *
     * @param got of what it is given
     * @param gave of what it gives back; none of what gateways route
     */
    record Visit(List<Flow> got, List<Flow> gave) { }

    /** The frames that a path leads. */
    static Led by(final PolicyPath path) {
        if (path instanceof ServicePath chain) {
            return new Chain(chain);
        } else if (path instanceof MappedPath mapped) {
            return new Mapped(mapped);
        }
        throw new IllegalArgumentException("unknown path: " + path);
    }
}
