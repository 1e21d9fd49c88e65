/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.schema;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonParser;
import dev.weft.ovsdb.OvsdbServerProcess;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.value.OvsdbValue;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.Test;

public class DatabaseSchemaTest {
    @Test
    public void readsTheSchemaOfOpenVswitch() throws Exception {
        final var schema = DatabaseSchema.fromJson(JsonParser.parseString(
            Files.readString(OvsdbServerProcess.VSWITCH_SCHEMA)));
        assertEquals("Open_vSwitch", schema.name());
        assertTrue(schema.version().matches("\\d+\\.\\d+\\.\\d+"));
        final var bridge = schema.table("Bridge").orElseThrow().columns();
        assertEquals(new ColumnType(AtomType.STRING, Optional.empty(), 1, 1), bridge.get("name"));
        assertEquals(new ColumnType(AtomType.UUID, Optional.empty(), 0, Integer.MAX_VALUE), bridge.get("ports"));
        assertEquals(new ColumnType(AtomType.STRING, Optional.empty(), 0, 1), bridge.get("fail_mode"));
        assertEquals(new ColumnType(AtomType.STRING, Optional.of(AtomType.STRING), 0, Integer.MAX_VALUE),
            bridge.get("external_ids"));
        assertEquals(new ColumnType(AtomType.INTEGER, Optional.of(AtomType.UUID), 0, Integer.MAX_VALUE),
            schema.table("QoS").orElseThrow().columns().get("queues"));
        assertEquals(Optional.empty(), schema.table("Bridges"));
    }

    @Test
    public void defaultsFollowTheType() {
        assertEquals(OvsdbValue.of(""), type("'string'").defaultValue());
        assertEquals(OvsdbValue.of(0), type("'integer'").defaultValue());
        assertEquals(OvsdbValue.of(0.0), type("'real'").defaultValue());
        assertEquals(OvsdbValue.of(false), type("'boolean'").defaultValue());
        assertEquals(OvsdbValue.emptySet(), type("{'key':'string','min':0}").defaultValue());
        assertEquals(OvsdbValue.emptyMap(), type("{'key':'string','value':'string','min':0}").defaultValue());
        assertEquals(OvsdbValue.stringMap(Map.of("", "")), type("{'key':'string','value':'string'}").defaultValue());
    }

    @Test
    public void wholeRealsBecomeReals() {
        assertEquals(OvsdbValue.of(1.0), type("'real'").coerce(OvsdbValue.of(1)));
        assertThrows(ProtocolException.class, () -> type("'integer'").coerce(OvsdbValue.of(1.5)));
        assertThrows(ProtocolException.class, () -> type("'string'").coerce(OvsdbValue.emptyMap()));
        assertThrows(ProtocolException.class,
            () -> type("{'key':'string','value':'string'}").coerce(OvsdbValue.of("")));
    }

    @Test
    public void setsOfManyAreModifiedByDifference() {
        final ColumnType many = type("{'key':'integer','min':0,'max':'unlimited'}");
        assertTrue(many.isModifiedByDifference());
        assertEquals(longs(1, 4), many.modify(longs(1, 2, 3), longs(2, 3, 4)));
        assertEquals(longs(), many.modify(longs(5), longs(5)));
        assertEquals(longs(5), many.modify(longs(), longs(5)));
    }

    @Test
    public void setsOfOneAreReplaced() {
        final ColumnType one = type("{'key':'integer','min':0,'max':1}");
        assertFalse(one.isModifiedByDifference());
        assertEquals(longs(2), one.modify(longs(1), longs(2)));
        assertEquals(longs(), one.modify(longs(1), longs()));
    }

    @Test
    public void mapsOfManyAreModifiedByDifference() {
        final ColumnType many = type("{'key':'string','value':'string','min':0,'max':'unlimited'}");
        final var old = OvsdbValue.stringMap(Map.of("same", "1", "new value", "2", "gone", "3"));
        final var difference = OvsdbValue.stringMap(Map.of("new value", "9", "gone", "3", "added", "4"));
        assertEquals(OvsdbValue.stringMap(Map.of("same", "1", "new value", "9", "added", "4")),
            many.modify(old, difference));
    }

    @Test
    public void refusesWhatIsNoSchema() {
        for (String json : List.of("[]", "{}", "{'name':'a'}", "{'name':'a','tables':{'T':{}}}",
                "{'name':'a','tables':{'T':{'columns':{'c':{}}}}}",
                "{'name':'a','tables':{'T':{'columns':{'c':{'type':'blob'}}}}}",
                "{'name':'a','tables':{'T':{'columns':{'c':{'type':{'key':'string','min':2}}}}}}",
                "{'name':'a','tables':{'T':{'columns':{'c':{'type':{'key':'string','max':'many'}}}}}}")) {
            assertThrows(json, ProtocolException.class, () -> DatabaseSchema.fromJson(JsonParser.parseString(json)));
        }
    }

    private static ColumnType type(final String json) {
        return ColumnType.fromJson(JsonParser.parseString(json));
    }

    private static OvsdbValue longs(final long... values) {
        return OvsdbValue.integers(LongStream.of(values).boxed().toList());
    }
}
