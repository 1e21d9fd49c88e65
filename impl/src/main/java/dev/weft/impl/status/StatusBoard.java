/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.PortRef;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.report.Reported;
import dev.weft.impl.store.StateWriter;
import dev.weft.impl.worker.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Shows the states of nodes, interfaces, links, chains, networks, services, policies and gateways: in the operational
 * datastore beside the intent, as notifications, in the log (VL-12). To be used on the executor's one thread.
 */
public final class StatusBoard {
    private final Picture picture;
    private final Rules rules;
    private final StateWriter writer;
    private final Figures figures;
    private final AlarmBoard alarms;
    private final NodeAlarms nodeAlarms;
    private final Roles roles;
    private final PortIndex places = new PortIndex();
    private final Board<NodeId, State.OfNode> nodes;
    private final Board<InterfaceId, State.OfPort> ports;
    private final Board<LinkId, State.OfLink> links;
    private final ChainBoard chains;
    private final NetworkBoard networks;
    private final SteeringBoard steering;
    private final GatewayBoard gateways;

    /**
     * Makes a board.
     *
     * @param picture the intent and what was made of it
     * @param facts what drivers reported
     * @param reported what helpers reported
     * @param services where states are written and announced
     * @param alarms shows what is wrong
     */
    public StatusBoard(final Picture picture, final Facts facts, final Reported reported, final Services services,
            final AlarmBoard alarms) {
        this.picture = requireNonNull(picture);
        this.alarms = requireNonNull(alarms);
        final var clock = services.clock();
        final var announcer = new Announcer(services.notifications());
        final var crossing = new Crossing(picture, reported);
        writer = new StateWriter(services.broker(), services.executor());
        networks = new NetworkBoard(picture, facts, crossing, writer, announcer, alarms, clock);
        steering = new SteeringBoard(picture, facts, reported, writer, announcer, alarms, clock);
        gateways = new GatewayBoard(picture, facts, writer, announcer, alarms, clock);
        rules = new Rules(picture, facts, reported, crossing, networks::condition, steering.rules());
        roles = new Roles(picture, writer);
        figures = new Figures(picture, reported, writer);
        nodeAlarms = new NodeAlarms(alarms, clock);
        nodes = new Board<>(new NodeOutlet(writer, reported, announcer, nodeAlarms), clock);
        ports = new Board<>(new PortOutlet(announcer), clock);
        links = new Board<>(new LinkOutlet(writer, figures, announcer, new LinkAlarms(alarms)), clock);
        chains = new ChainBoard(picture, id -> links.state(id).map(State::condition), writer, announcer, alarms, clock);
    }

    /** Removes what an earlier life of this bundle has written. */
    public void clear() {
        writer.delete(StateEncoder.ROOT);
        writer.flush();
        alarms.begin();
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
        final var there = picture.port(id).filter(port -> port.linkEnabled() || isInNetwork(id)
            || picture.instanceAt(id).isPresent());
        there.ifPresentOrElse(port -> places.set(id, picture.place(id), port.port()), () -> places.remove(id));
        ports.set(id, there.map(port -> rules.port(port, ports.status(id))));
    }

    /**
     * Computes the state of a network and all its members again and shows what changed.
     *
     * @param id the network, which may be gone
     */
    public void refresh(final NetworkId id) {
        networks.refresh(id).forEach(this::refresh);
    }

    /**
     * Computes the state of members of a network again and shows what changed.
     *
     * @param id the network, which may be gone
     * @param members the members as the intent names them
     */
    public void refresh(final NetworkId id, final Collection<InterfaceId> members) {
        networks.refresh(id, members).forEach(this::refresh);
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

    /**
     * Computes the state of a service again and shows what changed. Policies that visit it are to come after it.
     *
     * @param id the service, which may be gone
     */
    public void refresh(final ServiceId id) {
        steering.refresh(id);
    }

    /**
     * Computes the state of a policy again and shows what changed.
     *
     * @param id the policy, which may be gone
     */
    public void refresh(final PolicyId id) {
        steering.refresh(id);
    }

    /**
     * Computes the state of a chain again, after those of its links, and shows what changed.
     *
     * @param id the chain, which may be gone
     */
    public void refresh(final ChainId id) {
        chains.refresh(id);
    }

    /**
     * Computes the state of a gateway again and shows what changed.
     *
     * @param id the gateway, which may be gone
     */
    public void refresh(final GatewayId id) {
        gateways.refresh(id);
    }

    /**
     * Computes again which one of a pair an appliance is, and shows it if it changed.
     *
     * @param appliance the appliance, which may be gone
     */
    public void refreshRole(final String appliance) {
        roles.refresh(appliance);
    }

    /**
     * Finds whose port it is.
     *
     * @param node the node it is on
     * @param port how it is found there
     * @return the interface; empty if none has it that is link-enabled, in a network or of a service
     */
    public Optional<InterfaceId> at(final NodeId node, final PortRef port) {
        return places.at(node, port);
    }

    /**
     * Shows the counters of a link when there is nothing better to do.
     *
     * @param id the link
     */
    public void showFigures(final LinkId id) {
        if (links.status(id).isPresent()) {
            figures.show(id);
        }
    }

    /**
     * Shows the counters of a node when there is nothing better to do.
     *
     * @param id the node
     */
    public void showFigures(final NodeId id) {
        if (nodes.status(id).isPresent()) {
            figures.show(id);
        }
    }

    /** Sends what was changed by refreshing, and raises alarms that were waiting. */
    public void flush() {
        nodeAlarms.raiseDue();
        alarms.flush();
        writer.flush();
    }

    /**
     * Tells when an alarm may be due.
     *
     * @return how long until then; empty if none waits
     */
    public Optional<Duration> next() {
        return nodeAlarms.next();
    }

    /** An interface that stands by for a member is shown, too. */
    private boolean isInNetwork(final InterfaceId id) {
        return picture.networkAt(id).isPresent()
            || picture.networkAt(picture.inUse(picture.named(id))).isPresent();
    }

    private final class PortOutlet implements Board.Outlet<InterfaceId, State.OfPort> {
        private final Announcer announcer;

        PortOutlet(final Announcer announcer) {
            this.announcer = announcer;
        }

        @Override
        public void show(final InterfaceId key, final State.OfPort state, final Instant since,
                final List<History.Entry> history) {
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
}
