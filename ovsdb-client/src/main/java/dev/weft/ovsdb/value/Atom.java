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
import com.google.gson.JsonPrimitive;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.json.JsonAccess;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One OVSDB atom. An impossible atom (a string the database would refuse, a real that is not a number) cannot be
 * built: constructors throw {@link IllegalArgumentException}.
 */
public sealed interface Atom {
    /** The atom as it stands on the wire. */
    JsonElement toJson();

    /** A string of Unicode characters without NUL. */
    record StringAtom(String value) implements Atom {
        public StringAtom {
            for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
                final int point = value.codePointAt(i);
                if (point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                    throw new IllegalArgumentException(String.format(
                        "a string should hold no NUL and no half character, but has U+%04X at index %d", point, i));
                }
            }
        }

        @Override
        public JsonElement toJson() {
            return new JsonPrimitive(value);
        }
    }

    /** A signed 64-bit integer. */
    record IntegerAtom(long value) implements Atom {
        @Override
        public JsonElement toJson() {
            return new JsonPrimitive(value);
        }
    }

    /** A finite double. */
    record RealAtom(double value) implements Atom {
        public RealAtom {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a real should be a finite number, but is " + value);
            }
            // The database knows one zero only
            value = value == 0 ? 0.0 : value;
        }

        @Override
        public JsonElement toJson() {
            return new JsonPrimitive(value);
        }
    }

    /** True or false. */
    record BooleanAtom(boolean value) implements Atom {
        @Override
        public JsonElement toJson() {
            return new JsonPrimitive(value);
        }
    }

    /** The identity of a row. */
    record UuidAtom(UUID value) implements Atom {
        public UuidAtom {
            Objects.requireNonNull(value);
        }

        @Override
        public JsonElement toJson() {
            return TaggedJson.of("uuid", new JsonPrimitive(value.toString()));
        }
    }

    /** A row that the same transaction inserts, by the name it gave to the insert. Only in requests. */
    record NamedUuid(String name) implements Atom {
        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

        public NamedUuid {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a uuid-name should be letters, digits and underscores and not "
                    + "begin with a digit, but is \"" + name + "\"");
            }
        }

        @Override
        public JsonElement toJson() {
            return TaggedJson.of("named-uuid", new JsonPrimitive(name));
        }
    }

    /**
     * Reads an atom. A number without fraction and exponent is an integer; the column type decides later.
     *
     * @throws ProtocolException if it is none
     */
    static Atom fromJson(final JsonElement json) {
        try {
            if (json instanceof JsonPrimitive primitive) {
                return fromPrimitive(primitive);
            }
            final JsonArray array = JsonAccess.array(json, "an atom");
            if (array.size() == 2 && array.get(0).equals(new JsonPrimitive("uuid"))) {
                return new UuidAtom(parseUuid(JsonAccess.string(array.get(1), "a uuid")));
            }
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("not an atom: " + JsonAccess.quote(json) + ": " + e.getMessage(), e);
        }
        throw new ProtocolException("an atom should be a string, number, boolean or [\"uuid\", ...], but is "
            + JsonAccess.quote(json));
    }

    /**
     * Reads a UUID in its one canonical form of 36 characters.
     *
     * @throws ProtocolException if it is not one
     */
    static UUID parseUuid(final String text) {
        try {
            final UUID uuid = UUID.fromString(text);
            // fromString also takes shortened groups
            if (text.length() == 36) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a uuid should have 36 characters like "
                + "\"550e8400-e29b-41d4-a716-446655440000\", but is " + JsonAccess.quote(new JsonPrimitive(text)), e);
        }
        throw new ProtocolException("a uuid should have 36 characters, but is "
            + JsonAccess.quote(new JsonPrimitive(text)));
    }

    private static Atom fromPrimitive(final JsonPrimitive primitive) {
        if (primitive.isString()) {
            return new StringAtom(primitive.getAsString());
        }
        if (primitive.isBoolean()) {
            return new BooleanAtom(primitive.getAsBoolean());
        }
        final String text = JsonAccess.numberText(primitive, "a number");
        return JsonAccess.asLong(text).<Atom>map(IntegerAtom::new)
            .orElseGet(() -> new RealAtom(Double.parseDouble(text)));
    }
}
