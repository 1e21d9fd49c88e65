/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.IntentReader;
import dev.weft.impl.model.InvalidIntent;
import dev.weft.impl.status.StatusInbox;
import dev.weft.impl.worker.Attempt;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes values of changed entries and puts them into the intent. */
final class IntentUpdate {
    private static final Logger LOG = LoggerFactory.getLogger(IntentUpdate.class);

    private final Intent intent;

    IntentUpdate(final Intent intent) {
        this.intent = requireNonNull(intent);
    }

    /** Applies changes and notes what they touch. */
    void apply(final IntentInbox.Changes changes, final Dirty dirty) {
        each(changes.nodes(), IntentReader::node, (name, node) -> intent.setNode(new NodeId(name), node, dirty),
            name -> intent.nodes().unread(new NodeId(name)));
        each(changes.appliances(), IntentReader::appliance, (name, appliance) ->
            intent.setAppliance(name, appliance, dirty), intent.appliances()::unread);
        each(changes.links(), IntentReader::link, (name, link) -> intent.setLink(new LinkId(name), link, dirty),
            name -> intent.links().unread(new LinkId(name)));
        // after links that stand alone, which may make room for those of chains
        each(changes.chains(), IntentReader::chain, (name, chain) ->
            intent.chains().set(new ChainId(name), chain, dirty),
            name -> intent.chains().unread(new ChainId(name)));
        each(changes.networks(), IntentReader::network, (name, network) ->
            intent.setNetwork(new NetworkId(name), network, dirty),
            name -> intent.networks().unread(new NetworkId(name)));
        final var catalogue = intent.catalogue();
        each(changes.services(), IntentReader::service, (name, service) ->
            intent.setService(new ServiceId(name), service, dirty),
            name -> catalogue.services().unread(new ServiceId(name)));
        each(changes.policies(), IntentReader::policy, (name, policy) ->
            intent.setPolicy(new PolicyId(name), policy, dirty),
            name -> catalogue.policies().unread(new PolicyId(name)));
        each(changes.profiles(), IntentReader::profile, (name, profile) ->
            intent.setProfile(name, profile, dirty), catalogue.profiles()::unread);
        each(changes.gateways(), IntentReader::gateway, (name, gateway) ->
            intent.gateways().set(new GatewayId(name), gateway, dirty),
            name -> intent.gateways().entries().unread(new GatewayId(name)));
    }

    /** Notes the number of the installation. */
    void apply(final int installation, final Dirty dirty) {
        intent.setInstallation(installation, dirty);
    }

    /** Applies what nodes told of their ports, and notes what that touches. */
    void apply(final StatusInbox.News news, final Dirty dirty) {
        news.plugged().forEach((plug, isPlugged) ->
            intent.setPlugged(plug.node(), plug.portId(), isPlugged, dirty));
        news.profiles().forEach((plug, profile) ->
            intent.setSeen(new SeenProfiles.Place(plug.node(), plug.portId()), profile, dirty));
        // a node tells its ports before it counts as connected
        news.nodes().forEach((node, status) -> {
            if (status.ovsdb()) {
                intent.setHeard(node, dirty);
            } else {
                intent.profiles().seen().doubt(node);
            }
        });
    }

    /** Notes that a link or network is to be compiled anew. */
    void touch(final Attachment attachment, final Dirty dirty) {
        if (attachment instanceof Attachment.ToLink link) {
            intent.touchLink(link.id(), dirty);
        } else if (attachment instanceof Attachment.ToNetwork network) {
            dirty.networks().add(network.id());
        }
    }

    @FunctionalInterface
    private interface Reading<S, V> {
        V read(S stored) throws InvalidIntent;
    }

    /** An entry that cannot be read leaves its last value in force: a mistake must not take down what works. */
    private static <S, V> void each(final Map<String, Optional<S>> changed, final Reading<S, V> reading,
            final BiConsumer<String, Optional<V>> setter, final Consumer<String> unread) {
        changed.forEach((name, stored) -> Attempt.fault(() -> {
            setter.accept(name,
                stored.isPresent() ? Optional.of(reading.read(stored.orElseThrow())) : Optional.empty());
            return null;
        }).ifPresent(fault -> {
            report(name, fault);
            unread.accept(name);
        }));
    }

    private static void report(final String name, final Throwable fault) {
        if (fault instanceof InvalidIntent) {
            LOG.error("Stored intent is ignored, correct it: {}", fault.getMessage());
        } else {
            LOG.error("Stored intent of {} cannot be read and is ignored; store it again", name, fault);
        }
    }
}
