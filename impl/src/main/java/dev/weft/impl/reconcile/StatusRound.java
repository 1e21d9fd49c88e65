/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.impl.status.Facts;
import dev.weft.impl.status.StatusBoard;
import dev.weft.impl.status.StatusInbox;
import dev.weft.impl.worker.Attempt;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds whose states change by what drivers report. */
final class StatusRound {
    private static final Logger LOG = LoggerFactory.getLogger(StatusRound.class);

    private final StatusInbox inbox;
    private final Facts facts;
    private final Intent intent;
    private final NodePrograms programs;
    private final StatusBoard board;
    private final Dirty stale = new Dirty();

    StatusRound(final StatusInbox inbox, final Facts facts, final Intent intent, final NodePrograms programs,
            final StatusBoard board) {
        this.inbox = requireNonNull(inbox);
        this.facts = requireNonNull(facts);
        this.intent = requireNonNull(intent);
        this.programs = requireNonNull(programs);
        this.board = requireNonNull(board);
    }

    /** Takes note of what drivers reported. */
    void listen() {
        final var news = inbox.take();
        news.nodes().forEach(this::note);
        news.objects().forEach(this::note);
    }

    /** Shows the states of what was compiled anew and of what drivers reported. */
    void refresh(final Dirty compiled) {
        stale.addAll(compiled);
        stale.nodes().forEach(id -> guarded("node", id, () -> board.refresh(id)));
        stale.links().forEach(id -> guarded("link", id, () -> board.refresh(id)));
        stale.ports().forEach(id -> guarded("interface", id, () -> board.refresh(id)));
        stale.clear();
        board.flush();
    }

    /** What a driver reports of one object must not hide the states of all others. */
    private static void guarded(final String kind, final Object id, final Runnable refresh) {
        Attempt.fault(Executors.callable(refresh)).ifPresent(fault ->
            LOG.error("The state of {} {} cannot be shown; please report this", kind, id, fault));
    }

    /** News of a node that was released in the meantime must not come back with a new node of that name. */
    private void note(final NodeId node, final NodeStatus status) {
        if (intent.node(node).isPresent()) {
            stale.nodes().add(node);
            if (facts.note(node, status)) {
                touch(programs.users(node));
            }
        }
    }

    private void note(final NodeId node, final Map<ObjectKey, ObjectStatus> objects) {
        objects.forEach((key, status) -> {
            final var users = programs.users(node, key);
            if (!users.isEmpty()) {
                facts.note(node, key, status);
                touch(users);
            }
        });
    }

    private void touch(final Collection<Owner> owners) {
        for (var owner : owners) {
            if (owner instanceof Owner.OfLink link) {
                stale.links().add(link.id());
                intent.link(link.id()).ifPresent(value -> stale.ports().addAll(Intent.ports(value)));
            } else if (owner instanceof Owner.OfPort port) {
                stale.ports().add(port.id());
            }
        }
    }
}
