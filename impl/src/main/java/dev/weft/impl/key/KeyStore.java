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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
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
     * @param given keys that were given
     */
    record Stored(Optional<String> master, Map<LinkId, String> given) {
        @Override
        public String toString() {
            return "keys of " + given.keySet();
        }
    }

    Stored read() throws ExecutionException, InterruptedException {
        final Optional<Keys> keys;
        try (var transaction = broker.newReadOnlyTransaction()) {
            keys = transaction.read(LogicalDatastoreType.CONFIGURATION, KEYS).get();
        }
        final var given = new TreeMap<LinkId, String>();
        keys.ifPresent(all -> all.nonnullLink().values().stream().filter(link -> link.getKey() != null)
            .forEach(link -> given.put(new LinkId(link.key().getName().getValue()), link.getKey())));
        return new Stored(keys.map(Keys::getMaster), given);
    }

    void writeMaster(final String locked) throws ExecutionException, InterruptedException {
        commit(transaction -> transaction.merge(LogicalDatastoreType.CONFIGURATION, KEYS,
            new KeysBuilder().setMaster(locked).build()));
    }

    void write(final LinkId link, final String locked) throws ExecutionException, InterruptedException {
        final var key = key(link);
        commit(transaction -> transaction.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION,
            KEYS.child(Link.class, key), new LinkBuilder().withKey(key).setKey(locked).build()));
    }

    void delete(final LinkId link) throws ExecutionException, InterruptedException {
        commit(transaction -> transaction.delete(LogicalDatastoreType.CONFIGURATION,
            KEYS.child(Link.class, key(link))));
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

    private static LinkKey key(final LinkId link) {
        return new LinkKey(new Name(link.value()));
    }
}
