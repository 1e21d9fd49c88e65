/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Allocation;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.GatewayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.GatewayKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Host;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.HostBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.HostKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Segment;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Segment.OwnerKind;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SegmentBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SegmentKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Vnet;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.VnetBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.VnetKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.GatewayNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** The numbers in the datastore, {@code /weft-ids:ids}. */
final class IdStore {
    private static final InstanceIdentifier<Ids> IDS = InstanceIdentifier.create(Ids.class);
    private static final String NOBODY = "nobody";

    private final DataBroker broker;

    IdStore(final DataBroker broker) {
        this.broker = requireNonNull(broker);
    }

    /**
     * Everything stored.
     *
     * @param foreign the ids of policies whose generations are stored as only somebody else could have written them
     */
    record Stored(SortedMap<Long, Grant<Holder>> segments, SortedMap<Long, Grant<NetworkId>> vnets,
            SortedMap<Long, Grant<NodeId>> hosts, SortedMap<Long, Grant<PolicyId>> policies,
            Map<Long, InForce> inForce, Set<Long> foreign, SortedMap<NodeId, SortedMap<Long, Grant<Gate>>> gates) {
        Stored() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new HashMap<>(), new HashSet<>(),
                new TreeMap<>());
        }
    }

    /** What changed; an empty value is to be removed. */
    record Changed(SortedMap<Long, Optional<Grant<Holder>>> segments, SortedMap<Long, Optional<Grant<NetworkId>>> vnets,
            SortedMap<Long, Optional<Grant<NodeId>>> hosts, SortedMap<Long, Optional<Grant<PolicyId>>> policies,
            SortedMap<NodeId, SortedMap<Long, Optional<Grant<Gate>>>> gates) {
        boolean isEmpty() {
            return segments.isEmpty() && vnets.isEmpty() && hosts.isEmpty() && policies.isEmpty()
                && gates.isEmpty();
        }
    }

    Stored read() throws ExecutionException, InterruptedException {
        final Optional<Ids> ids;
        try (var transaction = broker.newReadOnlyTransaction()) {
            ids = transaction.read(LogicalDatastoreType.CONFIGURATION, IDS).get();
        }
        final var stored = new Stored();
        ids.ifPresent(all -> {
            all.nonnullSegment().values().forEach(entry -> stored.segments.put(
                entry.key().getId().getValue().toJava(), grant(entry, name -> new Holder(kind(entry), name))));
            all.nonnullVnet().values().forEach(entry -> stored.vnets.put(
                entry.key().getId().getValue().toJava(), grant(entry, NetworkId::new)));
            all.nonnullHost().values().forEach(entry -> stored.hosts.put(
                (long) entry.key().getId().getValue().toJava(), grant(entry, NodeId::new)));
            all.nonnullPolicy().values().forEach(entry -> {
                final long id = entry.key().getId().getValue().toJava();
                stored.policies.put(id, grant(entry, PolicyId::new));
                StoredForce.read(entry).ifPresent(inForce -> stored.inForce.put(id, inForce));
                if (StoredForce.isForeign(entry)) {
                    stored.foreign.add(id);
                }
            });
            all.nonnullGateway().values().forEach(entry -> stored.gates.computeIfAbsent(
                new NodeId(entry.key().getNode().getValue()), node -> new TreeMap<>()).put(
                    (long) entry.key().getId().getValue().toJava(), grant(entry, name -> new Gate(name,
                        Optional.ofNullable(entry.getInstance()).map(Name::getValue)))));
        });
        return stored;
    }

    /** Writes changes in one transaction and waits until they are safe. */
    void write(final Changed changed, final Function<Long, InForce> inForce)
            throws ExecutionException, InterruptedException {
        final var transaction = broker.newWriteOnlyTransaction();
        changed.segments.forEach((id, grant) -> {
            final var key = new SegmentKey(new SegmentId(Uint32.valueOf(id)));
            write(transaction, IDS.child(Segment.class, key), grant.map(present -> new SegmentBuilder().withKey(key)
                .setOwner(new Name(present.owner().name())).setOwnerKind(kind(present.owner()))
                .setReleased(released(present)).build()));
        });
        changed.vnets.forEach((id, grant) -> {
            final var key = new VnetKey(new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId(
                Uint32.valueOf(id)));
            write(transaction, IDS.child(Vnet.class, key), grant.map(present -> new VnetBuilder().withKey(key)
                .setOwner(new Name(present.owner().value())).setReleased(released(present)).build()));
        });
        changed.hosts.forEach((id, grant) -> {
            final var key = new HostKey(new HostId(Uint16.valueOf(id)));
            write(transaction, IDS.child(Host.class, key), grant.map(present -> new HostBuilder().withKey(key)
                .setOwner(new Name(present.owner().value())).setReleased(released(present)).build()));
        });
        changed.policies.forEach((id, grant) -> {
            final var key = new PolicyKey(
                new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId(
                    Uint16.valueOf(id)));
            write(transaction, IDS.child(Policy.class, key), grant.map(present -> policy(present, inForce.apply(id))
                .withKey(key).build()));
        });
        changed.gates.forEach((node, ofNode) -> ofNode.forEach((id, grant) -> {
            final var key = new GatewayKey(new GatewayNumber(Uint8.valueOf(id)), new Name(node.value()));
            write(transaction, IDS.child(Gateway.class, key), grant.map(present -> new GatewayBuilder().withKey(key)
                .setOwner(new Name(present.owner().name())).setReleased(released(present))
                .setInstance(present.owner().instance().map(Name::new).orElse(null)).build()));
        }));
        transaction.commit().get();
    }

    private static <T extends DataObject> void write(final WriteTransaction transaction,
            final InstanceIdentifier<T> path, final Optional<T> entry) {
        entry.ifPresentOrElse(present -> transaction.put(LogicalDatastoreType.CONFIGURATION, path, present),
            () -> transaction.delete(LogicalDatastoreType.CONFIGURATION, path));
    }

    private static PolicyBuilder policy(final Grant<PolicyId> grant, final InForce inForce) {
        final var builder = new PolicyBuilder().setOwner(new Name(grant.owner().value()))
            .setReleased(released(grant));
        return inForce == null ? builder : StoredForce.write(inForce, builder);
    }

    private static OwnerKind kind(final Holder holder) {
        return switch (holder.kind()) {
            case LINK -> OwnerKind.Link;
            case FENCE -> OwnerKind.Fence;
        };
    }

    private static Holder.Kind kind(final Segment entry) {
        return entry.getOwnerKind() == OwnerKind.Fence ? Holder.Kind.FENCE : Holder.Kind.LINK;
    }

    private static DateAndTime released(final Grant<?> grant) {
        return grant.released().map(instant -> new DateAndTime(instant.toString())).orElse(null);
    }

    /** An entry that says too little, as only a hand could have written it, is in quarantine from now on. */
    private static <O> Grant<O> grant(final Allocation entry, final Function<String, O> owner) {
        final var name = entry.getOwner();
        final var released = Optional.ofNullable(entry.getReleased()).map(IdStore::instant);
        return name != null ? new Grant<>(owner.apply(name.getValue()), released)
            : new Grant<>(owner.apply(NOBODY), released.or(() -> Optional.of(Instant.MAX)));
    }

    private static Instant instant(final DateAndTime time) {
        return StoredForce.instant(time).orElse(Instant.MAX);
    }
}
