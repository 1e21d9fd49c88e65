/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What drivers reported last, of things that are still wanted. */
public final class Facts {
    private final Map<NodeId, NodeStatus> nodes = new HashMap<>();
    private final Map<NodeId, Map<ObjectKey, ObjectStatus>> objects = new HashMap<>();
    private final Map<NodeId, Map<PortRef, PortState>> ports = new HashMap<>();
    // the nodes whose database was connected at some time
    private final Set<NodeId> heard = new HashSet<>();
    // why nodes refused objects that they have not got since then
    private final Table<NodeId, ObjectKey, String> refusals = HashBasedTable.create();

    /**
     * Takes note of a node.
     *
     * @param id the node
     * @param status its state
     * @return true when it was connected or disconnected by this, which decides about silent objects and ports
     */
    public boolean note(final NodeId id, final NodeStatus status) {
        final boolean before = isConnected(id);
        if (status.ovsdb()) {
            heard.add(id);
        }
        final var last = Optional.ofNullable(nodes.put(id, status)).orElse(NodeStatus.UNKNOWN);
        return before != isConnected(id) || last.ovsdb() != status.ovsdb();
    }

    /**
     * Takes note of an object.
     *
     * @param node the node it is on
     * @param key the object
     * @param status its state
     */
    public void note(final NodeId node, final ObjectKey key, final ObjectStatus status) {
        objects.computeIfAbsent(node, id -> new HashMap<>()).put(key, status);
        if (status instanceof ObjectStatus.Failed failed) {
            refusals.put(node, key, failed.reason());
        } else if (status instanceof ObjectStatus.Installed) {
            refusals.remove(node, key);
        }
    }

    /**
     * Takes note of ports.
     *
     * @param node the node they are on
     * @param changed their states; one that is missing is what is not known, so it takes no room
     */
    public void note(final NodeId node, final Map<PortRef, PortState> changed) {
        final var ofNode = ports.computeIfAbsent(node, id -> new HashMap<>());
        changed.forEach((port, state) -> {
            if (state == PortState.MISSING) {
                ofNode.remove(port);
            } else {
                ofNode.put(port, state);
            }
        });
    }

    /**
     * Tells how a port is.
     *
     * @param node the node it is on
     * @param port how it is found there
     * @return its state; empty while the node's database is not connected
     */
    public Optional<PortState> port(final NodeId node, final PortRef port) {
        return of(node).filter(NodeStatus::ovsdb).flatMap(status -> lastPort(node, port));
    }

    /**
     * Tells how a port was when its node was heard last.
     *
     * @param node the node it is on
     * @param port how it is found there
     * @return its state; empty if the node's database was never connected
     */
    public Optional<PortState> lastPort(final NodeId node, final PortRef port) {
        return heard.contains(node)
            ? Optional.of(ports.getOrDefault(node, Map.of()).getOrDefault(port, PortState.MISSING)) : Optional.empty();
    }

    /**
     * Takes note that objects are being changed: what is on the switch is not what is wanted until its driver says so
     * again. Other states stay, because a driver reports a state only when it becomes another one.
     *
     * @param node the node they are on
     * @param changed the objects as they shall be
     */
    public void expect(final NodeId node, final Collection<NodeObject> changed) {
        final var ofNode = objects.getOrDefault(node, Map.of());
        changed.forEach(object -> {
            if (ofNode.get(object.key()) instanceof ObjectStatus.Installed) {
                note(node, object.key(), ObjectStatus.PROGRAMMING);
            }
        });
    }

    /**
     * Forgets objects that are wanted no more.
     *
     * @param node the node they were on
     * @param gone the objects
     */
    public void forget(final NodeId node, final Collection<ObjectKey> gone) {
        final var ofNode = objects.get(node);
        if (ofNode != null) {
            gone.forEach(ofNode::remove);
        }
        gone.forEach(key -> refusals.remove(node, key));
    }

    /**
     * Forgets a node and all that was on it.
     *
     * @param node the node
     */
    public void forget(final NodeId node) {
        nodes.remove(node);
        objects.remove(node);
        ports.remove(node);
        refusals.row(node).clear();
        heard.remove(node);
    }

    Optional<NodeStatus> of(final NodeId node) {
        return Optional.ofNullable(nodes.get(node));
    }

    /**
     * Tells what became of an object. One of which nothing was heard is on its way if its node can be reached.
     *
     * @param node the node it is on
     * @param key the object
     * @return its state
     */
    public ObjectStatus of(final NodeId node, final ObjectKey key) {
        final var status = objects.getOrDefault(node, Map.of()).get(key);
        if (status != null) {
            return status;
        }
        return isConnected(node) ? ObjectStatus.PROGRAMMING
            : new ObjectStatus.Waiting("the node is not connected");
    }

    /**
     * Tells why a node refused an object. That counts until the node has it: one that tries again may refuse it again,
     * and one that is away knows nothing else.
     *
     * @param node the node it is on
     * @param key the object
     * @return the reason, for people; empty: the node did not refuse it, or has it by now
     */
    public Optional<String> refusal(final NodeId node, final ObjectKey key) {
        return Optional.ofNullable(refusals.get(node, key));
    }

    /**
     * Says whether a node can be told anything.
     *
     * @param node the node
     * @return true if so
     */
    public boolean isConnected(final NodeId node) {
        final var status = nodes.get(node);
        return status != null && status.ovsdb() && status.openflow();
    }
}
