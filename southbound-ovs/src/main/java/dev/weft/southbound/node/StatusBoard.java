/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The state of each thing that a node was asked to do, and which of them changed since last told. */
final class StatusBoard {
    private final Map<ObjectKey, ObjectStatus> states = new HashMap<>();
    /** What keeps an object from working whatever its flows are. */
    private final Map<ObjectKey, ObjectStatus> faults = new HashMap<>();
    private Map<ObjectKey, ObjectStatus> changed = new HashMap<>();

    void set(final ObjectKey object, final ObjectStatus status) {
        if (!status.equals(states.put(object, status)) && !faults.containsKey(object)) {
            changed.put(object, status);
        }
    }

    /** Something that has nothing to do with flows keeps an object from working; empty: not any more. */
    void fault(final ObjectKey object, final Optional<String> reason) {
        final var before = shown(object);
        reason.ifPresentOrElse(text -> faults.put(object, new ObjectStatus.Failed(text)), () -> faults.remove(object));
        final var now = shown(object);
        if (now != null && !now.equals(before)) {
            changed.put(object, now);
        }
    }

    private ObjectStatus shown(final ObjectKey object) {
        final var status = states.get(object);
        return status == null ? null : faults.getOrDefault(object, status);
    }

    /** What is known of an object counts as changed. */
    void tellAgain(final ObjectKey object) {
        final var status = shown(object);
        if (status != null) {
            changed.put(object, status);
        }
    }

    void forget(final ObjectKey object) {
        states.remove(object);
        faults.remove(object);
        changed.remove(object);
    }

    Map<ObjectKey, ObjectStatus> all() {
        final var all = new HashMap<>(states);
        all.replaceAll((object, status) -> faults.getOrDefault(object, status));
        return all;
    }

    /** Takes what changed since the last call. */
    Map<ObjectKey, ObjectStatus> takeChanged() {
        final var taken = changed;
        changed = new HashMap<>();
        return taken;
    }
}
