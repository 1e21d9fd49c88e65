/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.value;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonParser;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.value.Atom.NamedUuid;
import dev.weft.ovsdb.value.Atom.RealAtom;
import dev.weft.ovsdb.value.Atom.StringAtom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.Test;

public class OvsdbValueTest {
    private static final String UUID_TEXT = "550e8400-e29b-41d4-a716-446655440000";

    @Test
    public void readsAndWritesEveryForm() {
        for (String json : List.of("5", "-9223372036854775808", "2.5", "true", "\"text\"",
                "[\"uuid\",\"" + UUID_TEXT + "\"]", "[\"set\",[]]", "[\"set\",[1,2]]", "[\"map\",[]]",
                "[\"map\",[[\"a\",\"b\"],[\"c\",\"d\"]]]", "[\"map\",[[1,[\"uuid\",\"" + UUID_TEXT + "\"]]]]")) {
            assertEquals(json, read(json).toJson().toString());
        }
    }

    @Test
    public void scalarIsSetOfOne() {
        assertEquals(OvsdbValue.of("a"), read("[\"set\",[\"a\"]]"));
        assertEquals(OvsdbValue.of("a"), OvsdbValue.strings(List.of("a")));
        assertEquals(OvsdbValue.emptySet(), OvsdbValue.strings(List.of()));
        assertNotEquals(OvsdbValue.emptySet(), OvsdbValue.emptyMap());
    }

    @Test
    public void orderDoesNotMatter() {
        assertEquals(read("[\"set\",[1,2]]"), read("[\"set\",[2,1]]"));
        assertEquals(read("[\"map\",[[1,2],[3,4]]]"), read("[\"map\",[[3,4],[1,2]]]"));
    }

    @Test
    public void buildsWhatTheWireNeeds() {
        assertEquals("[\"named-uuid\",\"port_1\"]", OvsdbValue.ref("port_1").toJson().toString());
        assertEquals("[\"set\",[[\"named-uuid\",\"a\"],[\"named-uuid\",\"b\"]]]",
            OvsdbValue.refs(List.of("a", "b")).toJson().toString());
        assertEquals("[\"map\",[[\"k\",\"v\"]]]", OvsdbValue.stringMap(Map.of("k", "v")).toJson().toString());
        assertEquals("[\"uuid\",\"" + UUID_TEXT + "\"]", OvsdbValue.of(UUID.fromString(UUID_TEXT)).toJson().toString());
        assertEquals("[\"set\",[1,2]]", OvsdbValue.integers(List.of(1L, 2L)).toJson().toString());
        assertEquals("false", OvsdbValue.of(false).toJson().toString());
        assertEquals("0.5", OvsdbValue.of(0.5).toJson().toString());
    }

    @Test
    public void refusesWhatIsNoValue() {
        for (String json : List.of("null", "{}", "[]", "[\"set\"]", "[\"set\",5]", "[\"set\",[[\"set\",[]]]]",
                "[\"set\",[1,1]]", "[\"map\",[1]]", "[\"map\",[[1]]]", "[\"map\",[[1,2],[1,3]]]", "[\"uuid\",\"1-2\"]",
                "[\"uuid\",\"1-1-1-1-1\"]", "[\"uuid\",5]", "[\"named-uuid\",\"a\"]", "[\"blob\",\"x\"]", "1e999",
                "[\"set\",[null]]", "\"\\u0000\"", "\"\\ud800\"", "1".repeat(65))) {
            assertThrows(json, ProtocolException.class, () -> read(json));
        }
    }

    @Test
    public void impossibleAtomsCannotBeBuilt() {
        assertThrows(IllegalArgumentException.class, () -> new RealAtom(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new StringAtom("a\0b"));
        assertThrows(IllegalArgumentException.class, () -> new StringAtom("\ud800x"));
        assertThrows(IllegalArgumentException.class, () -> new NamedUuid("1a"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new NamedUuid("a-b")).getMessage()
            .contains("letters, digits and underscores"));
        assertEquals(new RealAtom(0.0), new RealAtom(-0.0));
    }

    private static OvsdbValue read(final String json) {
        return OvsdbValue.fromJson(JsonParser.parseString(json));
    }
}
