/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.ovsdb.value.Atom.StringAtom;
import dev.weft.ovsdb.value.OvsdbMap;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.ovsdb.value.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** Keys of ends and networks are written one by one, and mended one by one. */
public class SheetKeysTest {
    private final SheetKeys keys = new SheetKeys();
    private Row root = row(Map.of("system-id", "s"));

    @Test
    public void oneChangeIsOneKey() {
        fill(100);
        keys.want(Map.of(SheetKey.end(7), Optional.of("seven"), SheetKey.end(300), Optional.of("new"),
            SheetKey.end(8), Optional.empty()));
        final var text = text();
        assertTrue(text, text.contains("seven") && text.contains("weft-end-300") && text.contains("weft-end-8\""));
        assertFalse(text, text.contains("weft-end-9"));
        assertEquals("until it is there it is asked for", text, text());
        change(Map.of("weft-end-7", "seven", "weft-end-300", "new"), "weft-end-8");
        assertDone();
    }

    @Test
    public void whatIsThereAlreadyIsNotWrittenAgain() {
        keys.want(Map.of(SheetKey.end(1), Optional.of("one"), SheetKey.end(2), Optional.of("two")));
        final var before = row(Map.of("weft-end-1", "one", "weft-end-2", "two", "weft-end-3", "of an old link",
            "weft-sheet", "{}", "weft-endless", "x"));
        keys.present(Optional.empty(), before, true);
        assertEquals("[\"external_ids\",\"delete\",\"weft-end-3\"]", mutations(before));
    }

    @Test
    public void damageIsMended() {
        fill(100);
        change(Map.of("weft-end-5", "spoiled", "weft-end-500", "foreign"), "weft-end-6");
        final var text = text();
        assertTrue(text, text.contains("weft-end-5\"") && text.contains("weft-end-6\"")
            && text.contains("weft-end-500\"") && !text.contains("weft-end-7\""));
        change(Map.of("weft-end-5", "value-5", "weft-end-6", "value-6"), "weft-end-500");
        assertDone();
    }

    @Test
    public void manyGoInSeveralTransactions() {
        final int count = SheetKeys.MAX_AT_ONCE + 10;
        for (long end = 0; end < count; end++) {
            keys.want(Map.of(SheetKey.end(end), Optional.of("value-" + end)));
        }
        final var first = keys.difference(root).orElseThrow().mutations().get(1).value();
        assertEquals(SheetKeys.MAX_AT_ONCE, ((OvsdbMap) first).entries().size());
        final var written = new LinkedHashMap<String, String>();
        for (int end = 0; end < SheetKeys.MAX_AT_ONCE; end++) {
            written.put("weft-end-" + end, "value-" + end);
        }
        change(written);
        final var second = keys.difference(root).orElseThrow().mutations().get(1).value();
        assertEquals(10, ((OvsdbMap) second).entries().size());
    }

    private void fill(final int count) {
        final var all = new LinkedHashMap<String, String>();
        for (long end = 0; end < count; end++) {
            keys.want(Map.of(SheetKey.end(end), Optional.of("value-" + end)));
            all.put("weft-end-" + end, "value-" + end);
        }
        change(all);
        assertDone();
    }

    /** The root row changes as the mirror changes it. */
    private void change(final Map<String, String> put, final String... gone) {
        final var entries = new LinkedHashMap<>(RootIds.all(root));
        entries.putAll(((OvsdbMap) OvsdbValue.stringMap(put)).entries());
        for (var key : gone) {
            entries.remove(new StringAtom(key));
        }
        final var now = Row.of(Rows.uuid("root"), Map.of(Schema.EXTERNAL_IDS, new OvsdbMap(entries)));
        keys.present(Optional.of(root), now, false);
        root = now;
    }

    private void assertDone() {
        assertEquals(Optional.empty(), keys.difference(root));
    }

    private String text() {
        return keys.difference(root).orElseThrow().toJson().toString();
    }

    private String mutations(final Row row) {
        final var text = keys.difference(row).orElseThrow().toJson().get("mutations").toString();
        return text.substring(1, text.length() - 1);
    }

    private static Row row(final Map<String, String> ids) {
        return Row.of(Rows.uuid("root"), Map.of(Schema.EXTERNAL_IDS, OvsdbValue.stringMap(ids)));
    }
}
