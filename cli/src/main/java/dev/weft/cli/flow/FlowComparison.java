/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.flow;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.FlowInspector;
import dev.weft.api.node.ObjectKey;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.NodeView;
import dev.weft.cli.view.StateViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers "what is wanted on the switches, what is there, and where is the difference?". */
public final class FlowComparison {
    private static final int NAMES_SHOWN = 10;
    private static final Predicate<ObjectKey> EVERYTHING = key -> true;

    private final Supplier<Optional<FlowInspector>> present;
    private final StateViews views;

    /**
     * Makes the service.
     *
     * @param inspectors who can look at switches; the list may be empty and may change at any time
     * @param views what nodes and objects there are
     */
    public FlowComparison(final List<FlowInspector> inspectors, final StateViews views) {
        // Asked anew each time: a copy of the list would not see an inspector come or go.
        present = () -> inspectors.stream().findFirst();
        this.views = views;
    }

    /**
     * Compares the flows of a node, or those of an object on all nodes.
     *
     * @param nodeOrObject a node's name, else an object as in {@link #ofObject}
     * @return the node, or the nodes with flows of the object
     * @throws Refusal when there is nothing of that name, or nobody can look at switches
     */
    public List<NodeFlows> of(final String nodeOrObject) throws Refusal {
        final var inspector = inspector();
        final var nodes = views.nodes();
        final var node = named(nodes, nodeOrObject);
        if (node.isPresent()) {
            return List.of(compare(inspector, node.orElseThrow(), EVERYTHING));
        }
        return search(inspector, nodes, nodeOrObject);
    }

    /**
     * Compares the flows of an object on one node.
     *
     * @param object the name of a link, network, service or policy, an interface as {@code APPLIANCE/INTERFACE}, or the
     *     beginning of a word in the name of any object
     * @param nodeName the node's name
     * @return the node
     * @throws Refusal when there is nothing of that name, or nobody can look at switches
     */
    public List<NodeFlows> ofObject(final String object, final String nodeName) throws Refusal {
        final var inspector = inspector();
        final var nodes = views.nodes();
        final var node = named(nodes, nodeName).orElseThrow(() -> new Refusal("node " + nodeName
            + " does not exist" + listed(nodes)));
        return search(inspector, List.of(node), object);
    }

    private List<NodeFlows> search(final FlowInspector inspector, final List<NodeView> nodes, final String object)
            throws Refusal {
        final var filter = ObjectFilter.of(object, views);
        final var found = new ArrayList<NodeFlows>();
        for (var node : nodes) {
            final var flows = compare(inspector, node, filter.predicate());
            if (!flows.flows().isEmpty()) {
                found.add(flows);
            }
        }
        if (found.isEmpty() && !filter.known()) {
            throw new Refusal("no node, link, network, service, policy or interface is named '" + object
                + "', and no flow belongs to an object with a word like that in its name" + listed(nodes));
        }
        return found;
    }

    private FlowInspector inspector() throws Refusal {
        return present.get().orElseThrow(() -> new Refusal("nothing here can look at switches: the "
            + "southbound bundle is not running; see bundle:list"));
    }

    private static NodeFlows compare(final FlowInspector inspector, final NodeView node,
            final Predicate<ObjectKey> filter) {
        return NodeFlows.of(node, inspector.flows(new NodeId(node.name()), filter));
    }

    private static Optional<NodeView> named(final List<NodeView> nodes, final String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    private static String listed(final List<NodeView> nodes) {
        if (nodes.isEmpty()) {
            return "; there are no nodes";
        }
        return nodes.stream().limit(NAMES_SHOWN).map(NodeView::name).collect(Collectors.joining(", ", "; nodes: ",
            nodes.size() > NAMES_SHOWN ? ", ..." : ""));
    }
}
