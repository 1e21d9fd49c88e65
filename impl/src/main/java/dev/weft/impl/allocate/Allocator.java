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
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.impl.validate.rule.HostOwners;
import dev.weft.impl.validate.rule.SegmentOwners;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.api.DataBroker;

/**
 * Gives out segment ids to links and host ids to nodes (FN-2, VL-20, RM-2). Numbers are given out in memory and become
 * valid with {@link #store}; after a restart every owner finds the number it had. To be used by one thread, except for
 * the questions who owns a number.
 */
public final class Allocator implements SegmentOwners, HostOwners {
    /** How long a released number is held back, so that frames on their way cannot reach a new owner. */
    public static final Duration QUARANTINE = Duration.ofMinutes(10);

    private static final int MIN_HOST = 1;
    private static final int MAX_HOST = 0xfffe;

    private final IdPool segments = new IdPool("segment id", SegmentId.MIN, SegmentId.MAX, QUARANTINE);
    private final IdPool hosts = new IdPool("host id", MIN_HOST, MAX_HOST, QUARANTINE);
    private final IdStore store;
    private final Clock clock;

    /**
     * Makes an allocator that knows of no number yet, see {@link #load}.
     *
     * @param broker where numbers are kept
     * @param clock measures quarantine
     */
    public Allocator(final DataBroker broker, final Clock clock) {
        store = new IdStore(broker);
        this.clock = requireNonNull(clock);
    }

    /**
     * Takes up what was given out before; to be called before anything else.
     *
     * @throws ExecutionException if the datastore cannot be read
     * @throws InterruptedException if interrupted
     */
    public void load() throws ExecutionException, InterruptedException {
        final var stored = store.read();
        segments.load(stored.segments(), clock.instant());
        hosts.load(stored.hosts(), clock.instant());
    }

    /**
     * Brings links to the segment ids they want.
     *
     * @param wanted links and the id they name; empty: any
     * @param gone links that exist no more
     * @return links that have no id, and why
     */
    public Map<LinkId, String> settleSegments(final Map<LinkId, Optional<SegmentId>> wanted, final Set<LinkId> gone) {
        return settle(segments, wanted, SegmentId::value, gone, LinkId::new);
    }

    /**
     * Brings nodes to the host ids they want.
     *
     * @param wanted nodes and the id they name; empty: any
     * @param gone nodes that exist no more
     * @return nodes that have no id, and why
     */
    public Map<NodeId, String> settleHosts(final Map<NodeId, Optional<HostId>> wanted, final Set<NodeId> gone) {
        return settle(hosts, wanted, HostId::value, gone, NodeId::new);
    }

    /**
     * Makes what was given out and released since the last time outlive a restart.
     *
     * @throws ExecutionException if the datastore refuses; to be tried again before any of these numbers is used
     * @throws InterruptedException if interrupted
     */
    public void store() throws ExecutionException, InterruptedException {
        final var changedSegments = segments.changes();
        final var changedHosts = hosts.changes();
        if (!changedSegments.isEmpty() || !changedHosts.isEmpty()) {
            store.write(changedSegments, changedHosts);
            segments.stored();
            hosts.stored();
        }
    }

    /**
     * Returns the segment id of a link.
     *
     * @param link the link
     * @return the id, empty while it has none
     */
    public Optional<SegmentId> segment(final LinkId link) {
        final var id = segments.idOf(link.value());
        return id.isPresent() ? Optional.of(new SegmentId(id.getAsInt())) : Optional.empty();
    }

    /**
     * Returns the host id of a node.
     *
     * @param node the node
     * @return the id, empty while it has none
     */
    public Optional<HostId> host(final NodeId node) {
        final var id = hosts.idOf(node.value());
        return id.isPresent() ? Optional.of(new HostId(id.getAsInt())) : Optional.empty();
    }

    /**
     * Returns the links that have a segment id, also those that disappeared while nobody looked.
     *
     * @return the links
     */
    public Set<LinkId> links() {
        return segments.owners().stream().map(LinkId::new).collect(Collectors.toSet());
    }

    /**
     * Returns the nodes that have a host id, also those that disappeared while nobody looked.
     *
     * @return the nodes
     */
    public Set<NodeId> nodes() {
        return hosts.owners().stream().map(NodeId::new).collect(Collectors.toSet());
    }

    @Override
    public Optional<LinkId> ownerOf(final SegmentId segment) {
        return segments.ownerOf(segment.value()).map(LinkId::new);
    }

    @Override
    public Optional<NodeId> ownerOf(final HostId host) {
        return hosts.ownerOf(host.value()).map(NodeId::new);
    }

    private <O, N> Map<O, String> settle(final IdPool pool, final Map<O, Optional<N>> wanted,
            final Function<N, Integer> number, final Set<O> gone, final Function<String, O> named) {
        final var byName = new TreeMap<String, OptionalInt>();
        wanted.forEach((owner, id) -> byName.put(owner.toString(),
            id.map(value -> OptionalInt.of(number.apply(value))).orElse(OptionalInt.empty())));
        final var refused = pool.settle(byName,
            gone.stream().map(Object::toString).collect(Collectors.toSet()), clock.instant());
        return refused.entrySet().stream()
            .collect(Collectors.toMap(entry -> named.apply(entry.getKey()), Map.Entry::getValue));
    }
}
