/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.WhereaboutsBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.WhereaboutsKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Keeps where ports were in {@code /weft-ids:ids/whereabouts}, so that a restart takes nothing from its node. */
final class WhereaboutsStore {
    private static final InstanceIdentifier<Ids> IDS = InstanceIdentifier.create(Ids.class);

    private final DataBroker broker;
    private final Whereabouts whereabouts;

    WhereaboutsStore(final DataBroker broker, final Whereabouts whereabouts) {
        this.broker = requireNonNull(broker);
        this.whereabouts = requireNonNull(whereabouts);
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
    }

    /** Writes what changed in one transaction and waits until it is safe. */
    void store() throws ExecutionException, InterruptedException {
        final Map<String, Optional<NodeId>> changes = whereabouts.changes();
        if (!changes.isEmpty()) {
            final var transaction = broker.newWriteOnlyTransaction();
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
    }
}
