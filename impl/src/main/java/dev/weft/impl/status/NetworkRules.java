/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.compile.CompiledNetwork.Part;
import dev.weft.impl.compile.Standing;
import dev.weft.impl.compile.Standing.Served;
import dev.weft.impl.model.NetworkIntent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * From facts to the states of one network: a member is up only when it, what its node has of the network, the ways from
 * there, and what other nodes know of it are on the switches, and its port is in service (VL-12). To be made anew for
 * each look.
 */
final class NetworkRules {
    // the same for all members on a node
    private final Map<NodeId, Condition> parts = new HashMap<>();
    private final NetworkIntent network;
    private final CompiledNetwork compiled;
    private final Picture picture;
    private final Facts facts;
    private final Crossing crossing;

    NetworkRules(final NetworkIntent network, final CompiledNetwork compiled, final Picture picture, final Facts facts,
            final Crossing crossing) {
        this.network = requireNonNull(network);
        this.compiled = requireNonNull(compiled);
        this.picture = requireNonNull(picture);
        this.facts = requireNonNull(facts);
        this.crossing = requireNonNull(crossing);
    }

    /** The state of a member; empty when it is none. */
    Optional<State.OfMember> member(final InterfaceId named) {
        return compiled.member(named).map(standing -> new State.OfMember(condition(standing), standing.node(),
            standing.port(), standing instanceof Served));
    }

    /** The state of the whole, with members of that condition. */
    State.OfNetwork whole(final Condition members) {
        final var halves = crossing.halves(compiled);
        return new State.OfNetwork(condition(members), compiled.key(), compiled.mtu(), halves,
            compiled.mtu().isPresent() ? Optional.of(Crossing.oversize(compiled.mtu().getAsInt(), halves))
                : Optional.empty());
    }

    private Condition condition(final Condition members) {
        if (!compiled.members().isEmpty()) {
            return members;
        }
        return compiled.key().isPresent() ? new Condition(Status.Up, Optional.of("it has no members"))
            : Condition.of(Status.Waiting, "it has no id yet");
    }

    private Condition condition(final Standing standing) {
        if (!(standing instanceof Served served) || compiled.key().isEmpty()) {
            return Condition.of(standing instanceof Standing.Shut ? Status.Shut : Status.Waiting,
                standing.reason().orElse("the network has no id yet"));
        }
        final var all = new ArrayList<>(List.of(plugged(served), own(served),
            parts.computeIfAbsent(served.site().id(), this::part)));
        stations(served, all);
        final var worst = Condition.worst(all.toArray(Condition[]::new));
        return worst.status() == Status.Up ? new Condition(Status.Up, picture.port(served.port())
            .flatMap(port -> crossing.tooLarge(network, compiled, port))) : worst;
    }

    private Condition plugged(final Served member) {
        final var place = member.port() + " on " + member.site().id();
        return facts.port(member.site().id(), member.ref()).map(port -> switch (port) {
            case UP -> Condition.UP;
            case DOWN -> Condition.of(Status.Inactive, LifeRules.down(place));
            case MISSING -> Condition.of(Status.Waiting, LifeRules.missing(place, member.ref()));
        }).orElse(Condition.UP);
    }

    private Condition own(final Served member) {
        return fact(member.site().id(), ObjectKey.networkMember(network.id(), key(), member.port()), "");
    }

    /** What a node has in common for all its members. */
    private Condition part(final NodeId node) {
        final var part = compiled.parts().get(node);
        final var all = new ArrayList<Condition>();
        all.add(fact(node, ObjectKey.network(network.id(), key()), ""));
        part.peers().forEach(peer -> all.add(fact(node, peer.key(), ": way to " + peer.key().name())));
        part.secure().forEach(key -> all.add(fact(node, key, ": security of " + key.name())));
        part.unreachable().forEach((other, why) -> all.add(Condition.of(Status.Waiting, node + ": frames cannot get to "
            + other + ": " + why)));
        return Condition.worst(all.toArray(Condition[]::new));
    }

    /** What other nodes know of a member. Of a node that is not connected its own members tell. */
    private void stations(final Served member, final List<Condition> all) {
        if (member.mac().isEmpty() || !network.programs()) {
            return;
        }
        final var mac = ObjectKey.networkMac(network.id(), key(), member.mac().orElseThrow());
        for (Map.Entry<NodeId, Part> other : compiled.parts().entrySet()) {
            if (!other.getKey().equals(member.site().id()) && facts.isConnected(other.getKey())
                    && !other.getValue().unreachable().containsKey(member.site().id())) {
                all.add(fact(other.getKey(), mac, ": address of " + member.port()));
            }
        }
    }

    private Condition fact(final NodeId node, final ObjectKey object, final String what) {
        return Condition.of(node + what, facts.of(node, object));
    }

    private NetworkKey key() {
        return compiled.key().orElseThrow();
    }
}
