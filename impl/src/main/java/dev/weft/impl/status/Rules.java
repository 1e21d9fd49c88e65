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
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.model.NodeIntent;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * From facts to states (VL-12): a link is up only when both its ends and their ways to each other are on the switches;
 * of a link that another controller shares, our end counts (VL-18).
 */
final class Rules {
    private static final String EXTERNAL = "the end is managed by another controller";

    private final Picture picture;
    private final Facts facts;

    Rules(final Picture picture, final Facts facts) {
        this.picture = requireNonNull(picture);
        this.facts = requireNonNull(facts);
    }

    State.OfNode node(final NodeIntent node) {
        final var seen = facts.of(node.id());
        final var condition = seen.map(status -> connection(node, status))
            .orElseGet(() -> Condition.of(Status.Unknown, "nothing was heard of the node yet"));
        return new State.OfNode(condition, picture.host(node.id()), seen.orElse(NodeStatus.UNKNOWN));
    }

    /** The state of an interface that was shown with a status before. */
    State.OfPort port(final InterfaceIntent port, final Optional<Status> before) {
        final var link = picture.linkAt(port.id());
        if (!port.adminUp()) {
            return new State.OfPort(shut(port, "admin-state is down", before), link);
        }
        if (link.isEmpty()) {
            return new State.OfPort(shut(port, "it is in no link; make one to use it", before), link);
        }
        final var intent = picture.link(link.orElseThrow()).orElseThrow();
        final int side = intent.first().equals(port.id()) ? 0 : 1;
        return new State.OfPort(picture.compiled(intent.id()).map(compiled -> condition(compiled, side))
            .orElse(Condition.UP), link);
    }

    State.OfLink link(final LinkIntent link, final Compiled compiled) {
        final var first = managed(link.first(), compiled, 0);
        final var second = link.second() instanceof Managed managed ? managed(managed.port(), compiled, 1)
            : new State.End(Optional.empty(), Optional.of(((External) link.second()).address()),
                Condition.of(Status.Unknown, EXTERNAL));
        final Condition whole;
        if (compiled instanceof Compiled.Programmed) {
            whole = link.second() instanceof External ? first.condition().at("end a")
                : Condition.worst(first.condition().at("end a"), second.condition().at("end b"));
        } else {
            whole = first.condition();
        }
        final var mtu = compiled instanceof Compiled.Programmed programmed ? OptionalInt.of(programmed.mtu())
            : OptionalInt.empty();
        return new State.OfLink(whole, picture.segment(link.id()), mtu, first, second);
    }

    private State.End managed(final InterfaceId port, final Compiled compiled, final int side) {
        final var outer = compiled instanceof Compiled.Programmed programmed ? programmed.ends().get(side).outer()
            : Optional.<InetAddress>empty();
        return new State.End(picture.place(port), outer, condition(compiled, side));
    }

    private Condition condition(final Compiled compiled, final int side) {
        if (compiled instanceof Compiled.Shut shut) {
            return Condition.of(Status.Shut, shut.reason());
        }
        if (compiled instanceof Compiled.Incomplete incomplete) {
            return Condition.of(Status.Waiting, incomplete.reason());
        }
        final var end = ((Compiled.Programmed) compiled).ends().get(side);
        final var own = Condition.of(end.node().value(), facts.of(end.node(), end.object().key()));
        return end.peer().map(peer -> Condition.worst(own, Condition.of(end.node() + ": way to " + peer.key().name(),
            facts.of(end.node(), peer.key())))).orElse(own);
    }

    /**
     * A port that is not there is silent, too, and one that was silent stays so while its switch is asked again; only
     * a switch that refuses, or has not answered since the port was in use, leaves a doubt.
     */
    private Condition shut(final InterfaceIntent port, final String reason, final Optional<Status> before) {
        final var shut = Condition.of(Status.Shut, reason);
        final var node = picture.place(port.id()).filter(id -> picture.node(id).isPresent());
        if (node.isEmpty()) {
            return shut;
        }
        final var fact = facts.of(node.orElseThrow(), ObjectKey.shutPort(port.id()));
        final boolean stays = fact instanceof ObjectStatus.Programming && before.equals(Optional.of(Status.Shut));
        return stays || fact instanceof ObjectStatus.Installed || fact instanceof ObjectStatus.Waiting ? shut
            : Condition.of(node.orElseThrow().value(), fact);
    }

    private static Condition connection(final NodeIntent node, final NodeStatus seen) {
        if (!seen.ovsdb()) {
            return Condition.of(Status.Waiting, seen.problem().orElseGet(() -> node.ovsdbRemote()
                .map(remote -> "its OVSDB does not answer at " + remote + "; check ovsdb-server and the way to it")
                .orElseGet(() -> "its OVSDB has not connected; run 'ovs-vsctl set-manager tcp:CONTROLLER:6640' there"
                    + " and see that external_ids:system-id is " + node.systemId())));
        }
        if (!seen.openflow()) {
            return Condition.of(Status.Waiting, seen.problem().orElse("its switch has not connected by OpenFlow; check"
                + " ovs-vswitchd and the way to port 6653 of the controller"));
        }
        if (!seen.synced()) {
            return seen.problem().map(problem -> Condition.of(Status.Failed, problem))
                .orElseGet(() -> Condition.of(Status.Programming, "the switch does not hold all that is wanted yet"));
        }
        return new Condition(Status.Up, seen.problem());
    }
}
