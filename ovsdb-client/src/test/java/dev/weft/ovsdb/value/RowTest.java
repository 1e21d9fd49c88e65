/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.value;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonParser;
import dev.weft.ovsdb.error.ColumnException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class RowTest {
    private static final UUID ID = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");
    private static final Row ROW = Row.fromJson(JsonParser.parseString("{'_uuid':['uuid','" + ID + "'],'s':'x','i':7,"
        + "'b':true,'r':1.5,'whole':2,'none':['set',[]],'ss':['set',['a','b']],'is':['set',[1,2]],"
        + "'us':['uuid','" + ID + "'],'ids':['map',[['k','v']]],'stats':['map',[['rx',9]]],"
        + "'queues':['map',[[0,['uuid','" + ID + "']]]],'empty':['map',[]]}"));

    @Test
    public void readsEachType() {
        assertEquals(ID, ROW.uuid());
        assertEquals("x", ROW.getString("s"));
        assertEquals(7, ROW.getLong("i"));
        assertTrue(ROW.getBoolean("b"));
        assertEquals(1.5, ROW.getDouble("r"), 0);
        assertEquals(2.0, ROW.getDouble("whole"), 0);
        assertEquals(ID, ROW.getUuid("us"));
    }

    @Test
    public void readsOptionalValues() {
        assertEquals(Optional.of("x"), ROW.getOptionalString("s"));
        assertEquals(Optional.empty(), ROW.getOptionalString("none"));
        assertEquals(OptionalLong.of(7), ROW.getOptionalLong("i"));
        assertEquals(OptionalLong.empty(), ROW.getOptionalLong("none"));
        assertEquals(OptionalDouble.empty(), ROW.getOptionalDouble("none"));
        assertEquals(Optional.empty(), ROW.getOptionalBoolean("none"));
        assertEquals(Optional.of(ID), ROW.getOptionalUuid("us"));
    }

    @Test
    public void readsSetsAndMaps() {
        assertEquals(Set.of("a", "b"), ROW.getStringSet("ss"));
        assertEquals(Set.of("x"), ROW.getStringSet("s"));
        assertEquals(Set.of(), ROW.getStringSet("none"));
        assertEquals(Set.of(1L, 2L), ROW.getLongSet("is"));
        assertEquals(Set.of(ID), ROW.getUuidSet("us"));
        assertEquals(Map.of("k", "v"), ROW.getStringMap("ids"));
        assertEquals(Map.of(), ROW.getStringMap("empty"));
        assertEquals(Map.of("rx", 9L), ROW.getStringLongMap("stats"));
        assertEquals(Map.of(0L, ID), ROW.getLongUuidMap("queues"));
    }

    @Test
    public void saysWhatDoesNotFit() {
        says("column \"s\" should hold integer, but holds \"x\"", () -> ROW.getLong("s"));
        says("column \"none\" should hold exactly one string, but holds [\"set\",[]]", () -> ROW.getString("none"));
        says("column \"ss\" should hold at most one string, but holds [\"set\",[\"a\",\"b\"]]",
            () -> ROW.getOptionalString("ss"));
        says("column \"ids\" should hold a set of string, but holds [\"map\",[[\"k\",\"v\"]]]",
            () -> ROW.getString("ids"));
        says("column \"s\" should hold a map from strings to strings, but holds \"x\"", () -> ROW.getStringMap("s"));
        says("column \"stats\" should hold strings to strings, but holds [\"map\",[[\"rx\",9]]]",
            () -> ROW.getStringMap("stats"));
        assertTrue(assertThrows(ColumnException.class, () -> ROW.get("nope")).getMessage()
            .startsWith("column \"nope\" is not in this row, which has [_uuid, b, "));
        assertFalse(ROW.has("nope"));
    }

    @Test
    public void equalWhenAllColumnsAre() {
        final Row row = Row.of(ID, Map.of("a", OvsdbValue.of(1)));
        assertEquals(row, Row.of(ID, Map.of("a", OvsdbValue.of(1))));
        assertEquals(row.hashCode(), Row.of(ID, Map.of("a", OvsdbValue.of(1))).hashCode());
        assertFalse(row.equals(Row.of(Map.of("a", OvsdbValue.of(1)))));
        assertEquals("{\"_uuid\":[\"uuid\",\"" + ID + "\"],\"a\":1}", row.toString());
    }

    private static void says(final String message, final Runnable read) {
        assertEquals(message, assertThrows(ColumnException.class, read::run).getMessage());
    }
}
