/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A set of atoms. A scalar is a set of exactly one atom, an absent optional value the empty set: this is how OVSDB
 * itself sees them, and it makes one value have one form only.
 *
 * @param atoms the members, all of one type, in the order in which they were given
 */
public record OvsdbSet(Set<Atom> atoms) implements OvsdbValue {
    /** The set without members. */
    public static final OvsdbSet EMPTY = new OvsdbSet(Set.of());

    public OvsdbSet {
        atoms = switch (atoms.size()) {
            case 0 -> Set.of();
            case 1 -> Set.of(atoms.iterator().next());
            default -> Collections.unmodifiableSet(new LinkedHashSet<>(atoms));
        };
    }

    /** A set of the given atoms; repeated ones count once. */
    public static OvsdbSet of(final Collection<? extends Atom> atoms) {
        return atoms.isEmpty() ? EMPTY : new OvsdbSet(new LinkedHashSet<>(atoms));
    }

    @Override
    public JsonElement toJson() {
        if (atoms.size() == 1) {
            return atoms.iterator().next().toJson();
        }
        final JsonArray members = new JsonArray(atoms.size());
        atoms.forEach(atom -> members.add(atom.toJson()));
        return TaggedJson.of("set", members);
    }
}
