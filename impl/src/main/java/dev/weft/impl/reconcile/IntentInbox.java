/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.impl.model.IntentDefaults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.mdsal.binding.api.DataObjectModification;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;

/**
 * Notes which entries of the intent changed, and their newest value, until a round takes them. What was there when an
 * interface went is kept apart from what came later, which may bring back one of the same name.
 */
final class IntentInbox implements DataTreeChangeListener<Weft> {
    private final Runnable wake;
    private List<Changes> batches = new ArrayList<>();
    private final Set<Attachment> touched = new LinkedHashSet<>();
    private int installation = IntentDefaults.INSTALLATION_ID;
    private boolean begun;

    IntentInbox(final Runnable wake) {
        this.wake = requireNonNull(wake);
    }

    /**
     * Changed entries by name; an empty value says that the entry is gone.
     *
     * @param nodes nodes
     * @param appliances appliances
     * @param links links
     * @param chains chains
     * @param networks networks
     * @param services services
     * @param policies policies
     * @param profiles port profiles
     * @param gateways gateways
     * @param lost interfaces that went with the last one of these changes
     */
    record Changes(Map<String, Optional<Node>> nodes, Map<String, Optional<Appliance>> appliances,
            Map<String, Optional<Link>> links, Map<String, Optional<Chain>> chains,
            Map<String, Optional<Network>> networks, Map<String, Optional<Service>> services,
            Map<String, Optional<Policy>> policies, Map<String, Optional<PortProfile>> profiles,
            Map<String, Optional<Gateway>> gateways, Set<InterfaceId> lost) {
        Changes() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
                new LinkedHashMap<>(), new LinkedHashSet<>());
        }
    }

    @Override
    public void onDataTreeChanged(final Collection<DataTreeModification<Weft>> modifications) {
        synchronized (this) {
            begun = true;
            modifications.forEach(modification -> note(modification.getRootNode()));
        }
        wake.run();
    }

    @Override
    public void onInitialData() {
        synchronized (this) {
            begun = true;
        }
        wake.run();
    }

    /** A link or network is to be compiled anew although it is as it was. */
    void touch(final Attachment attachment) {
        synchronized (this) {
            touched.add(attachment);
        }
        wake.run();
    }

    /** Takes the links and networks that are to be compiled anew. */
    synchronized Set<Attachment> takeTouched() {
        final var taken = Set.copyOf(touched);
        touched.clear();
        return taken;
    }

    /** Takes what was noted, the oldest first; empty until the datastore has told what it holds. */
    synchronized Optional<List<Changes>> take() {
        if (!begun) {
            return Optional.empty();
        }
        final var taken = batches;
        batches = new ArrayList<>();
        return Optional.of(taken);
    }

    /** Returns the number of the installation as it was told last. */
    synchronized int installation() {
        return installation;
    }

    private synchronized void note(final DataObjectModification<Weft> root) {
        installation = Optional.ofNullable(root.getDataAfter()).map(Weft::getInstallationId)
            .map(id -> (int) id.getValue().toJava()).orElse(IntentDefaults.INSTALLATION_ID);
        final var changes = batch();
        for (var node : root.getModifiedChildren(Node.class)) {
            final var after = Optional.ofNullable(node.getDataAfter());
            changes.nodes.put(after.orElseGet(node::getDataBefore).key().getName().getValue(), after);
        }
        for (var appliance : root.getModifiedChildren(Appliance.class)) {
            final var after = Optional.ofNullable(appliance.getDataAfter());
            final var name = after.orElseGet(appliance::getDataBefore).key().getName().getValue();
            changes.appliances.put(name, after);
            noteLost(name, ports(Optional.ofNullable(appliance.getDataBefore())), ports(after), changes.lost);
        }
        for (var link : root.getModifiedChildren(Link.class)) {
            final var after = Optional.ofNullable(link.getDataAfter());
            changes.links.put(after.orElseGet(link::getDataBefore).key().getName().getValue(), after);
        }
        for (var chain : root.getModifiedChildren(Chain.class)) {
            final var after = Optional.ofNullable(chain.getDataAfter());
            changes.chains.put(after.orElseGet(chain::getDataBefore).key().getName().getValue(), after);
        }
        for (var network : root.getModifiedChildren(Network.class)) {
            final var after = Optional.ofNullable(network.getDataAfter());
            changes.networks.put(after.orElseGet(network::getDataBefore).key().getName().getValue(), after);
        }
        noteServices(root, changes);
    }

    private static void noteServices(final DataObjectModification<Weft> root, final Changes changes) {
        for (var service : root.getModifiedChildren(Service.class)) {
            final var after = Optional.ofNullable(service.getDataAfter());
            changes.services.put(after.orElseGet(service::getDataBefore).key().getName().getValue(), after);
        }
        for (var policy : root.getModifiedChildren(Policy.class)) {
            final var after = Optional.ofNullable(policy.getDataAfter());
            changes.policies.put(after.orElseGet(policy::getDataBefore).key().getName().getValue(), after);
        }
        for (var profile : root.getModifiedChildren(PortProfile.class)) {
            final var after = Optional.ofNullable(profile.getDataAfter());
            changes.profiles.put(after.orElseGet(profile::getDataBefore).key().getName().getValue(), after);
        }
        for (var gateway : root.getModifiedChildren(Gateway.class)) {
            final var after = Optional.ofNullable(gateway.getDataAfter());
            changes.gateways.put(after.orElseGet(gateway::getDataBefore).key().getName().getValue(), after);
        }
    }

    private Changes batch() {
        if (batches.isEmpty() || !batches.get(batches.size() - 1).lost.isEmpty()) {
            batches.add(new Changes());
        }
        return batches.get(batches.size() - 1);
    }

    private static Set<InterfaceKey> ports(final Optional<Appliance> appliance) {
        return appliance.map(there -> there.nonnullInterface().keySet()).orElse(Set.of());
    }

    private static void noteLost(final String appliance, final Set<InterfaceKey> before, final Set<InterfaceKey> after,
            final Set<InterfaceId> lost) {
        before.stream().filter(key -> !after.contains(key))
            .forEach(key -> lost.add(new InterfaceId(appliance, key.getName().getValue())));
    }
}
