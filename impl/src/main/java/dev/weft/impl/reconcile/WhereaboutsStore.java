/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.reconcile.SeenProfiles.Place;
import dev.weft.impl.report.Healths;
import dev.weft.impl.report.Healths.Witness;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteOperations;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.DeadInstance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.DeadInstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SeenProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SeenProfileBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SeenProfileKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.WhereaboutsBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.WhereaboutsKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/**
 * Keeps in {@code /weft-ids:ids} what nodes and their helpers told, so that a start of the controller changes nothing:
 * where ports are (VN-4), their port profiles (SI-7), and which instances of services are dead (SI-8).
 */
final class WhereaboutsStore {
    private static final InstanceIdentifier<Ids> IDS = InstanceIdentifier.create(Ids.class);

    private final DataBroker broker;
    private final Whereabouts whereabouts;
    private final Profiles profiles;
    private final Healths healths;

    WhereaboutsStore(final DataBroker broker, final Whereabouts whereabouts, final Profiles profiles,
            final Healths healths) {
        this.broker = requireNonNull(broker);
        this.whereabouts = requireNonNull(whereabouts);
        this.profiles = requireNonNull(profiles);
        this.healths = requireNonNull(healths);
    }

    /** Takes up what was known before. */
    void load() throws ExecutionException, InterruptedException {
        final Optional<Ids> ids;
        try (var transaction = broker.newReadOnlyTransaction()) {
            ids = transaction.read(LogicalDatastoreType.CONFIGURATION, IDS).get();
        }
        final var stored = new TreeMap<String, NodeId>();
        ids.ifPresent(all -> all.nonnullWhereabouts().values().stream().filter(entry -> entry.getNode() != null)
            .forEach(entry -> stored.put(entry.key().getPortId(), new NodeId(entry.getNode().getValue()))));
        whereabouts.load(stored);
        final var seen = new HashMap<Place, String>();
        ids.ifPresent(all -> all.nonnullSeenProfile().values().stream().filter(entry -> entry.getProfile() != null)
            .forEach(entry -> seen.put(new Place(new NodeId(entry.key().getNode().getValue()),
                entry.key().getPortId()), entry.getProfile())));
        profiles.seen().load(seen);
        healths.load(ids.map(all -> all.nonnullDeadInstance().keySet()).orElse(Set.of()).stream()
            .map(key -> new Witness(new NodeId(key.getNode().getValue()), new InstanceId(
                new ServiceId(key.getService().getValue()), key.getInstance().getValue()))).toList());
    }

    /** Writes what changed in one transaction and waits until it is safe. */
    void store() throws ExecutionException, InterruptedException {
        final Map<String, Optional<NodeId>> changes = whereabouts.changes();
        final Map<Place, Optional<String>> seen = profiles.seen().changes(place -> !profiles.at(place).isEmpty());
        final var health = healths.changes();
        if (!changes.isEmpty() || !seen.isEmpty() || !health.isEmpty()) {
            final var transaction = broker.newWriteOnlyTransaction();
            seen.forEach((place, profile) -> write(place, profile, transaction));
            health.forEach((witness, isDead) -> write(witness, isDead, transaction));
            changes.forEach((port, node) -> {
                final var key = new WhereaboutsKey(port);
                final var path = IDS.child(
                    org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Whereabouts.class, key);
                node.ifPresentOrElse(there -> transaction.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION,
                    path, new WhereaboutsBuilder().withKey(key).setNode(new Name(there.value())).build()),
                    () -> transaction.delete(LogicalDatastoreType.CONFIGURATION, path));
            });
            transaction.commit().get();
        }
        whereabouts.stored(changes);
        profiles.seen().stored(seen);
        healths.stored(health);
    }

    private static void write(final Witness witness, final boolean isDead, final WriteOperations transaction) {
        final var entry = new DeadInstanceBuilder().setService(new Name(witness.instance().service().value()))
            .setInstance(new Name(witness.instance().instance())).setNode(new Name(witness.node().value())).build();
        final var path = IDS.child(DeadInstance.class, entry.key());
        if (isDead) {
            transaction.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, path, entry);
        } else {
            transaction.delete(LogicalDatastoreType.CONFIGURATION, path);
        }
    }

    private static void write(final Place place, final Optional<String> profile, final WriteOperations transaction) {
        final var key = new SeenProfileKey(new Name(place.node().value()), place.portId());
        final var path = IDS.child(SeenProfile.class, key);
        profile.ifPresentOrElse(there -> transaction.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, path,
            new SeenProfileBuilder().withKey(key).setProfile(there).build()),
            () -> transaction.delete(LogicalDatastoreType.CONFIGURATION, path));
    }
}
