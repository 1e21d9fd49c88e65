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
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.report.Reported;
import dev.weft.impl.standby.Contacts;
import dev.weft.impl.standby.Health;
import dev.weft.impl.standby.Member;
import dev.weft.impl.standby.Pair;
import dev.weft.impl.status.Facts;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;

/** Finds out how the members of a pair are, from the intent and from what nodes reported (VL-17). */
final class Checkup {
    // links that have not been alive since their pair changed roles: their silence is no news
    private final Set<LinkId> unproven = new HashSet<>();
    private final Intent intent;
    private final Plan plan;
    private final Facts facts;
    private final Reported reported;
    private final Contacts contacts;

    Checkup(final Intent intent, final Plan plan, final Facts facts, final Reported reported,
            final Contacts contacts) {
        this.intent = requireNonNull(intent);
        this.plan = requireNonNull(plan);
        this.facts = requireNonNull(facts);
        this.reported = requireNonNull(reported);
        this.contacts = requireNonNull(contacts);
    }

    /** How the two members are; of one that needs nothing, nothing is asked. */
    record Finding(Health active, Health other) {
        /** Returns when one of them will be taken for gone if nothing is heard. */
        Optional<Instant> again() {
            return Stream.of(active, other).filter(Health.Unsure.class::isInstance)
                .flatMap(health -> ((Health.Unsure) health).until().stream()).min(Instant::compareTo);
        }
    }

    /** Examines both members. */
    Finding examine(final Pair pair, final Member active, final Instant now) {
        final var used = used(pair, active);
        if (used.isEmpty()) {
            return new Finding(Health.FIT, Health.FIT);
        }
        final var here = member(pair, active, used, now);
        return new Finding(links(pair).stream().map(id -> alive(id, pair.name(active))).reduce(here, Health::worse),
            member(pair, active.other(), used, now));
    }

    /** Returns the links of a pair. */
    List<LinkId> links(final Pair pair) {
        return intent.appliance(pair.primary()).stream().flatMap(there -> there.interfaces().values().stream())
            .flatMap(port -> intent.claims().linkAt(port.id()).stream()).distinct().toList();
    }

    /** Takes note that a pair changed roles. */
    void changed(final Pair pair) {
        unproven.addAll(links(pair));
    }

    /** Forgets a link that is gone. */
    void forget(final LinkId link) {
        unproven.remove(link);
    }

    /** The names of the interfaces that links and networks need; one that its tenant keeps silent needs nothing. */
    private List<String> used(final Pair pair, final Member active) {
        return intent.appliance(pair.primary()).stream().flatMap(there -> there.interfaces().values().stream())
            .filter(port -> intent.claims().servedBy(port.id()).isPresent()).map(port -> port.id().name())
            .filter(name -> intent.port(new InterfaceId(pair.name(active), name))
                .filter(port -> !port.adminUp()).isEmpty())
            .toList();
    }

    private Health member(final Pair pair, final Member member, final List<String> used, final Instant now) {
        final var name = pair.name(member);
        final var node = node(name);
        if (node.isEmpty()) {
            return new Health.Gone(intent.appliance(name).isEmpty() ? "there is no appliance " + name
                : "appliance " + name + " is on no node");
        }
        final var there = overdue(contacts.health(node.orElseThrow(), node(pair.name(member.other()))), now);
        return there instanceof Health.Fit ? used.stream()
            .map(port -> port(new InterfaceId(name, port), node.orElseThrow(), now)).reduce(there, Health::worse)
            : there;
    }

    private Optional<NodeId> node(final String appliance) {
        return intent.place(appliance).filter(id -> intent.node(id).isPresent());
    }

    private Health port(final InterfaceId id, final NodeId node, final Instant now) {
        final var port = intent.port(id);
        final boolean needsEnabled = intent.claims().linkAt(intent.pairs().named(id)).isPresent();
        if (port.filter(there -> there.linkEnabled() || !needsEnabled).isEmpty()) {
            return new Health.Gone(port.isEmpty() ? "there is no interface " + id
                : "interface " + id + " is not link-enabled");
        }
        if (!port.orElseThrow().adminUp()) {
            return new Health.Impaired("admin-state of interface " + id + " is down");
        }
        final var ref = port.orElseThrow().port();
        return overdue(contacts.health(id, node, ref, facts.port(node, ref), now), now);
    }

    private static Health overdue(final Health health, final Instant now) {
        return health instanceof Health.Unsure unsure
            && unsure.until().filter(until -> !now.isBefore(until)).isPresent() ? new Health.Gone(unsure.reason())
            : health;
    }

    /** What an end hears. That the far interface is out of service is no reason to change this one. */
    private Health alive(final LinkId link, final String appliance) {
        final var compiled = plan.compiled(link);
        if (!(compiled.orElse(null) instanceof Compiled.Programmed programmed)) {
            return Health.FIT;
        }
        Health health = Health.FIT;
        for (var end : programmed.ends()) {
            final var port = servedBy(link, end.object());
            if (port.filter(id -> id.appliance().equals(appliance)).isPresent()) {
                health = health.worse(alive(link, port.orElseThrow(), end));
            }
        }
        return health;
    }

    private Health alive(final LinkId link, final InterfaceId port, final Compiled.End end) {
        final var report = reported.end(end.node(), end.object());
        if (report.liveness() == Liveness.Active) {
            unproven.remove(link);
        }
        final boolean own = report.cause().filter(cause -> cause != LivenessCause.PeerPortDown
            && cause != LivenessCause.PeerInactive).isPresent();
        return own && !unproven.contains(link) ? new Health.Impaired("link " + link + " is inactive at interface "
            + port + ": " + report.cause().orElseThrow().getName()) : Health.FIT;
    }

    private Optional<InterfaceId> servedBy(final LinkId link, final LinkEnd end) {
        return intent.link(link).map(Intent::ports).filter(ports -> ports.size() > end.side())
            .map(ports -> plan.inUse(ports.get(end.side())));
    }
}
