/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.InterfaceIntent;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;

/**
 * Shows the states of nodes, interfaces and links: in the operational datastore beside the intent, as notifications,
 * in the log (VL-12). To be used on the executor's one thread.
 */
public final class StatusBoard {
    private final Picture picture;
    private final Rules rules;
    private final StateWriter writer;
    private final Announcer announcer;
    private final Board<NodeId, State.OfNode> nodes;
    private final Board<InterfaceId, State.OfPort> ports;
    private final Board<LinkId, State.OfLink> links;

    /**
     * Makes a board.
     *
     * @param picture the intent and what was made of it
     * @param facts what drivers reported
     * @param broker where states are written
     * @param notifications where changes are announced
     * @param executor one thread, on which this board is used
     * @param clock tells when a status changed
     */
    public StatusBoard(final Picture picture, final Facts facts, final DataBroker broker,
            final NotificationPublishService notifications, final ScheduledExecutorService executor,
            final Clock clock) {
        this.picture = requireNonNull(picture);
        rules = new Rules(picture, facts);
        writer = new StateWriter(broker, executor);
        announcer = new Announcer(notifications);
        nodes = new Board<>(new NodeOutlet(), clock);
        ports = new Board<>(new PortOutlet(), clock);
        links = new Board<>(new LinkOutlet(), clock);
    }

    /** Removes what an earlier life of this bundle has written. */
    public void clear() {
        writer.delete(StateEncoder.ROOT);
        writer.flush();
    }

    /**
     * Computes the state of a node again and shows what changed.
     *
     * @param id the node, which may be gone
     */
    public void refresh(final NodeId id) {
        nodes.set(id, picture.node(id).map(rules::node));
    }

    /**
     * Computes the state of an interface again and shows what changed.
     *
     * @param id the interface, which may be gone
     */
    public void refresh(final InterfaceId id) {
        ports.set(id, picture.port(id).filter(InterfaceIntent::linkEnabled)
            .map(port -> rules.port(port, ports.status(id))));
    }

    /**
     * Computes the state of a link again and shows what changed.
     *
     * @param id the link, which may be gone
     */
    public void refresh(final LinkId id) {
        links.set(id, picture.link(id)
            .flatMap(link -> picture.compiled(id).map(compiled -> rules.link(link, compiled))));
    }

    /** Sends what was changed by refreshing. */
    public void flush() {
        writer.flush();
    }

    private final class NodeOutlet implements Board.Outlet<NodeId, State.OfNode> {
        @Override
        public void show(final NodeId key, final State.OfNode state, final Instant since) {
            writer.put(StateEncoder.path(key), StateEncoder.encode(key, state, since));
        }

        @Override
        public void remove(final NodeId key) {
            writer.delete(StateEncoder.path(key));
        }

        @Override
        public void announce(final NodeId key, final Transition transition) {
            announcer.node(key, transition);
        }
    }

    private final class PortOutlet implements Board.Outlet<InterfaceId, State.OfPort> {
        @Override
        public void show(final InterfaceId key, final State.OfPort state, final Instant since) {
            writer.putInside(StateEncoder.path(key), StateEncoder.encode(key, state, since));
        }

        @Override
        public void remove(final InterfaceId key) {
            if (picture.appliance(key.appliance()).isPresent()) {
                writer.delete(StateEncoder.path(key));
            } else {
                writer.delete(StateEncoder.path(key.appliance()));
            }
        }

        @Override
        public void announce(final InterfaceId key, final Transition transition) {
            announcer.port(key, transition);
        }
    }

    private final class LinkOutlet implements Board.Outlet<LinkId, State.OfLink> {
        @Override
        public void show(final LinkId key, final State.OfLink state, final Instant since) {
            writer.put(StateEncoder.path(key), StateEncoder.encode(key, state, since));
        }

        @Override
        public void remove(final LinkId key) {
            writer.delete(StateEncoder.path(key));
        }

        @Override
        public void announce(final LinkId key, final Transition transition) {
            announcer.link(key, transition);
        }
    }
}
