/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.database;

import static org.junit.Assert.assertEquals;

import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.OvsdbMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class ExternalIdsTest {
    private final ExternalIds ids = new ExternalIds();

    @Test
    public void onlyDifferencesAreTold() {
        assertEquals(Map.of("a", Optional.of("1"), "b", Optional.of("2")), become("a", "1", "b", "2"));
        assertEquals(Map.of(), become("b", "2", "a", "1"));
        assertEquals(Map.of("b", Optional.of("3")), become("a", "1", "b", "3"));
        assertEquals(Map.of("b", Optional.empty()), become("a", "1"));
        assertEquals(Map.of("a", Optional.empty(), "c", Optional.of("1")), become("c", "1"));
        assertEquals(Optional.of("1"), ids.get("c"));
        assertEquals(Optional.empty(), ids.get("a"));
        assertEquals(Map.of("c", Optional.empty()), ids.become(OvsdbMap.EMPTY));
    }

    private Map<String, Optional<String>> become(final String... pairs) {
        final Map<Atom, Atom> entries = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entries.put(new Atom.StringAtom(pairs[i]), new Atom.StringAtom(pairs[i + 1]));
        }
        return ids.become(new OvsdbMap(entries));
    }
}
