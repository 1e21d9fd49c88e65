/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.cli.link.ChainLinks;
import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;

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
     * Returns who joins intent and state of services, policies and port profiles.
     *
     * @return the views
     */
    public ServiceViews steering() {
        return new ServiceViews(store);
    }

    /**
     * Lists the gateways.
     *
     * @return the gateways
     * @throws Refusal when the datastore cannot be read
     */
    public List<GatewayView> gateways() throws Refusal {
        final var states = store.state().nonnullGateway();
        return store.intent().nonnullGateway().values().stream()
            .map(gateway -> GatewayView.of(gateway, states.get(gateway.key())))
            .sorted(Comparator.comparing(GatewayView::name)).toList();
    }

    /**
     * Shows one gateway.
     *
     * @param name its name
     * @return the gateway
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public GatewayView gateway(final String name) throws Refusal {
        return gateways().stream().filter(gateway -> gateway.name().equals(name)).findFirst()
            .orElseThrow(() -> new Refusal("gateway " + name + " does not exist"));
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
        final var uses = Uses.of(intent);
        return intent.nonnullAppliance().values().stream()
            .map(appliance -> ApplianceView.of(appliance, states.get(appliance.key()), uses))
            .sorted(Comparator.comparing(ApplianceView::name)).toList();
    }

    /**
     * Lists the links.
     *
     * @return the links, those of chains included
     * @throws Refusal when the datastore cannot be read
     */
    public List<LinkView> links() throws Refusal {
        return links(store.intent(), store.state());
    }

    private static List<LinkView> links(final Weft intent, final Weft state) {
        final var states = state.nonnullLink();
        return ChainLinks.all(intent).map(link -> LinkView.of(link, states.get(link.key())))
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
     * Lists the chains.
     *
     * @return the chains
     * @throws Refusal when the datastore cannot be read
     */
    public List<ChainView> chains() throws Refusal {
        final var state = store.state();
        final var states = state.nonnullChain();
        final var intent = store.intent();
        final var links = links(intent, state).stream()
            .collect(Collectors.toMap(LinkView::name, Function.identity(), (one, other) -> other));
        final var nodes = intent.nonnullAppliance().values().stream().filter(there -> there.getNode() != null)
            .collect(Collectors.toMap(there -> there.getName().getValue(), there -> there.getNode().getValue()));
        return intent.nonnullChain().values().stream()
            .map(chain -> ChainView.of(chain, states.get(chain.key()), links, nodes))
            .sorted(Comparator.comparing(ChainView::name)).toList();
    }

    /**
     * Shows one chain.
     *
     * @param name its name
     * @return the chain
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public ChainView chain(final String name) throws Refusal {
        return chains().stream().filter(chain -> chain.name().equals(name)).findFirst()
            .orElseThrow(() -> new Refusal("chain " + name + " does not exist"));
    }

    /**
     * Lists the networks.
     *
     * @param kind of one kind only; empty: all
     * @return the networks
     * @throws Refusal when the datastore cannot be read
     */
    public List<NetworkView> networks(final Optional<NetworkKey.Kind> kind) throws Refusal {
        final var states = store.state().nonnullNetwork();
        return store.intent().nonnullNetwork().values().stream()
            .filter(network -> kind.isEmpty() || kind.orElseThrow() == NetworkView.kind(network))
            .map(network -> NetworkView.of(network, states.get(network.key())))
            .sorted(Comparator.comparing(NetworkView::name)).toList();
    }

    /**
     * Shows one network.
     *
     * @param name its name
     * @param kind the kind it has to be of; empty: any
     * @return the network
     * @throws Refusal when there is none of that name and kind, or the datastore cannot be read
     */
    public NetworkView network(final NetworkId name, final Optional<NetworkKey.Kind> kind) throws Refusal {
        final var network = networks(Optional.empty()).stream().filter(there -> there.name().equals(name.value()))
            .findFirst().orElseThrow(() -> new Refusal(kind.map(Object::toString).orElse("network") + " " + name
                + " does not exist"));
        if (kind.isPresent() && !kind.orElseThrow().toString().equals(network.kind())) {
            throw new Refusal("network " + name + " is a " + network.kind() + "; use weft:" + network.kind()
                + "-show");
        }
        return network;
    }

    /**
     * Shows one node.
     *
     * @param name its name
     * @return the node
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public NodeView node(final NodeId name) throws Refusal {
        final var found = nodes().stream().filter(node -> node.name().equals(name.value())).findFirst()
            .orElseThrow(() -> new Refusal("node " + name + " does not exist"));
        return found.with(networksOn(name.value()));
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

    /** Networks with members that appliances on a node have. */
    private List<String> networksOn(final String node) throws Refusal {
        final var intent = store.intent();
        final var here = intent.nonnullAppliance().values().stream()
            .filter(appliance -> node.equals(Texts.name(appliance.getNode())))
            .map(appliance -> appliance.getName().getValue()).collect(Collectors.toSet());
        return intent.nonnullNetwork().values().stream().filter(network -> network.nonnullMember().keySet().stream()
            .anyMatch(member -> here.contains(member.getAppliance().getValue())))
            .map(network -> network.getName().getValue()).sorted().toList();
    }
}
