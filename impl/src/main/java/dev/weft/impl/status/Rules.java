/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.Probe;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.compile.Compiled.Programmed;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.model.Bandwidth;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.report.HelperReport;
import dev.weft.impl.report.Reported;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * From facts to states (VL-12): a link is up only when both its ends and their ways to each other are on the switches
 * and no end is known to be inactive; of a link that another controller shares, our end counts (VL-18).
 */
final class Rules {
    private static final String EXTERNAL = "the end is managed by another controller";

    private final Picture picture;
    private final Facts facts;
    private final Reported reported;
    private final LifeRules lives;
    private final Crossing crossing;
    // how members of networks are
    private final BiFunction<NetworkId, InterfaceId, Optional<Condition>> members;
    private final ServiceRules services;

    Rules(final Picture picture, final Facts facts, final Reported reported, final Crossing crossing,
            final BiFunction<NetworkId, InterfaceId, Optional<Condition>> members, final ServiceRules services) {
        this.picture = requireNonNull(picture);
        this.facts = requireNonNull(facts);
        this.reported = requireNonNull(reported);
        lives = new LifeRules(reported);
        this.crossing = requireNonNull(crossing);
        this.members = requireNonNull(members);
        this.services = requireNonNull(services);
    }

    State.OfNode node(final NodeIntent node) {
        final var seen = facts.of(node.id());
        final var condition = seen.map(status -> connection(node, status))
            .orElseGet(() -> Condition.of(Status.Unknown, "nothing was heard of the node yet"));
        final var helper = reported.helper(node.id());
        return new State.OfNode(condition, picture.host(node.id()), seen.orElse(NodeStatus.UNKNOWN),
            reported.time(node.id()).isPresent(), helper.flatMap(HelperReport::oversize),
            helper.flatMap(HelperReport::reason));
    }

    /** The state of an interface that was shown with a status before. */
    State.OfPort port(final InterfaceIntent port, final Optional<Status> before) {
        final var link = picture.linkAt(port.id());
        final var network = picture.networkAt(port.id());
        final var named = picture.named(port.id());
        final var whole = Condition.worst(ofPort(port, link, network, before), ofLimit(port),
            network.map(id -> ofPolicies(id, port.id(), named)).orElse(Condition.UP));
        // a profile that is not in force takes nothing out of service
        final var condition = whole.equals(Condition.UP)
            ? new Condition(Status.Up, picture.profileFault(named)) : whole;
        return new State.OfPort(condition, link, network, picture.instanceAt(port.id()).map(InstanceId::service),
            network.flatMap(id -> picture.profileOf(named)).map(ProfileIntent::name), plugged(port.id()), mtu(port));
    }

    /** How the policies of a member are on its node, if it has any. */
    private Condition ofPolicies(final NetworkId network, final InterfaceId port, final InterfaceId named) {
        final boolean any = picture.profileOf(named).stream().flatMap(profile -> profile.uses().stream())
            .flatMap(use -> picture.compiled(use.policy()).stream())
            .anyMatch(policy -> policy.workloads().contains(named));
        return !any ? Condition.UP : picture.place(port).flatMap(node -> picture.compiled(network)
            .flatMap(CompiledNetwork::key).map(key -> Condition.of(node + ": policies",
                facts.of(node, ObjectKey.portPolicies(network, key, port))))).orElse(Condition.UP);
    }

    /** How the limit of an interface is, if it has any (VN-9). */
    private Condition ofLimit(final InterfaceIntent port) {
        return port.bandwidth().equals(Bandwidth.UNLIMITED) ? Condition.UP : picture.place(port.id())
            .map(node -> Condition.of(node + ": bandwidth", facts.of(node, ObjectKey.portLimit(port.id()))))
            .orElse(Condition.UP);
    }

    State.OfLink link(final LinkIntent link, final Compiled compiled) {
        final var first = managed(picture.inUse(link.first()), compiled, 0);
        final var second = link.second() instanceof Managed managed
            ? managed(picture.inUse(managed.port()), compiled, 1) : external((External) link.second());
        if (!(compiled instanceof Programmed programmed)) {
            return new State.OfLink(first.condition(), picture.segment(link.id()), OptionalInt.empty(),
                OptionalInt.empty(), Optional.empty(), first, second);
        }
        final boolean signed = programmed.ends().stream()
            .allMatch(end -> end.object().probe().flatMap(Probe::key).isPresent());
        return new State.OfLink(whole(first, second), picture.segment(link.id()), OptionalInt.of(programmed.mtu()),
            crossing.halves(programmed), Optional.of(signed), first, second);
    }

    /** The state of a link that is programmed; of two ends that are inactive the one that is nearer to the cause. */
    private static Condition whole(final State.End first, final State.End second) {
        final var here = first.condition().at("end a");
        final var there = second.isManaged() ? second.condition().at("end b") : Condition.UP;
        if (here.status() == Status.Inactive && there.status() == Status.Inactive) {
            return LifeRules.remoteness(second.life().cause()) < LifeRules.remoteness(first.life().cause())
                ? there : here;
        }
        return Condition.worst(here, there);
    }

    private Condition ofPort(final InterfaceIntent port, final Optional<LinkId> link,
            final Optional<NetworkId> network, final Optional<Status> before) {
        if (!port.adminUp()) {
            return shut(port, "admin-state is down", before);
        }
        if (network.isPresent()) {
            return ofMember(network.orElseThrow(), port.id());
        }
        final var instance = picture.instanceAt(port.id());
        if (link.isEmpty() && instance.isPresent()) {
            return instance.flatMap(id -> picture.compiled(id.service())
                .map(service -> service.instances().get(id.instance())))
                .map(there -> services.port(there, port.id())).orElse(Condition.UP);
        }
        if (link.isEmpty()) {
            return shut(port, picture.role(port.id().appliance()).filter(role -> !role.active())
                .map(role -> "it waits to take over; the other appliance of its pair is in service")
                .orElse("it is in no link and no network, and of no service; make one to use it"), before);
        }
        final var intent = picture.link(link.orElseThrow()).orElseThrow();
        return picture.compiled(intent.id()).map(compiled -> ofLinked(intent, compiled, port.id()))
            .orElse(Condition.UP);
    }

    /** A standby serves as the member that it stands by for, or as one of its own. */
    private Condition ofMember(final NetworkId network, final InterfaceId port) {
        final var named = picture.named(port);
        return picture.inUse(named).equals(port) ? members.apply(network, named)
            .or(() -> members.apply(network, port)).orElse(Condition.UP)
            : members.apply(network, port).orElse(Condition.UP);
    }

    /** An end that is not alive is so for both interfaces. */
    private Condition ofLinked(final LinkIntent link, final Compiled compiled, final InterfaceId port) {
        final int side = picture.inUse(link.first()).equals(port) ? 0 : 1;
        final var own = condition(compiled, side, port);
        if (own.status() != Status.Up && own.status() != Status.Inactive) {
            return own;
        }
        final var whole = link(link, compiled).condition();
        return whole.status() == Status.Inactive ? whole : own;
    }

    private State.End managed(final InterfaceId port, final Compiled compiled, final int side) {
        if (!(compiled instanceof Programmed programmed)) {
            return new State.End(picture.place(port), Optional.of(port), Optional.empty(),
                condition(compiled, side, port), State.Life.UNKNOWN, plugged(port));
        }
        final var end = programmed.ends().get(side);
        return new State.End(picture.place(port), Optional.of(port), end.outer(), condition(compiled, side, port),
            lives.life(end), plugged(port));
    }

    private static State.End external(final External external) {
        return new State.End(Optional.empty(), Optional.empty(), Optional.of(external.address()),
            Condition.of(Status.Unknown, EXTERNAL), State.Life.UNKNOWN, Optional.empty());
    }

    /** What crosses the tunnel by which an interface is reached (SI-11). */
    private OptionalInt mtu(final InterfaceIntent port) {
        final var node = picture.place(port.id()).flatMap(picture::node);
        return port.port() instanceof PortRef.Tunnel tunnel && node.isPresent()
            ? OptionalInt.of(node.orElseThrow().mtu() - tunnel.kind().overhead(Family.of(tunnel.remote())))
            : OptionalInt.empty();
    }

    private Optional<PortState> plugged(final InterfaceId id) {
        return picture.place(id).flatMap(node -> picture.port(id).flatMap(port -> facts.port(node, port.port())));
    }

    private Condition condition(final Compiled compiled, final int side, final InterfaceId port) {
        if (compiled instanceof Compiled.Shut shut) {
            return Condition.of(Status.Shut, shut.reason());
        }
        if (compiled instanceof Compiled.Incomplete incomplete) {
            return Condition.of(Status.Waiting, incomplete.reason());
        }
        final var link = (Programmed) compiled;
        final var end = link.ends().get(side);
        final var own = Condition.of(end.node().value(), facts.of(end.node(), end.object().key()));
        final var way = end.peer().map(peer -> Condition.of(end.node() + ": way to " + peer.key().name(),
            facts.of(end.node(), peer.key()))).orElse(Condition.UP);
        final var condition = Condition.worst(own, way, lives.condition(end, port));
        return condition.status() == Status.Up ? new Condition(Status.Up,
            picture.port(port).flatMap(intent -> crossing.tooLarge(link, intent))) : condition;
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
