/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.store;

import com.google.gson.JsonObject;
import dev.weft.openstack.mapping.Wanted;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import dev.weft.openstack.resource.Resource;
import dev.weft.openstack.resource.View;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadOperations;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Openstack;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.OpenstackBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Said;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.Change;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.ChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * Where resources are: what users said in {@code /weft-openstack:openstack}, what is done in {@code /weft:weft}. Each
 * change is one transaction over both, which the intent's own rules check as any other. Changes are made one after
 * another: here by a lock, and in a cluster as each writes the same number, by which the datastore refuses the later
 * of two that did not see each other. So what a change names is still there when it is made.
 */
public final class NeutronStore {
    private static final InstanceIdentifier<Openstack> RESOURCES = InstanceIdentifier.create(Openstack.class);
    private static final InstanceIdentifier<Weft> INTENT = InstanceIdentifier.create(Weft.class);
    private static final InstanceIdentifier<Change> CHANGE = RESOURCES.child(Change.class);
    private static final int ATTEMPTS = 5;

    private final Lock turn = new ReentrantLock(true);
    private final DataBroker broker;
    private final Supplier<UUID> ids;

    /**
     * Makes the store, with random ids.
     *
     * @param broker the platform's data broker
     */
    public NeutronStore(final DataBroker broker) {
        this(broker, UUID::randomUUID);
    }

    /**
     * Makes the store.
     *
     * @param broker the platform's data broker
     * @param ids makes ids of new resources
     */
    public NeutronStore(final DataBroker broker, final Supplier<UUID> ids) {
        this.broker = broker;
        this.ids = ids;
    }

    /**
     * Reads all there is.
     *
     * @return resources and state
     * @throws Fault if the datastore fails
     */
    public View view() {
        // a transaction is for one of the datastores only
        try (var config = broker.newReadOnlyTransaction(); var state = broker.newReadOnlyTransaction()) {
            return new View(resources(config), read(state, LogicalDatastoreType.OPERATIONAL));
        } catch (Answers.Collision e) {
            throw busy().because(e);
        }
    }

    /**
     * Makes a resource.
     *
     * @param <T> the resource
     * @param kind its kind
     * @param body its attributes
     * @return the resource
     * @throws Fault if it is refused; then nothing has changed
     */
    public <T extends DataObject & Said> T create(final Resource<T, ?> kind, final JsonObject body) {
        final var id = new Uuid(ids.get().toString());
        return attempt((tx, before) -> {
            final var made = kind.create(id, body, before);
            tx.put(LogicalDatastoreType.CONFIGURATION, kind.at(id), made);
            return made;
        });
    }

    /**
     * Changes a resource.
     *
     * @param <T> the resource
     * @param kind its kind
     * @param id its id
     * @param body the attributes that change
     * @return the resource
     * @throws Fault if it is refused; then nothing has changed
     */
    public <T extends DataObject & Said> T update(final Resource<T, ?> kind, final Uuid id, final JsonObject body) {
        return attempt((tx, before) -> {
            final var made = kind.update(find(kind, id, before), body, before);
            tx.put(LogicalDatastoreType.CONFIGURATION, kind.at(id), made);
            return made;
        });
    }

    /**
     * Deletes a resource.
     *
     * @param <T> the resource
     * @param kind its kind
     * @param id its id
     * @throws Fault if it is refused; then nothing has changed
     */
    public <T extends DataObject & Said> void delete(final Resource<T, ?> kind, final Uuid id) {
        attempt((tx, before) -> {
            final var gone = find(kind, id, before);
            kind.userOf(id, before).ifPresent(user -> {
                throw Fault.used(kind.kind(), id.getValue(), user);
            });
            tx.delete(LogicalDatastoreType.CONFIGURATION, kind.at(id));
            return gone;
        });
    }

    /**
     * Finds a resource.
     *
     * @param <T> the resource
     * @param kind its kind
     * @param id its id
     * @param resources all resources
     * @return the resource
     * @throws Fault if there is none
     */
    public static <T extends DataObject & Said> T find(final Resource<T, ?> kind, final Uuid id,
            final Snapshot resources) {
        return Optional.ofNullable(kind.all(resources).get(id))
            .orElseThrow(() -> Fault.missing(kind.kind(), id.getValue()));
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    private interface Step<T> {
        T apply(ReadWriteTransaction tx, Snapshot before);
    }

    private <T> T attempt(final Step<T> step) {
        Answers.await(turn);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    return once(step);
                } catch (Answers.Collision e) {
                    // somebody else was faster: look again at what there is now
                }
            }
            throw busy();
        } finally {
            turn.unlock();
        }
    }

    private <T> T once(final Step<T> step) throws Answers.Collision {
        final var tx = broker.newReadWriteTransaction();
        boolean submitted = false;
        try {
            count(tx);
            final T result = step.apply(tx, resources(tx));
            final var present = read(tx, LogicalDatastoreType.CONFIGURATION);
            new IntentWriter(tx).write(present, Wanted.of(resources(tx), present));
            submitted = true;
            Answers.await(tx.commit());
            return result;
        } finally {
            if (!submitted) {
                tx.cancel();
            }
        }
    }

    private static void count(final ReadWriteTransaction tx) throws Answers.Collision {
        final long before = Answers.await(tx.read(LogicalDatastoreType.CONFIGURATION, CHANGE)).map(Change::getNumber)
            .map(Uint64::longValue).orElse(0L);
        tx.put(LogicalDatastoreType.CONFIGURATION, CHANGE,
            new ChangeBuilder().setNumber(Uint64.fromLongBits(before + 1)).build());
    }

    private static Snapshot resources(final ReadOperations tx) throws Answers.Collision {
        return Snapshot.of(Answers.await(tx.read(LogicalDatastoreType.CONFIGURATION, RESOURCES))
            .orElseGet(() -> new OpenstackBuilder().build()));
    }

    private static Weft read(final ReadOperations tx, final LogicalDatastoreType store) throws Answers.Collision {
        return Answers.await(tx.read(store, INTENT)).orElseGet(() -> new WeftBuilder().build());
    }

    private static Fault busy() {
        return Fault.conflict("Conflict", "Others keep changing the same things; try again.");
    }
}
