/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.validate.rule.Problem;
import dev.weft.impl.validate.state.Change;
import dev.weft.impl.validate.state.Changes;
import dev.weft.impl.validate.state.IntentIndex;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Some stored intent, and one transaction on it. */
public final class Scenario {
    private final IntentIndex index = new IntentIndex();
    private final SortedMap<NodeId, Change<NodeIntent>> nodes = new TreeMap<>();
    private final SortedMap<String, Change<ApplianceIntent>> appliances = new TreeMap<>();
    private final SortedMap<LinkId, Change<LinkIntent>> links = new TreeMap<>();
    private final SortedMap<ChainId, Change<ChainIntent>> chains = new TreeMap<>();
    private final SortedMap<NetworkId, Change<NetworkIntent>> networks = new TreeMap<>();
    private final SortedMap<ServiceId, Change<ServiceIntent>> services = new TreeMap<>();
    private final SortedMap<PolicyId, Change<PolicyIntent>> policies = new TreeMap<>();
    private final SortedMap<String, Change<ProfileIntent>> profiles = new TreeMap<>();
    private final SortedMap<GatewayId, Change<TenantGatewayIntent>> gateways = new TreeMap<>();

    private Scenario(final Object... objects) {
        put(objects);
        index.apply(changes());
        index.keep();
        nodes.clear();
        appliances.clear();
        links.clear();
        chains.clear();
        networks.clear();
        services.clear();
        policies.clear();
        profiles.clear();
        gateways.clear();
    }

    /** What is stored: objects of the intent in any order. */
    public static Scenario stored(final Object... objects) {
        return new Scenario(objects);
    }

    /** Writes objects in the transaction. */
    public Scenario put(final Object... objects) {
        for (var object : objects) {
            if (object instanceof NodeIntent node) {
                nodes.put(node.id(), new Change<>(index.node(node.id()), Optional.of(node)));
            } else if (object instanceof ApplianceIntent appliance) {
                appliances.put(appliance.name(),
                    new Change<>(index.appliance(appliance.name()), Optional.of(appliance)));
            } else if (object instanceof LinkIntent link) {
                links.put(link.id(), new Change<>(index.link(link.id()), Optional.of(link)));
            } else if (object instanceof ChainIntent chain) {
                chains.put(chain.id(), new Change<>(index.chain(chain.id()), Optional.of(chain)));
            } else if (object instanceof NetworkIntent network) {
                networks.put(network.id(),
                    new Change<>(index.networks().network(network.id()), Optional.of(network)));
            } else if (object instanceof ServiceIntent service) {
                services.put(service.id(),
                    new Change<>(index.steering().service(service.id()), Optional.of(service)));
            } else if (object instanceof PolicyIntent policy) {
                policies.put(policy.id(), new Change<>(index.steering().policy(policy.id()), Optional.of(policy)));
            } else if (object instanceof ProfileIntent profile) {
                profiles.put(profile.name(),
                    new Change<>(index.steering().profile(profile.name()), Optional.of(profile)));
            } else if (object instanceof TenantGatewayIntent gateway) {
                gateways.put(gateway.id(),
                    new Change<>(index.gateways().gateway(gateway.id()), Optional.of(gateway)));
            } else {
                throw new IllegalArgumentException("not intent: " + object);
            }
        }
        return this;
    }

    public Scenario deleteNode(final String name) {
        final var id = new NodeId(name);
        nodes.put(id, new Change<>(index.node(id), Optional.empty()));
        return this;
    }

    public Scenario deleteAppliance(final String name) {
        appliances.put(name, new Change<>(index.appliance(name), Optional.empty()));
        return this;
    }

    public Scenario deleteLink(final String name) {
        final var id = new LinkId(name);
        links.put(id, new Change<>(index.link(id), Optional.empty()));
        return this;
    }

    public Scenario deleteChain(final String name) {
        final var id = new ChainId(name);
        chains.put(id, new Change<>(index.chain(id), Optional.empty()));
        return this;
    }

    public Scenario deleteNetwork(final String name) {
        final var id = new NetworkId(name);
        networks.put(id, new Change<>(index.networks().network(id), Optional.empty()));
        return this;
    }

    public Scenario deleteService(final String name) {
        final var id = new ServiceId(name);
        services.put(id, new Change<>(index.steering().service(id), Optional.empty()));
        return this;
    }

    public Scenario deletePolicy(final String name) {
        final var id = new PolicyId(name);
        policies.put(id, new Change<>(index.steering().policy(id), Optional.empty()));
        return this;
    }

    public Scenario deleteProfile(final String name) {
        profiles.put(name, new Change<>(index.steering().profile(name), Optional.empty()));
        return this;
    }

    public Scenario deleteGateway(final String name) {
        final var id = new GatewayId(name);
        gateways.put(id, new Change<>(index.gateways().gateway(id), Optional.empty()));
        return this;
    }

    /** What the transaction changes; two links of one name are a fault of the test. */
    public Changes changes() {
        return changes(problem -> {
            throw new IllegalArgumentException(problem.message());
        });
    }

    /** What the transaction changes. */
    public Changes changes(final Consumer<Problem> problems) {
        return new Changes(nodes, appliances, new ChainLinks(chains, index, problems).with(links), chains, networks,
            services, policies, profiles, gateways);
    }

    public IntentIndex index() {
        return index;
    }

    /** The transaction, made. */
    public Transition transition() {
        final var changes = changes();
        index.apply(changes);
        return new Transition(changes, index);
    }
}
