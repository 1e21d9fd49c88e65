/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.LinkId;
import dev.weft.impl.store.StateWriter;
import java.time.Instant;
import java.util.List;

/** Where states of links go. */
final class LinkOutlet implements Board.Outlet<LinkId, State.OfLink> {
    private final StateWriter writer;
    private final Figures figures;
    private final Announcer announcer;
    private final LinkAlarms linkAlarms;

    LinkOutlet(final StateWriter writer, final Figures figures, final Announcer announcer,
            final LinkAlarms linkAlarms) {
        this.writer = requireNonNull(writer);
        this.figures = requireNonNull(figures);
        this.announcer = requireNonNull(announcer);
        this.linkAlarms = requireNonNull(linkAlarms);
    }

    @Override
    public void show(final LinkId key, final State.OfLink state, final Instant since,
            final List<History.Entry> history) {
        writer.put(StateEncoder.path(key), LinkEncoder.encode(key, state, since, history, figures.of(key, 0),
            figures.of(key, 1)));
    }

    @Override
    public void remove(final LinkId key) {
        writer.delete(StateEncoder.path(key));
        linkAlarms.forget(key);
    }

    @Override
    public void announce(final LinkId key, final Transition transition) {
        announcer.link(key, transition);
    }

    @Override
    public void follow(final LinkId key, final State.OfLink state) {
        linkAlarms.follow(key, state);
    }
}
