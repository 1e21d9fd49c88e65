/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.Links;

/** Joins the intent with its state. All lists are in order of names. */
public final class StateViews {
    private final IntentStore store;

    /**
     * Makes the service.
     *
     * @param store where intent and state are
     */
    public StateViews(final IntentStore store) {
        this.store = store;
    }

    /**
     * Lists the nodes.
     *
     * @return the nodes
     * @throws Refusal when the datastore cannot be read
     */
    public List<NodeView> nodes() throws Refusal {
        final var states = store.state().nonnullNode();
        return store.intent().nonnullNode().values().stream()
            .map(node -> NodeView.of(node, states.get(node.key())))
            .sorted(Comparator.comparing(NodeView::name)).toList();
    }

    /**
     * Lists the appliances.
     *
     * @return the appliances with their interfaces
     * @throws Refusal when the datastore cannot be read
     */
    public List<ApplianceView> appliances() throws Refusal {
        final var states = store.state().nonnullAppliance();
        final var intent = store.intent();
        final var links = linkOfPort(intent);
        return intent.nonnullAppliance().values().stream()
            .map(appliance -> ApplianceView.of(appliance, states.get(appliance.key()), links))
            .sorted(Comparator.comparing(ApplianceView::name)).toList();
    }

    /**
     * Lists the links.
     *
     * @return the links
     * @throws Refusal when the datastore cannot be read
     */
    public List<LinkView> links() throws Refusal {
        final var states = store.state().nonnullLink();
        return store.intent().nonnullLink().values().stream()
            .map(link -> LinkView.of(link, states.get(link.key())))
            .sorted(Comparator.comparing(LinkView::name)).toList();
    }

    /**
     * Shows one link.
     *
     * @param name its name
     * @return the link
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public LinkView link(final LinkId name) throws Refusal {
        return links().stream().filter(link -> link.name().equals(name.value())).findFirst()
            .orElseThrow(() -> new Refusal("link " + name + " does not exist"));
    }

    /**
     * Shows one node.
     *
     * @param name its name
     * @return the node
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public NodeView node(final NodeId name) throws Refusal {
        return nodes().stream().filter(node -> node.name().equals(name.value())).findFirst()
            .orElseThrow(() -> new Refusal("node " + name + " does not exist"));
    }

    /**
     * Lists alarms, in order of resources.
     *
     * @param all also those that are cleared
     * @return the alarms
     * @throws Refusal when the datastore cannot be read
     */
    public List<AlarmView> alarms(final boolean all) throws Refusal {
        return store.alarms().nonnullAlarm().values().stream().map(AlarmView::of)
            .filter(alarm -> all || !alarm.isCleared())
            .sorted(Comparator.comparing(AlarmView::resource).thenComparing(AlarmView::type)).toList();
    }

    private static Map<String, String> linkOfPort(final Links intent) {
        final var result = new HashMap<String, String>();
        for (var link : intent.nonnullLink().values()) {
            put(result, link.getA(), link.getName().getValue());
            put(result, link.getB(), link.getName().getValue());
        }
        return result;
    }

    private static void put(final Map<String, String> result, final End end, final String link) {
        if (end != null && end.getAppliance() != null && end.getInterface() != null) {
            result.put(end.getAppliance().getValue() + "/" + end.getInterface().getValue(), link);
        }
    }
}
