/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.StandbyInUse;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.StandbyInUseBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.StandbyInUseKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Keeps takeovers in {@code /weft-ids:ids/standby-in-use}. */
final class TakeoverStore {
    private static final InstanceIdentifier<Ids> IDS = InstanceIdentifier.create(Ids.class);

    private final DataBroker broker;

    TakeoverStore(final DataBroker broker) {
        this.broker = requireNonNull(broker);
    }

    Map<String, Takeovers.Change> read() throws ExecutionException, InterruptedException {
        final Optional<Ids> ids;
        try (var transaction = broker.newReadOnlyTransaction()) {
            ids = transaction.read(LogicalDatastoreType.CONFIGURATION, IDS).get();
        }
        final var stored = new TreeMap<String, Takeovers.Change>();
        ids.ifPresent(all -> all.nonnullStandbyInUse().values()
            .forEach(entry -> stored.put(entry.key().getAppliance().getValue(), change(entry))));
        return stored;
    }

    /** Writes changes in one transaction and waits until they are safe; an empty value: the primary is in use. */
    void write(final Map<String, Optional<Takeovers.Change>> changes) throws ExecutionException, InterruptedException {
        final var transaction = broker.newWriteOnlyTransaction();
        changes.forEach((primary, change) -> {
            final var key = new StandbyInUseKey(new Name(primary));
            final var path = IDS.child(StandbyInUse.class, key);
            change.ifPresentOrElse(
                present -> transaction.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, path,
                    new StandbyInUseBuilder().withKey(key).setSince(new DateAndTime(present.since().toString()))
                        .setReason(present.reason()).build()),
                () -> transaction.delete(LogicalDatastoreType.CONFIGURATION, path));
        });
        transaction.commit().get();
    }

    private static Takeovers.Change change(final StandbyInUse entry) {
        return new Takeovers.Change(Member.STANDBY,
            Optional.ofNullable(entry.getSince()).map(TakeoverStore::instant).orElse(Instant.EPOCH),
            Optional.ofNullable(entry.getReason()).orElse("not known any more"));
    }

    private static Instant instant(final DateAndTime time) {
        try {
            return OffsetDateTime.parse(time.getValue()).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
