/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import dev.weft.impl.report.Reported;
import dev.weft.impl.store.StateWriter;
import java.time.Instant;
import java.util.List;

/** Where states of nodes go. */
final class NodeOutlet implements Board.Outlet<NodeId, State.OfNode> {
    private final StateWriter writer;
    private final Reported reported;
    private final Announcer announcer;
    private final NodeAlarms nodeAlarms;

    NodeOutlet(final StateWriter writer, final Reported reported, final Announcer announcer,
            final NodeAlarms nodeAlarms) {
        this.writer = requireNonNull(writer);
        this.reported = requireNonNull(reported);
        this.announcer = requireNonNull(announcer);
        this.nodeAlarms = requireNonNull(nodeAlarms);
    }

    @Override
    public void show(final NodeId key, final State.OfNode state, final Instant since,
            final List<History.Entry> history) {
        writer.put(StateEncoder.path(key), StateEncoder.encode(key, state, since, reported));
    }

    @Override
    public void remove(final NodeId key) {
        writer.delete(StateEncoder.path(key));
        nodeAlarms.forget(key);
    }

    @Override
    public void announce(final NodeId key, final Transition transition) {
        announcer.node(key, transition);
    }

    @Override
    public void follow(final NodeId key, final State.OfNode state) {
        nodeAlarms.follow(key, state);
    }
}
