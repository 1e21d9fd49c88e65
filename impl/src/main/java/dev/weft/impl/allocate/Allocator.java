/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.HostId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.service.PolicyMark;
import dev.weft.impl.allocate.Reservations.Kept;
import dev.weft.impl.validate.rule.HostOwners;
import dev.weft.impl.validate.rule.NetworkOwners;
import dev.weft.impl.validate.rule.PolicyOwners;
import dev.weft.impl.validate.rule.SegmentOwners;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.api.DataBroker;

/**
 * Gives out segment ids to links and fences, which share them, ids to vnets, host ids to nodes, numbers to gateways
 * and firewalls on their nodes, and ids to policies, along with which it keeps what is in force of them (FN-2, VN-1,
 * VL-20, RM-2, SI-6, GW-1). Numbers are given out in memory and become valid with {@link #store}; after a restart every
 * owner finds the number it had. To be used by one thread, except for the questions who owns a number.
 */
public final class Allocator implements SegmentOwners, NetworkOwners, HostOwners, PolicyOwners {
    /** How long a released number is held back, so that frames on their way cannot reach a new owner. */
    public static final Duration QUARANTINE = Duration.ofMinutes(10);

    private static final int MIN_HOST = 1;
    private static final int MAX_HOST = 0xfffe;
    // 1 is the physical network, which has to be asked for
    private static final long MIN_VNET = NetworkKey.PHYSICAL.number() + 1;
    private static final long VNI = 0xffffff;

    private final IdPool<Holder> segments = new IdPool<>("segment id", SegmentId.MIN, SegmentId.MAX, QUARANTINE);
    // their last 24 bits are the VNI, of which those above the ids of segments are kept for output-only tunnel ports
    private final IdPool<NetworkId> vnets = new IdPool<>("vnet id", MIN_VNET, NetworkKey.Kind.VNET.max(), QUARANTINE,
        id -> (id & VNI) <= SegmentId.MAX);
    private final IdPool<NodeId> hosts = new IdPool<>("host id", MIN_HOST, MAX_HOST, QUARANTINE);
    private final IdPool<PolicyId> policies = new IdPool<>("policy id", 1, PolicyMark.MAX_POLICY, QUARANTINE);
    private final GateNumbers gates = new GateNumbers(QUARANTINE);
    private final Map<Long, InForce> inForce = new HashMap<>();
    // whose it is
    private final Map<Long, PolicyId> inForceOf = new HashMap<>();
    private final Departed<Holder> departedSegments = new Departed<>();
    private final Departed<NetworkId> departedVnets = new Departed<>();
    private final IdStore store;
    private final Clock clock;
    private final Reservations reservations;

    /**
     * Makes an allocator that knows of no number yet, see {@link #load}.
     *
     * @param broker where numbers are kept
     * @param clock measures quarantine
     * @param reservations whose numbers are kept although they are gone
     */
    public Allocator(final DataBroker broker, final Clock clock, final Reservations reservations) {
        store = new IdStore(broker);
        this.clock = requireNonNull(clock);
        this.reservations = requireNonNull(reservations);
    }

    /**
     * Takes up what was given out before; to be called before anything else.
     *
     * @throws ExecutionException if the datastore cannot be read
     * @throws InterruptedException if interrupted
     */
    public void load() throws ExecutionException, InterruptedException {
        final var stored = store.read();
        final var now = clock.instant();
        segments.load(stored.segments(), now);
        vnets.load(stored.vnets(), now);
        hosts.load(stored.hosts(), now);
        policies.load(stored.policies(), now);
        gates.load(stored.gates(), now);
        inForce.clear();
        inForce.putAll(stored.inForce());
        inForceOf.clear();
        stored.policies().forEach((id, grant) -> inForceOf.put(id, grant.owner()));
        stored.foreign().forEach(policies::touch);
    }

    /**
     * Brings links and fences to the segment ids they want.
     *
     * @param wanted links and fences, and the id they name; empty: any
     * @param gone those that exist no more
     * @return those that have no id, and why
     */
    public Map<Holder, String> settleSegments(final Map<Holder, Optional<SegmentId>> wanted,
            final Set<Holder> gone) {
        return settle(segments, wanted, SegmentId::value,
            released(segments, departedSegments, wanted, SegmentId::value, gone, Kept::segments));
    }

    /**
     * Brings vnets to the ids they want.
     *
     * @param wanted vnets and the id they name; empty: any but that of the physical network
     * @param gone vnets that exist no more
     * @return vnets that have no id, and why
     */
    public Map<NetworkId, String> settleVnets(final Map<NetworkId, Optional<NetworkKey>> wanted,
            final Set<NetworkId> gone) {
        return settle(vnets, wanted, NetworkKey::number,
            released(vnets, departedVnets, wanted, NetworkKey::number, gone, Kept::vnets));
    }

    /**
     * Brings nodes to the host ids they want.
     *
     * @param wanted nodes and the id they name; empty: any
     * @param gone nodes that exist no more
     * @return nodes that have no id, and why
     */
    public Map<NodeId, String> settleHosts(final Map<NodeId, Optional<HostId>> wanted, final Set<NodeId> gone) {
        return settle(hosts, wanted, HostId::value, gone);
    }

    /**
     * Brings policies to the ids they want.
     *
     * @param wanted policies and the id they name; empty: any
     * @param gone policies that exist no more
     * @return policies that have no id, and why
     */
    public Map<PolicyId, String> settlePolicies(final Map<PolicyId, OptionalInt> wanted, final Set<PolicyId> gone) {
        gone.forEach(owner -> policies.idOf(owner).ifPresent(this::endForce));
        // with another id it begins anew
        wanted.forEach((owner, id) -> id.ifPresent(number -> policies.idOf(owner)
            .ifPresent(old -> {
                if (old != number) {
                    endForce(old);
                }
            })));
        final var refused = policies.settle(wanted.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
            entry -> entry.getValue().isEmpty() ? OptionalLong.empty() : OptionalLong.of(entry.getValue().getAsInt()),
            (one, other) -> one, TreeMap::new)), gone, clock.instant());
        // what was in force of another policy with that id is nothing to go on from
        wanted.keySet().forEach(owner -> policies.idOf(owner).ifPresent(id -> {
            if (!owner.equals(inForceOf.put(id, owner))) {
                endForce(id);
            }
        }));
        return refused;
    }

    /**
     * Gives gateways and firewalls numbers on the nodes that they are on (GW-1).
     *
     * @param wanted who is to have one, and where it is
     * @param gone those that are on no node any more
     * @return those that have no number, and why
     */
    public Map<Gate, String> settleGates(final Map<Gate, NodeId> wanted, final Set<Gate> gone) {
        return gates.settle(wanted, gone, clock.instant());
    }

    private void endForce(final long id) {
        inForce.computeIfPresent(id, (number, last) -> InForce.nothing(last.generation()));
    }

    /**
     * Takes note of what is in force of a policy; valid with {@link #store}.
     *
     * @param id the policy's id, in use or in quarantine
     * @param now what is in force
     */
    public void setInForce(final int id, final InForce now) {
        if (!now.equals(inForce.put((long) id, now))) {
            policies.touch(id);
        }
    }

    /**
     * Returns what is in force of a policy, or was when the id was used last.
     *
     * @param id the policy's id
     * @return it; empty: nothing ever was
     */
    public Optional<InForce> inForce(final int id) {
        return Optional.ofNullable(inForce.get((long) id));
    }

    /**
     * Makes what was given out and released since the last time outlive a restart.
     *
     * @throws ExecutionException if the datastore refuses; to be tried again before any of these numbers is used
     * @throws InterruptedException if interrupted
     */
    public void store() throws ExecutionException, InterruptedException {
        final var changedPolicies = policies.changes();
        changedPolicies.forEach((id, grant) -> {
            if (grant.isEmpty()) {
                inForce.remove(id);
                inForceOf.remove(id);
            }
        });
        final var changed = new IdStore.Changed(segments.changes(), vnets.changes(), hosts.changes(), changedPolicies,
            gates.changes());
        if (!changed.isEmpty()) {
            store.write(changed, inForce::get);
            segments.stored();
            vnets.stored();
            hosts.stored();
            policies.stored();
            gates.stored();
        }
    }

    /**
     * Returns the segment id of a link or a fence.
     *
     * @param holder the link or fence
     * @return the id, empty while it has none
     */
    public Optional<SegmentId> segment(final Holder holder) {
        final var id = segments.idOf(holder);
        return id.isPresent() ? Optional.of(new SegmentId((int) id.getAsLong())) : Optional.empty();
    }

    /**
     * Returns the id of a vnet.
     *
     * @param network the vnet
     * @return the id, empty while it has none
     */
    public Optional<NetworkKey> vnet(final NetworkId network) {
        final var id = vnets.idOf(network);
        return id.isPresent() ? Optional.of(NetworkKey.vnet(id.getAsLong())) : Optional.empty();
    }

    /**
     * Returns the host id of a node.
     *
     * @param node the node
     * @return the id, empty while it has none
     */
    public Optional<HostId> host(final NodeId node) {
        final var id = hosts.idOf(node);
        return id.isPresent() ? Optional.of(new HostId((int) id.getAsLong())) : Optional.empty();
    }

    /**
     * Returns the id of a policy.
     *
     * @param policy the policy
     * @return the id, empty while it has none
     */
    public OptionalInt policy(final PolicyId policy) {
        final var id = policies.idOf(policy);
        return id.isPresent() ? OptionalInt.of((int) id.getAsLong()) : OptionalInt.empty();
    }

    /**
     * Returns the number of a gateway or a firewall on the node that it is on.
     *
     * @param gate the gateway or firewall
     * @return the number, empty while it has none
     */
    public OptionalInt gate(final Gate gate) {
        return gates.numberOf(gate);
    }

    /**
     * Returns the gateways and firewalls that have a number, also those that disappeared while nobody looked.
     *
     * @return the gateways and firewalls
     */
    public Set<Gate> gates() {
        return gates.owners();
    }

    /**
     * Returns the firewalls of a service that have a number.
     *
     * @param service the service
     * @return the firewalls
     */
    public Set<Gate> firewalls(final ServiceId service) {
        return gates.firewalls(service);
    }

    /**
     * Returns the policies that have an id, also those that disappeared while nobody looked.
     *
     * @return the policies
     */
    public Set<PolicyId> policies() {
        return policies.owners();
    }

    /**
     * Returns who has a segment id, also those that disappeared while nobody looked.
     *
     * @return links and fences
     */
    public Set<Holder> holders() {
        return segments.owners();
    }

    /**
     * Returns the vnets that have an id, also those that disappeared while nobody looked.
     *
     * @return the vnets
     */
    public Set<NetworkId> vnets() {
        return vnets.owners();
    }

    /**
     * Returns the nodes that have a host id, also those that disappeared while nobody looked.
     *
     * @return the nodes
     */
    public Set<NodeId> nodes() {
        return hosts.owners();
    }

    @Override
    public Optional<LinkId> ownerOf(final SegmentId segment) {
        return segments.ownerOf(segment.value()).filter(holder -> holder.kind() == Holder.Kind.LINK)
            .map(holder -> new LinkId(holder.name()));
    }

    @Override
    public Optional<NetworkId> ownerOf(final NetworkKey key) {
        return switch (key.kind()) {
            case FENCE -> segments.ownerOf(key.number()).filter(holder -> holder.kind() == Holder.Kind.FENCE)
                .map(holder -> new NetworkId(holder.name()));
            case VNET -> vnets.ownerOf(key.number());
        };
    }

    @Override
    public Optional<NodeId> ownerOf(final HostId host) {
        return hosts.ownerOf(host.value());
    }

    @Override
    public Optional<PolicyId> policyWith(final int number) {
        return policies.ownerOf(number);
    }

    /** Who asks for a number that is kept gets it as soon as it is not: whether it is, is asked again. */
    private <O extends Comparable<? super O>, N> Set<O> released(final IdPool<O> pool, final Departed<O> departed,
            final Map<O, Optional<N>> wanted, final ToLongFunction<N> number, final Set<O> gone,
            final Function<Kept, Set<O>> kept) {
        final var all = new HashSet<>(gone);
        wanted.values().stream().flatMap(Optional::stream)
            .flatMap(id -> pool.ownerOf(number.applyAsLong(id)).stream())
            .filter(owner -> departed.isWaiting(owner) && !wanted.containsKey(owner)).forEach(all::add);
        return departed.released(wanted.keySet(), all, () -> reservations.kept().map(kept));
    }

    private <O extends Comparable<? super O>, N> Map<O, String> settle(final IdPool<O> pool,
            final Map<O, Optional<N>> wanted, final ToLongFunction<N> number, final Set<O> gone) {
        // in the order of names, so that who gets which number depends on the intent alone
        final var ordered = new TreeMap<O, OptionalLong>();
        wanted.forEach((owner, id) -> ordered.put(owner,
            id.map(value -> OptionalLong.of(number.applyAsLong(value))).orElse(OptionalLong.empty())));
        return pool.settle(ordered, gone, clock.instant());
    }
}
