/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.ovsdb.op.Mutate;
import dev.weft.ovsdb.op.Where;
import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.Atom.StringAtom;
import dev.weft.ovsdb.value.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What helpers must know of ends of links and of networks, one key each in the root's external ids (VL-5, VN-3). A
 * change of one of thousands costs one key: what is wanted is kept beside what is not yet known to be there. Not
 * thread-safe.
 */
final class SheetKeys {
    /** Most keys in one transaction; the database does nothing else meanwhile. */
    static final int MAX_AT_ONCE = 2000;
    /** Characters after which no more keys are added to a transaction: networks can be large. */
    static final int MAX_TEXT = 4 << 20;

    private final Map<String, String> wanted = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    /**
     * Changes what is wanted.
     *
     * @param changes values by key; empty: no such thing
     */
    void want(final Map<SheetKey, Optional<String>> changes) {
        changes.forEach((sheet, value) -> {
            final var key = sheet.text();
            value.ifPresentOrElse(text -> wanted.put(key, text), () -> wanted.remove(key));
            open.add(key);
        });
    }

    /**
     * Takes note of a change of the root row.
     *
     * @param before the row before, empty when it is new
     * @param now the row as it is
     * @param resynced whether anything may have happened meanwhile
     */
    void present(final Optional<Row> before, final Row now, final boolean resynced) {
        final var ids = RootIds.all(now);
        final var old = resynced ? Map.<Atom, Atom>of() : before.map(RootIds::all).orElse(Map.of());
        if (resynced) {
            open.addAll(wanted.keySet());
        }
        if (ids == old) {
            return;
        }
        int known = 0;
        for (var entry : ids.entrySet()) {
            final var value = old.get(entry.getKey());
            known += value == null ? 0 : 1;
            // the mirror keeps values that did not change, so that this compares references, not texts
            if (value != entry.getValue()) {
                mark(entry.getKey());
            }
        }
        if (known < old.size()) {
            old.keySet().stream().filter(key -> !ids.containsKey(key)).forEach(this::mark);
        }
    }

    private void mark(final Atom key) {
        if (key instanceof StringAtom text && SheetKey.isOne(text.value())) {
            open.add(text.value());
        }
    }

    /**
     * What is to be done now; there may be more after that.
     *
     * @param root the root row as it is
     * @return the change, empty when nothing is to be done
     */
    Optional<Mutate> difference(final Row root) {
        final var put = new LinkedHashMap<String, String>();
        final List<String> gone = new ArrayList<>();
        final var each = open.iterator();
        int length = 0;
        while (each.hasNext() && put.size() + gone.size() < MAX_AT_ONCE && length < MAX_TEXT) {
            final var key = each.next();
            final var value = wanted.get(key);
            final var present = RootIds.value(root, key).orElse(null);
            if (Objects.equals(value, present)) {
                each.remove();
            } else if (value == null) {
                gone.add(key);
            } else {
                put.put(key, value);
                length += value.length();
            }
        }
        if (put.isEmpty() && gone.isEmpty()) {
            return Optional.empty();
        }
        final var change = Mutate.rows(Schema.ROOT, Where.uuid(root.uuid()));
        final var added = put.isEmpty() ? change : change.putAll(Schema.EXTERNAL_IDS, put);
        return Optional.of(gone.isEmpty() ? added : added.deleteKeys(Schema.EXTERNAL_IDS, gone));
    }
}
