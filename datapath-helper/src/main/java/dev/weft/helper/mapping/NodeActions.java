/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.openflow.FlowQueue;
import java.util.List;

/**
 * Does what the engine says.
 */
final class NodeActions implements MappingActions {
    private final FlowQueue<MappingJob> flows;
    private final Runnable ask;

    /**
     * Does it here.
     *
     * @param flows changes the switch
     * @param ask is told that there are questions
     */
    NodeActions(final FlowQueue<MappingJob> flows, final Runnable ask) {
        this.flows = flows;
        this.ask = ask;
    }

    @Override
    public void put(final Question question, final long segment, final Step step, final int seconds,
            final List<byte[]> frames) {
        flows.add(new MappingJob.Put(question, segment, step, seconds, frames));
    }

    @Override
    public void remove(final Question question, final long segment) {
        flows.add(new MappingJob.Remove(question, segment));
    }

    @Override
    public void clear(final int policy) {
        flows.add(new MappingJob.Clear(policy));
    }

    @Override
    public void look(final Question question, final long segment) {
        flows.add(new MappingJob.Look(question, segment));
    }

    @Override
    public void wake() {
        ask.run();
    }
}
