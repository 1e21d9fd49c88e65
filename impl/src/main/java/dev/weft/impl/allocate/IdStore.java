/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Allocation;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Host;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.HostBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.HostKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Segment;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SegmentBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SegmentKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/** The numbers in the datastore, {@code /weft-ids:ids}. */
final class IdStore {
    private static final InstanceIdentifier<Ids> IDS = InstanceIdentifier.create(Ids.class);
    private static final String NOBODY = "nobody";

    private final DataBroker broker;

    IdStore(final DataBroker broker) {
        this.broker = requireNonNull(broker);
    }

    /** Everything stored. */
    record Stored(SortedMap<Integer, Grant> segments,
            SortedMap<Integer, Grant> hosts) {
    }

    Stored read() throws ExecutionException, InterruptedException {
        final Optional<Ids> ids;
        try (var transaction = broker.newReadOnlyTransaction()) {
            ids = transaction.read(LogicalDatastoreType.CONFIGURATION, IDS).get();
        }
        final var stored = new Stored(new TreeMap<>(), new TreeMap<>());
        ids.ifPresent(all -> {
            all.nonnullSegment().values().forEach(entry ->
                stored.segments.put(entry.key().getId().getValue().intValue(), allocation(entry)));
            all.nonnullHost().values().forEach(entry ->
                stored.hosts.put(entry.key().getId().getValue().toJava(), allocation(entry)));
        });
        return stored;
    }

    /** Writes changes in one transaction and waits until they are safe. */
    void write(final SortedMap<Integer, Optional<Grant>> segments,
            final SortedMap<Integer, Optional<Grant>> hosts)
            throws ExecutionException, InterruptedException {
        final var transaction = broker.newWriteOnlyTransaction();
        segments.forEach((id, allocation) -> {
            final var key = new SegmentKey(new SegmentId(Uint32.valueOf(id)));
            final var path = IDS.child(Segment.class, key);
            allocation.ifPresentOrElse(
                present -> transaction.put(LogicalDatastoreType.CONFIGURATION, path, new SegmentBuilder().withKey(key)
                    .setOwner(new Name(present.owner())).setReleased(released(present)).build()),
                () -> transaction.delete(LogicalDatastoreType.CONFIGURATION, path));
        });
        hosts.forEach((id, allocation) -> {
            final var key = new HostKey(new HostId(Uint16.valueOf(id)));
            final var path = IDS.child(Host.class, key);
            allocation.ifPresentOrElse(
                present -> transaction.put(LogicalDatastoreType.CONFIGURATION, path, new HostBuilder().withKey(key)
                    .setOwner(new Name(present.owner())).setReleased(released(present)).build()),
                () -> transaction.delete(LogicalDatastoreType.CONFIGURATION, path));
        });
        transaction.commit().get();
    }

    private static DateAndTime released(final Grant allocation) {
        return allocation.released().map(instant -> new DateAndTime(instant.toString())).orElse(null);
    }

    /** An entry that says too little, as only a hand could have written it, is in quarantine from now on. */
    private static Grant allocation(final Allocation entry) {
        final var owner = entry.getOwner();
        final var released = Optional.ofNullable(entry.getReleased()).map(IdStore::instant);
        return owner != null ? new Grant(owner.getValue(), released)
            : new Grant(NOBODY, released.or(() -> Optional.of(Instant.MAX)));
    }

    private static Instant instant(final DateAndTime time) {
        try {
            return OffsetDateTime.parse(time.getValue()).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.MAX;
        }
    }
}
