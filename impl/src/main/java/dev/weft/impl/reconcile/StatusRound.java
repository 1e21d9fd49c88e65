/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.impl.status.Facts;
import dev.weft.impl.status.ReportRound;
import dev.weft.impl.status.StatusBoard;
import dev.weft.impl.status.StatusInbox;
import dev.weft.impl.worker.Attempt;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds whose states change by what drivers and helpers report. */
final class StatusRound {
    private static final Logger LOG = LoggerFactory.getLogger(StatusRound.class);

    // nothing of this is urgent, and what is due may have to wait for the datastore
    private static final Duration NOT_SOONER = Duration.ofMillis(100);

    private final StatusInbox inbox;
    private final Facts facts;
    private final Intent intent;
    private final NodePrograms programs;
    private final StatusBoard board;
    private final ReportRound reports;
    private final Dirty stale = new Dirty();
    private final Set<ServiceId> changed = new HashSet<>();
    private boolean begun;

    StatusRound(final StatusInbox inbox, final Facts facts, final Intent intent, final NodePrograms programs,
            final StatusBoard board, final ReportRound reports) {
        this.inbox = requireNonNull(inbox);
        this.facts = requireNonNull(facts);
        this.intent = requireNonNull(intent);
        this.programs = requireNonNull(programs);
        this.board = requireNonNull(board);
        this.reports = requireNonNull(reports);
    }

    /** Takes note of what drivers and helpers reported. Returns what drivers did. */
    StatusInbox.News listen() {
        final var news = inbox.take();
        news.nodes().forEach(this::note);
        news.objects().forEach(this::note);
        news.ports().forEach(this::notePorts);
        final var touched = reports.listen();
        touched.nodes().forEach(node -> {
            stale.nodes().add(node);
            touch(programs.users(node));
        });
        touched.links().forEach(this::touch);
        changed.addAll(touched.services());
        return news;
    }

    /** Takes the services whose instances may work better or worse than when they were compiled. */
    void takeServices(final Dirty dirty) {
        dirty.services().addAll(changed);
        changed.clear();
    }

    /** Returns whose states may have changed since they were shown. */
    Dirty stale() {
        return stale;
    }

    /** Shows the states of what was compiled anew and of what was reported. */
    void refresh(final Dirty compiled) {
        if (!begun) {
            reports.begin();
            begun = true;
        }
        compiled.nodes().forEach(reports::follow);
        compiled.links().forEach(reports::follow);
        compiled.services().forEach(reports::follow);
        stale.addAll(compiled);
        stale.nodes().forEach(id -> guarded("node", id, () -> board.refresh(id)));
        stale.links().forEach(id -> guarded("link", id, () -> board.refresh(id)));
        stale.links().forEach(id -> intent.chains().of(id).ifPresent(stale.chains()::add));
        stale.chains().forEach(id -> guarded("chain", id, () -> board.refresh(id)));
        stale.networks().forEach(id -> guarded("network", id, () -> board.refresh(id)));
        stale.members().asMap().forEach((id, members) -> {
            if (!stale.networks().contains(id)) {
                guarded("network", id, () -> board.refresh(id, members));
            }
        });
        stale.networks().forEach(id -> stale.gateways().addAll(intent.gateways().of(id)));
        stale.gateways().forEach(id -> stale.services().addAll(intent.catalogue().servicesBy(id)));
        List.copyOf(stale.services()).forEach(id -> stale.policies().addAll(intent.catalogue().policiesWith(id)));
        stale.services().forEach(id -> guarded("service", id, () -> board.refresh(id)));
        stale.policies().forEach(id -> guarded("policy", id, () -> board.refresh(id)));
        stale.gateways().forEach(id -> guarded("gateway", id, () -> board.refresh(id)));
        stale.ports().forEach(id -> guarded("interface", id, () -> board.refresh(id)));
        stale.appliances().forEach(name -> guarded("appliance", name, () -> board.refreshRole(name)));
        stale.clear();
        board.flush();
    }

    /** Tells when the next round is due although nothing may change until then. */
    Optional<Duration> next() {
        return Stream.of(reports.next(), board.next()).flatMap(Optional::stream).min(Comparator.naturalOrder())
            .map(wait -> wait.compareTo(NOT_SOONER) < 0 ? NOT_SOONER : wait);
    }

    /** What a driver reports of one object must not hide the states of all others. */
    private static void guarded(final String kind, final Object id, final Runnable refresh) {
        Attempt.fault(Executors.callable(refresh)).ifPresent(fault ->
            LOG.error("The state of {} {} cannot be shown; please report this", kind, id, fault));
    }

    /** News of a node that was released in the meantime must not come back with a new node of that name. */
    private void note(final NodeId node, final NodeStatus status) {
        if (intent.node(node).isPresent()) {
            stale.nodes().add(node);
            if (facts.note(node, status)) {
                touch(programs.users(node));
            }
        }
    }

    private void note(final NodeId node, final Map<ObjectKey, ObjectStatus> objects) {
        objects.forEach((key, status) -> {
            final var users = programs.users(node, key);
            if (!users.isEmpty()) {
                facts.note(node, key, status);
                touch(users);
            }
        });
    }

    private void notePorts(final NodeId node, final Map<PortRef, PortState> ports) {
        if (intent.node(node).isPresent()) {
            facts.note(node, ports);
            ports.keySet().forEach(port -> board.at(node, port).ifPresent(id -> {
                stale.add(id);
                intent.claims().servedBy(id).ifPresent(served -> touch(served, id));
                // a standby may have what the other one serves
                final var named = intent.pairs().named(id);
                intent.claims().servedBy(named).ifPresent(served -> touch(served, named));
            }));
        }
    }

    private void touch(final Attachment served, final InterfaceId named) {
        stale.add(served, named);
        // whether a port works decides about who gets traffic, too
        served.service().ifPresent(instance -> changed.add(instance.service()));
    }

    private void touch(final LinkId id) {
        stale.links().add(id);
        intent.link(id).ifPresent(value -> Intent.ports(value).forEach(port -> {
            stale.add(port);
            intent.pairs().twin(port).ifPresent(stale::add);
        }));
    }

    private void touch(final NetworkId id, final InterfaceId member) {
        stale.members().put(id, member);
        stale.add(member);
        intent.pairs().twin(member).ifPresent(stale::add);
    }

    private void touch(final ServiceId id) {
        stale.services().add(id);
        // ports of a node count only while it is connected
        changed.add(id);
        intent.catalogue().services().get(id).ifPresent(service -> service.instances().values().forEach(instance ->
            instance.ports().forEach(stale::add)));
    }

    private void touch(final Owner.OfPortPolicies policies) {
        stale.add(policies.member());
        intent.profiles().profile(policies.member()).ifPresent(profile ->
            profile.uses().forEach(use -> stale.policies().add(use.policy())));
    }

    private void touch(final Collection<Owner> owners) {
        for (var owner : owners) {
            if (owner instanceof Owner.OfLink link) {
                touch(link.id());
            } else if (owner instanceof Owner.OfPort port) {
                stale.ports().add(port.id());
            } else if (owner instanceof Owner.OfPart part) {
                stale.networks().add(part.network());
                intent.gateways().of(part.network()).forEach(this::touchServices);
            } else if (owner instanceof Owner.OfMember member) {
                touch(member.network(), member.member());
            } else if (owner instanceof Owner.OfService service) {
                touch(service.id());
            } else if (owner instanceof Owner.OfPolicy policy) {
                stale.policies().add(policy.id());
            } else if (owner instanceof Owner.OfPortPolicies policies) {
                touch(policies);
            } else if (owner instanceof Owner.OfGateway gateway) {
                stale.gateways().add(gateway.id());
                touchServices(gateway.id());
            } else if (owner instanceof Owner.OfStation station) {
                stale.members().put(station.network(), station.member());
            }
        }
    }

    /** A gateway that its node refuses gets no traffic of services. */
    private void touchServices(final GatewayId id) {
        changed.addAll(intent.catalogue().servicesBy(id));
    }
}
