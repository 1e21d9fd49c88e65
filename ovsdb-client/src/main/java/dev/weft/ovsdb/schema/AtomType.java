/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.schema;

import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.Atom.BooleanAtom;
import dev.weft.ovsdb.value.Atom.IntegerAtom;
import dev.weft.ovsdb.value.Atom.RealAtom;
import dev.weft.ovsdb.value.Atom.StringAtom;
import dev.weft.ovsdb.value.Atom.UuidAtom;
import java.util.Locale;
import java.util.UUID;

/**
 * The five types of atoms.
 */
public enum AtomType {
    /** Signed 64-bit integer; 0 by default. */
    INTEGER(new IntegerAtom(0)),
    /** Finite double; 0 by default. */
    REAL(new RealAtom(0)),
    /** False by default. */
    BOOLEAN(new BooleanAtom(false)),
    /** Empty by default. */
    STRING(new StringAtom("")),
    /** All zeros by default. */
    UUID(new UuidAtom(new UUID(0, 0)));

    private final Atom defaultAtom;

    AtomType(final Atom defaultAtom) {
        this.defaultAtom = defaultAtom;
    }

    /** What the database puts where nothing was given. */
    public Atom defaultAtom() {
        return defaultAtom;
    }

    static AtomType fromSchema(final String name) {
        for (AtomType type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        throw new ProtocolException("the schema has an atomic type \"" + name + "\", which RFC 7047 does not know");
    }

    /**
     * The atom in this type: the wire writes the real 1.0 as 1, which only the column type can tell from an integer.
     */
    Atom coerce(final Atom atom) {
        if (this == REAL && atom instanceof IntegerAtom integer) {
            return new RealAtom(integer.value());
        }
        if (atom.getClass() == defaultAtom.getClass()) {
            return atom;
        }
        throw new ProtocolException("an atom should be of type " + name().toLowerCase(Locale.ROOT) + ", but is "
            + atom);
    }
}
