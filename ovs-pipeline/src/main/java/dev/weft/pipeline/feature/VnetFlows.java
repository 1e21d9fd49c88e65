/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is let into a vnet from other nodes: frames with all bits of its id, that came by a way safe enough (VN-7). */
final class VnetFlows {
    private static final int VNI_MASK = 0xffffff;
    /** The bits in which all paths of one protection are the same. */
    private static final long PROTECTION_MASK = 0xfffe0000L;

    private VnetFlows() {
        // only functions
    }

    /**
     * The flows of a network.
     *
     * @param part what its members on this node share
     * @return two to four flows; none for a fence
     */
    static List<Flow> of(final NetworkPart part) {
        if (part.segment().kind() != Kind.VNET) {
            if (part.protection() != Protection.NONE) {
                throw new IllegalArgumentException("network " + part.network() + " is a " + part.segment()
                    + ", and only vnets can be protected");
            }
            return List.of();
        }
        if (PhysicalFlows.is(part)) {
            return PhysicalFlows.from(part);
        }
        if (part.protection() == Protection.NONE) {
            return List.of(admit(part, in(part, Priority.ORDINARY)),
                whole(part, Priority.ORDINARY).goTo(Table.STEERED));
        }
        final var flows = new ArrayList<Flow>();
        Arrays.stream(Protection.values()).filter(way -> way.compareTo(part.protection()) >= 0)
            .map(way -> admit(part, in(part, Priority.ORDINARY)
                .match(Field.FROM_PATH, PathId.base(way), PROTECTION_MASK)))
            .forEach(flows::add);
        flows.add(in(part, Priority.REFUSED).drop());
        flows.add(whole(part, Priority.REFUSED).drop());
        return flows;
    }

    // frames in Ethernet have the whole id at once; no way there is protected
    private static Flow.Builder whole(final NetworkPart part, final int priority) {
        return Flow.in(Table.VNET_IN, priority, part.key()).match(Field.SEGMENT, part.segment().metadata());
    }

    private static Flow admit(final NetworkPart part, final Flow.Builder flow) {
        return flow.set(Field.SEGMENT, part.segment().metadata()).goTo(Table.STEERED);
    }

    // the low bits of the id come twice, as VNI and in the option; both must be right
    private static Flow.Builder in(final NetworkPart part, final int priority) {
        return Flow.in(Table.VNET_IN, priority, part.key())
            .match(Field.SEGMENT, part.segment().number() & VNI_MASK)
            .match(Field.VNET_OPTION, part.segment().number());
    }
}
