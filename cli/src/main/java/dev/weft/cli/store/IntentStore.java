/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.store;

import java.util.Map;
import java.util.Optional;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.Alarms;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmsBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Templates;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.TemplatesBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Saved;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.SavedKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Where the intent and its state are: {@code /weft:weft} in both datastores; alarms; and templates. */
public final class IntentStore {
    /**
     * What a change of an entry leads to.
     *
     * @param <T> the entry
     */
    @FunctionalInterface
    public interface Change<T> {
        /**
         * Decides what becomes of an entry.
         *
         * @param present the entry as it is; empty: there is none
         * @return the entry as it shall be; empty: none
         * @throws Refusal when the change makes no sense
         */
        Optional<T> of(Optional<T> present) throws Refusal;
    }

    private static final InstanceIdentifier<Weft> ROOT = InstanceIdentifier.create(Weft.class);
    private static final Weft NOTHING = new WeftBuilder().build();
    private static final InstanceIdentifier<Alarms> ALARMS = InstanceIdentifier.create(Alarms.class);
    private static final Alarms NO_ALARMS = new AlarmsBuilder().build();
    private static final InstanceIdentifier<Templates> TEMPLATES = InstanceIdentifier.create(Templates.class);
    private static final Templates NO_TEMPLATES = new TemplatesBuilder().build();

    private final DataBroker broker;

    /**
     * Makes the store.
     *
     * @param broker the platform's data broker
     */
    public IntentStore(final DataBroker broker) {
        this.broker = broker;
    }

    /**
     * Reads all intent.
     *
     * @return the intent; without content when there is none
     * @throws Refusal when the datastore cannot be read
     */
    public Weft intent() throws Refusal {
        return read(LogicalDatastoreType.CONFIGURATION);
    }

    /**
     * Reads all state.
     *
     * @return the state containers, in a tree of their own; without content when there is none
     * @throws Refusal when the datastore cannot be read
     */
    public Weft state() throws Refusal {
        return read(LogicalDatastoreType.OPERATIONAL);
    }

    /**
     * Reads all alarms.
     *
     * @return the alarms; without content when there are none
     * @throws Refusal when the datastore cannot be read
     */
    public Alarms alarms() throws Refusal {
        return read(LogicalDatastoreType.OPERATIONAL, ALARMS).orElse(NO_ALARMS);
    }

    /**
     * Reads templates, copies and saved copies.
     *
     * @return they; without content when there are none
     * @throws Refusal when the datastore cannot be read
     */
    public Templates templates() throws Refusal {
        return read(LogicalDatastoreType.CONFIGURATION, TEMPLATES).orElse(NO_TEMPLATES);
    }

    /**
     * Deletes a saved copy.
     *
     * @param name what it is saved as
     * @return whether there was one
     * @throws Refusal when the datastore fails; then nothing has changed
     */
    public boolean deleteSaved(final Name name) throws Refusal {
        final var key = new SavedKey(name);
        if (!templates().nonnullSaved().containsKey(key)) {
            return false;
        }
        final var tx = broker.newWriteOnlyTransaction();
        tx.delete(LogicalDatastoreType.CONFIGURATION, TEMPLATES.child(Saved.class, key));
        Answers.await(tx.commit());
        return true;
    }

    /**
     * Changes one entry of the intent, unless someone else changes it at the same time.
     *
     * @param <T> what it is
     * @param path where it is
     * @param change says from the entry as it is what it shall be
     * @return whether the entry is another one now
     * @throws Refusal when the change or the validator refuses, or the datastore fails; then nothing has changed
     */
    public <T extends DataObject> boolean change(final InstanceIdentifier<T> path, final Change<T> change)
            throws Refusal {
        return change(Map.of(path, change));
    }

    /**
     * Changes entries of the intent in one step, unless someone else changes them at the same time.
     *
     * @param <T> what they are
     * @param changes where they are, and what they shall be
     * @return whether one of them is another one now
     * @throws Refusal when a change or the validator refuses, or the datastore fails; then nothing has changed
     */
    public <T extends DataObject> boolean change(final Map<InstanceIdentifier<T>, Change<T>> changes) throws Refusal {
        final var tx = broker.newReadWriteTransaction();
        boolean committed = false;
        try {
            boolean changed = false;
            for (var change : changes.entrySet()) {
                changed |= change(tx, change.getKey(), change.getValue());
            }
            if (changed) {
                committed = true;
                Answers.await(tx.commit());
            }
            return changed;
        } finally {
            if (!committed) {
                tx.cancel();
            }
        }
    }

    private static <T extends DataObject> boolean change(final ReadWriteTransaction tx,
            final InstanceIdentifier<T> path, final Change<T> change) throws Refusal {
        final var before = Answers.await(tx.read(LogicalDatastoreType.CONFIGURATION, path));
        final var after = change.of(before);
        if (after.equals(before)) {
            return false;
        }
        if (after.isEmpty()) {
            tx.delete(LogicalDatastoreType.CONFIGURATION, path);
            return true;
        }
        return !stored(tx, path, after.orElseThrow()).equals(before);
    }

    /**
     * Fills in the defaults of what an entry does not say, so that it compares with one that is read.
     *
     * @param <T> what it is
     * @param path where it would be
     * @param entry the entry
     * @return the same, with defaults
     * @throws Refusal when the datastore fails
     */
    public <T extends DataObject> T withDefaults(final InstanceIdentifier<T> path, final T entry) throws Refusal {
        final var tx = broker.newReadWriteTransaction();
        try {
            return stored(tx, path, entry).orElse(entry);
        } finally {
            tx.cancel();
        }
    }

    /** Puts an entry and reads it back, which fills in the defaults of what is not written. */
    private static <T extends DataObject> Optional<T> stored(final ReadWriteTransaction tx,
            final InstanceIdentifier<T> path, final T entry) throws Refusal {
        tx.put(LogicalDatastoreType.CONFIGURATION, path, entry);
        return Answers.await(tx.read(LogicalDatastoreType.CONFIGURATION, path));
    }

    private Weft read(final LogicalDatastoreType store) throws Refusal {
        return read(store, ROOT).orElse(NOTHING);
    }

    private <T extends DataObject> Optional<T> read(final LogicalDatastoreType store,
            final InstanceIdentifier<T> path) throws Refusal {
        try (var tx = broker.newReadOnlyTransaction()) {
            return Answers.await(tx.read(store, path));
        }
    }
}
