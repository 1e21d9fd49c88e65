/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/**
 * A named entry of the intent.
 *
 * @param <T> what it is
 * @param store where it is
 * @param path where it is there
 * @param label what it is and its name, for messages
 */
record Entry<T extends DataObject>(IntentStore store, InstanceIdentifier<T> path, String label) {
    /** What becomes of an entry that is there. */
    @FunctionalInterface
    interface Edit<T> {
        T of(T present) throws Refusal;
    }

    /** Makes it. Returns false if it is there already; one with another content is refused. */
    boolean add(final T wanted) throws Refusal {
        return store.change(path, present -> {
            if (present.isPresent() && !present.orElseThrow().equals(withDefaults(wanted))) {
                throw new Refusal(label + " exists with other content; delete it first, or change that one");
            }
            return Optional.of(wanted);
        });
    }

    /** Returns an entry like this with the defaults of what it does not say. */
    T withDefaults(final T wanted) throws Refusal {
        return store.withDefaults(path, wanted);
    }

    /** Changes it. Returns false if it is as wanted already. */
    boolean edit(final Edit<T> edit) throws Refusal {
        return store.change(path, editing(edit));
    }

    /** Changes entries of one store in one step. Returns false if all are as wanted already. */
    static <T extends DataObject> boolean edit(final List<Entry<T>> entries, final Edit<T> edit) throws Refusal {
        final var changes = new LinkedHashMap<InstanceIdentifier<T>, IntentStore.Change<T>>();
        entries.forEach(entry -> changes.put(entry.path, entry.editing(edit)));
        return entries.get(0).store.change(changes);
    }

    private IntentStore.Change<T> editing(final Edit<T> edit) {
        return present -> Optional.of(edit.of(present.orElseThrow(this::missing)));
    }

    void delete() throws Refusal {
        store.change(path, present -> {
            if (present.isEmpty()) {
                throw missing();
            }
            return Optional.empty();
        });
    }

    private Refusal missing() {
        return new Refusal(label + " does not exist");
    }
}
