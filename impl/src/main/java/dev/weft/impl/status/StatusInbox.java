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
import dev.weft.api.node.NodeObserver;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Notes what drivers report until a round takes it; of several reports about one thing the last one counts. */
public final class StatusInbox implements NodeObserver {
    private final Runnable wake;
    private News news = new News();

    /**
     * Makes an inbox.
     *
     * @param wake called when there is news, on the driver's thread
     */
    public StatusInbox(final Runnable wake) {
        this.wake = requireNonNull(wake);
    }

    /**
     * What was reported.
     *
     * @param nodes states of nodes
     * @param objects states of objects by node
     * @param ports states of ports by node
     * @param plugged whether ports are plugged in, in the order of the last change
     * @param profiles the port profiles that ports have on their nodes; empty: none
     */
    public record News(Map<NodeId, NodeStatus> nodes, Map<NodeId, Map<ObjectKey, ObjectStatus>> objects,
            Map<NodeId, Map<PortRef, PortState>> ports, Map<Plug, Boolean> plugged,
            Map<Plug, Optional<String>> profiles) {
        News() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
                new LinkedHashMap<>());
        }
    }

    /**
     * A port of a node, whether anything needs it or not.
     *
     * @param node the node
     * @param portId the value of {@code external_ids:iface-id}
     */
    public record Plug(NodeId node, String portId) { }

    @Override
    public void nodeChanged(final NodeId node, final NodeStatus status) {
        synchronized (this) {
            news.nodes.put(node, status);
        }
        wake.run();
    }

    @Override
    public void objectsChanged(final NodeId node, final Map<ObjectKey, ObjectStatus> changed) {
        synchronized (this) {
            news.objects.computeIfAbsent(node, id -> new LinkedHashMap<>()).putAll(changed);
        }
        wake.run();
    }

    @Override
    public void portsChanged(final NodeId node, final Map<PortRef, PortState> changed) {
        synchronized (this) {
            news.ports.computeIfAbsent(node, id -> new LinkedHashMap<>()).putAll(changed);
        }
        wake.run();
    }

    @Override
    public void portsPlugged(final NodeId node, final Map<String, Boolean> changed) {
        synchronized (this) {
            final var plugged = news.plugged;
            changed.forEach((portId, isPlugged) -> {
                final var plug = new Plug(node, portId);
                // to the end: of several nodes the last one counts
                plugged.remove(plug);
                plugged.put(plug, isPlugged);
            });
        }
        wake.run();
    }

    @Override
    public void profilesSeen(final NodeId node, final Map<String, Optional<String>> changed) {
        synchronized (this) {
            final var profiles = news.profiles;
            changed.forEach((portId, profile) -> profiles.put(new Plug(node, portId), profile));
        }
        wake.run();
    }

    /**
     * Takes what was noted.
     *
     * @return the news, possibly none
     */
    public synchronized News take() {
        final var taken = news;
        news = new News();
        return taken;
    }
}
