/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.key;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.Keys;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.KeysBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.keys.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.keys.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.keys.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.keys.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.keys.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.keys.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Keeps locked keys in {@code /weft-key:keys}. */
final class KeyStore {
    private static final InstanceIdentifier<Keys> KEYS = InstanceIdentifier.create(Keys.class);

    private final DataBroker broker;

    KeyStore(final DataBroker broker) {
        this.broker = requireNonNull(broker);
    }

    /**
     * What is stored, all locked.
     *
     * @param master what keys are made of; empty before the first start
     * @param links keys that links were given
     * @param networks keys that networks were given
     */
    record Stored(Optional<String> master, Map<LinkId, String> links, Map<NetworkId, String> networks) {
        @Override
        public String toString() {
            return "keys of links " + links.keySet() + " and networks " + networks.keySet();
        }
    }

    /**
     * Where the keys of one kind of object are kept.
     *
     * @param <K> what they are keys of
     */
    interface Shelf<K> {
        /** Keeps a locked key. */
        void write(K owner, String locked) throws ExecutionException, InterruptedException;

        /** Forgets a key. */
        void delete(K owner) throws ExecutionException, InterruptedException;
    }

    Stored read() throws ExecutionException, InterruptedException {
        final Optional<Keys> keys;
        try (var transaction = broker.newReadOnlyTransaction()) {
            keys = transaction.read(LogicalDatastoreType.CONFIGURATION, KEYS).get();
        }
        final var stored = new Stored(keys.map(Keys::getMaster), new TreeMap<>(), new TreeMap<>());
        keys.ifPresent(all -> {
            all.nonnullLink().values().stream().filter(link -> link.getKey() != null)
                .forEach(link -> stored.links.put(new LinkId(link.key().getName().getValue()), link.getKey()));
            all.nonnullNetwork().values().stream().filter(network -> network.getKey() != null).forEach(network ->
                stored.networks.put(new NetworkId(network.key().getName().getValue()), network.getKey()));
        });
        return stored;
    }

    void writeMaster(final String locked) throws ExecutionException, InterruptedException {
        commit(transaction -> transaction.merge(LogicalDatastoreType.CONFIGURATION, KEYS,
            new KeysBuilder().setMaster(locked).build()));
    }

    /** Returns where the keys of links are kept. */
    Shelf<LinkId> links() {
        return new Shelf<>() {
            @Override
            public void write(final LinkId link, final String locked) throws ExecutionException, InterruptedException {
                final var key = new LinkKey(new Name(link.value()));
                put(KEYS.child(Link.class, key), new LinkBuilder().withKey(key).setKey(locked).build());
            }

            @Override
            public void delete(final LinkId link) throws ExecutionException, InterruptedException {
                remove(KEYS.child(Link.class, new LinkKey(new Name(link.value()))));
            }
        };
    }

    /** Returns where the keys of networks are kept. */
    Shelf<NetworkId> networks() {
        return new Shelf<>() {
            @Override
            public void write(final NetworkId network, final String locked)
                    throws ExecutionException, InterruptedException {
                final var key = new NetworkKey(new Name(network.value()));
                put(KEYS.child(Network.class, key), new NetworkBuilder().withKey(key).setKey(locked).build());
            }

            @Override
            public void delete(final NetworkId network) throws ExecutionException, InterruptedException {
                remove(KEYS.child(Network.class, new NetworkKey(new Name(network.value()))));
            }
        };
    }

    private <T extends DataObject> void put(final InstanceIdentifier<T> path, final T entry)
            throws ExecutionException, InterruptedException {
        commit(transaction -> transaction.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, path, entry));
    }

    private void remove(final InstanceIdentifier<?> path) throws ExecutionException, InterruptedException {
        commit(transaction -> transaction.delete(LogicalDatastoreType.CONFIGURATION, path));
    }

    @FunctionalInterface
    private interface Step {
        void in(WriteTransaction transaction);
    }

    private void commit(final Step step) throws ExecutionException, InterruptedException {
        final var transaction = broker.newWriteOnlyTransaction();
        step.in(transaction);
        transaction.commit().get();
    }
}
