/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.api.id.NodeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was found out so far for one trace. Whoever walks says what is missing. Not thread-safe. */
public final class Knowledge {
    private final List<NodeIdentity> nodes;
    private final Map<NodeId, NodeView> views = new HashMap<>();
    private final Map<NodeId, String> faults = new HashMap<>();
    private final Map<Need.Learned, List<Rule>> learned = new HashMap<>();
    private final Set<Need.Learned> unknown = new HashSet<>();

    /**
     * Begins.
     *
     * @param nodes all nodes that are driven
     */
    public Knowledge(final Collection<NodeIdentity> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Takes note of a node.
     *
     * @param view the node
     */
    public void found(final NodeView view) {
        views.put(view.id(), view);
    }

    /**
     * Takes note of what a switch learned.
     *
     * @param need what was asked
     * @param rules the flows
     */
    public void found(final Need.Learned need, final List<Rule> rules) {
        learned.put(need, List.copyOf(rules));
    }

    /**
     * Takes note that something cannot be found out.
     *
     * @param need what
     * @param reason why, for people
     */
    public void failed(final Need need, final String reason) {
        if (need instanceof Need.View view) {
            faults.put(view.node(), reason);
        } else if (need instanceof Need.Learned query) {
            unknown.add(query);
        }
    }

    List<NodeIdentity> nodes() {
        return nodes;
    }

    Optional<NodeView> view(final NodeId node) {
        return Optional.ofNullable(views.get(node));
    }

    /** Why a node cannot be looked at; empty when it can, or nobody tried. */
    Optional<String> fault(final NodeId node) {
        return Optional.ofNullable(faults.get(node));
    }

    LearnedFlows learned(final NodeId node) {
        return query -> Optional.ofNullable(learned.get(new Need.Learned(node, query)));
    }

    /** Whether it is worth asking. */
    boolean isOpen(final Need.Learned need) {
        return !unknown.contains(need);
    }
}
