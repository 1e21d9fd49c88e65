/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A difference between the flows that a switch should hold and those that it does, ready to be sent as one. */
final class FlowChanges {
    /**
     * A flow to add.
     *
     * @param flow the flow
     * @param old what it replaces, or null
     */
    record Add(WireFlow flow, WireFlow old) { }

    private final List<Add> adds = new ArrayList<>();
    private final List<WireFlow> deletes = new ArrayList<>();
    private final Set<ObjectKey> sent = new LinkedHashSet<>();
    private final Set<ObjectKey> settled = new LinkedHashSet<>();

    void add(final WireFlow flow, final WireFlow old) {
        adds.add(new Add(flow, old));
    }

    void delete(final WireFlow flow) {
        deletes.add(flow);
    }

    void object(final ObjectKey object, final boolean differs) {
        (differs ? sent : settled).add(object);
    }

    List<Add> adds() {
        return adds;
    }

    List<WireFlow> deletes() {
        return deletes;
    }

    /** The objects whose flows are in it. */
    Set<ObjectKey> sent() {
        return sent;
    }

    /** The objects that were compared and need nothing. */
    Set<ObjectKey> settled() {
        return settled;
    }

    int size() {
        return adds.size() + deletes.size();
    }

    /** The flow modifications: what must go first, so that a key can be used again. */
    List<byte[]> messages() {
        final var messages = new ArrayList<byte[]>(size());
        deletes.forEach(flow -> messages.add(FlowMod.deleteStrict(flow.key(), flow.cookie())));
        adds.forEach(add -> messages.add(FlowMod.add(add.flow())));
        return messages;
    }
}
