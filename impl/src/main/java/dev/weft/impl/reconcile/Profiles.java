/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SortedSetMultimap;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.PortRef;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.reconcile.SeenProfiles.Place;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which interfaces have which port profile (SI-2): what the intent gives counts; where it gives nothing, what was seen
 * on the node (SI-7), if that is possible for the interface.
 */
final class Profiles {
    private final SortedSetMultimap<String, InterfaceId> given = MultimapBuilder.hashKeys().treeSetValues().build();
    private final SortedSetMultimap<String, InterfaceId> plugged = MultimapBuilder.hashKeys().treeSetValues().build();
    private final SeenProfiles seen = new SeenProfiles();
    private final Intent intent;

    Profiles(final Intent intent) {
        this.intent = requireNonNull(intent);
    }

    /**
     * What became of the profile of an interface.
     *
     * @param name the profile; empty: it has none
     * @param inForce the profile, if it is in force
     * @param fault why it is not, for people
     */
    record Finding(Optional<String> name, Optional<ProfileIntent> inForce, Optional<String> fault) {
        static final Finding NONE = new Finding(Optional.empty(), Optional.empty(), Optional.empty());
    }

    SeenProfiles seen() {
        return seen;
    }

    /** Takes note of what the interfaces of an appliance were and are. */
    void follow(final Collection<InterfaceIntent> before, final Collection<InterfaceIntent> now) {
        before.forEach(port -> {
            port.profile().ifPresent(profile -> given.remove(profile, port.id()));
            portId(port).ifPresent(id -> plugged.remove(id, port.id()));
        });
        now.forEach(port -> {
            port.profile().ifPresent(profile -> given.put(profile, port.id()));
            portId(port).ifPresent(id -> plugged.put(id, port.id()));
        });
        Stream.concat(before.stream(), now.stream()).flatMap(port -> portId(port).stream()).forEach(seen::touch);
    }

    /** Returns the interfaces that have a profile by intent or on their node, whether it exists or not. */
    Set<InterfaceId> usersOf(final String profile) {
        final var users = new HashSet<>(given.get(profile));
        seen.with(profile).forEach(place -> users.addAll(at(place)));
        return users;
    }

    /** Returns the interfaces that a port of a node is of. */
    Set<InterfaceId> at(final Place place) {
        final var found = new HashSet<InterfaceId>();
        plugged.get(place.portId()).stream().filter(port -> intent.place(port).equals(Optional.of(place.node())))
            .forEach(found::add);
        return found;
    }

    /** Returns the profile in force of an interface. */
    Optional<ProfileIntent> profile(final InterfaceId port) {
        return find(port).inForce();
    }

    /** Finds the profile of an interface as networks name it, and says why it is not in force. */
    Finding find(final InterfaceId named) {
        final var byIntent = intent.port(named).flatMap(InterfaceIntent::profile);
        final var onNode = byIntent.isPresent() ? byIntent : seenAt(named).or(() -> intent.pairs().twin(named)
            .filter(twin -> intent.pairs().named(twin).equals(named)).flatMap(this::seenAt));
        if (onNode.isEmpty()) {
            return Finding.NONE;
        }
        final var name = onNode.orElseThrow();
        final var source = byIntent.isPresent() ? "port profile " + name
            : "port profile '" + name + "', which external_ids:weft-profile of its port says,";
        final var profile = intent.catalogue().profiles().get(name);
        final var fault = profile.isEmpty() ? Optional.of("does not exist; make it at /weft:weft/port-profile")
            : fault(named, profile.orElseThrow());
        return new Finding(onNode, fault.isEmpty() ? profile : Optional.empty(),
            fault.map(text -> source + " " + text));
    }

    /** Returns the network of the services that a policy visits; empty while it visits none that exist. */
    Optional<NetworkId> networkOf(final PolicyId policy) {
        return intent.catalogue().policies().get(policy).map(PolicyIntent::chain).stream().flatMap(Collection::stream)
            .flatMap(service -> intent.catalogue().services().get(service).stream()).findFirst()
            .map(service -> service.network());
    }

    private Optional<String> seenAt(final InterfaceId port) {
        return place(port).flatMap(seen::at);
    }

    private Optional<Place> place(final InterfaceId port) {
        final Optional<NodeId> node = intent.place(port);
        return intent.port(port).flatMap(Profiles::portId).flatMap(id -> node.map(there -> new Place(there, id)));
    }

    private Optional<String> fault(final InterfaceId port, final ProfileIntent profile) {
        final var network = intent.claims().networkAt(port);
        if (network.isEmpty()) {
            return Optional.of("is not in force, as the interface is in no network; make it a member of one");
        }
        if (intent.port(port).flatMap(InterfaceIntent::mac).isEmpty()) {
            return Optional.of("is not in force, as the interface's address is not known; give it an inner"
                + " mac-address");
        }
        for (var use : profile.uses()) {
            final var of = networkOf(use.policy());
            if (!of.equals(network)) {
                return Optional.of("is not in force, as its policy " + use.policy()
                    + of.map(other -> " is of network " + other + " and the interface in network "
                        + network.orElseThrow() + "; use a profile whose policies are all of that network")
                        .orElse(" visits no service that exists; make it at /weft:weft/policy"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> portId(final InterfaceIntent port) {
        return port.port() instanceof PortRef.Plugged there ? Optional.of(there.ifaceId()) : Optional.empty();
    }
}
