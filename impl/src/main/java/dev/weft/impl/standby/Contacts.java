/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Since when nodes and ports are as they are, so that what is not known yet is told from what is gone. One thread uses
 * it.
 */
public final class Contacts {
    /**
     * How long a node may take to connect after another one did, and a port to be heard of, before it is taken for
     * gone; longer than Open vSwitch waits between two attempts.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(15);
    /** How long a switch may be away: shorter than a person notices, longer than two nodes lose one controller. */
    public static final Duration LAPSE = Duration.ofMillis(300);

    private final Map<NodeId, Contact> nodes = new HashMap<>();
    // ports of which something was said, if only that they are gone
    private final Map<NodeId, Set<PortRef>> said = new HashMap<>();
    private final Map<InterfaceId, Instant> unheardOf = new HashMap<>();
    // when the first node connected: the others are not far then
    private Optional<Instant> first = Optional.empty();

    private record Contact(boolean database, boolean openflow, boolean wasThere, Instant since) {
    }

    /**
     * Takes note of a node.
     *
     * @param node the node
     * @param status how it is
     * @param now the time
     * @return true if it was connected or disconnected by this, in whole or in part
     */
    public boolean note(final NodeId node, final NodeStatus status, final Instant now) {
        final var before = nodes.get(node);
        final boolean same = before != null && before.database == status.ovsdb()
            && before.openflow == status.openflow();
        if (status.openflow() && first.isEmpty()) {
            first = Optional.of(now);
        }
        if (!same) {
            final boolean switchSame = before != null && before.openflow == status.openflow();
            nodes.put(node, new Contact(status.ovsdb(), status.openflow(),
                status.openflow() || before != null && before.wasThere, switchSame ? before.since : now));
        }
        return !same;
    }

    /**
     * Takes note that something was said of ports.
     *
     * @param node the node they are on
     * @param ports the ports
     */
    public void note(final NodeId node, final Collection<PortRef> ports) {
        said.computeIfAbsent(node, id -> new HashSet<>()).addAll(ports);
    }

    /**
     * Forgets a node.
     *
     * @param node the node
     */
    public void forget(final NodeId node) {
        nodes.remove(node);
        said.remove(node);
    }

    /**
     * Forgets an interface.
     *
     * @param port the interface
     */
    public void forget(final InterfaceId port) {
        unheardOf.remove(port);
    }

    /**
     * Tells how a node's switch is. Without its database it may still carry traffic, but nothing is known of its ports.
     *
     * @param node the node
     * @param other the node of the other member of the pair; if that was away, too, and came back first, then it may be
     *     the controller that was cut off, and this node has time to come back
     * @return its health
     */
    public Health health(final NodeId node, final Optional<NodeId> other) {
        final var contact = nodes.getOrDefault(node, new Contact(false, false, false, Instant.EPOCH));
        if (contact.openflow) {
            return contact.database ? Health.FIT
                : new Health.Unsure("the database of node " + node + " is not connected", Optional.empty());
        }
        final var back = other.map(nodes::get).filter(there -> there.openflow && there.since.isAfter(contact.since))
            .map(there -> there.since.plus(PATIENCE));
        return contact.wasThere ? new Health.Unsure("node " + node + " lost its connection",
            back.or(() -> Optional.of(contact.since.plus(LAPSE))))
            : new Health.Unsure("node " + node + " has not connected", first.map(time -> time.plus(PATIENCE)));
    }

    /**
     * Tells how an interface's port is.
     *
     * @param port the interface
     * @param node the node it is on
     * @param ref how it is found there
     * @param state what its node says; empty while its database is not connected
     * @param now the time
     * @return its health
     */
    public Health health(final InterfaceId port, final NodeId node, final PortRef ref, final Optional<PortState> state,
            final Instant now) {
        if (state.isEmpty()) {
            return new Health.Unsure("nothing is known of the port of " + port, Optional.empty());
        }
        if (state.orElseThrow() != PortState.MISSING) {
            unheardOf.remove(port);
            return state.orElseThrow() == PortState.UP ? Health.FIT
                : new Health.Impaired("the port of " + port + " on node " + node + " is down", true);
        }
        final var missing = "the port of " + port + " is not plugged in on node " + node;
        if (said.getOrDefault(node, Set.of()).contains(ref)) {
            return new Health.Gone(missing);
        }
        final var since = unheardOf.computeIfAbsent(port, id -> now);
        return new Health.Unsure(missing, Optional.of(since.plus(PATIENCE)));
    }
}
