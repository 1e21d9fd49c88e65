/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.end.EndSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class SettingsBookTest {
    private static final String KEY = "weft-end-8194";

    private final List<String> heard = new ArrayList<>();
    private final SettingsBook<EndSettings> book = new SettingsBook<>(LinkEnds.KIND,
        new SettingsBook.Listener<>() {
            @Override
            public void put(final Optional<EndSettings> before, final EndSettings now) {
                heard.add((before.isPresent() ? "again " : "new ") + now.link());
            }

            @Override
            public void remove(final EndSettings before) {
                heard.add("gone " + before.link());
            }
        });

    @Test
    public void endsComeChangeAndGo() {
        book.changed(Map.of(KEY, Optional.of(json("red", 15)), "weft-sheet", Optional.of("{}")));
        book.changed(Map.of(KEY, Optional.of(json("red", 15))));
        book.changed(Map.of(KEY, Optional.of(json("blue", 16))));
        assertEquals(Set.of(8194L), Set.copyOf(book.ids()));
        assertEquals("blue", book.find(8194).orElseThrow().link());
        book.changed(Map.of(KEY, Optional.empty()));
        assertEquals(List.of("new red", "again blue", "gone blue"), heard);
        assertEquals(Optional.empty(), book.find(8194));
    }

    @Test
    public void aBadEndIsComplainedOfAndTheLastGoodOneStays() {
        book.changed(Map.of(KEY, Optional.of(json("red", 15))));
        book.changed(Map.of(KEY, Optional.of("{")));
        assertEquals("red", book.find(8194).orElseThrow().link());
        assertTrue(book.problem().toString(), book.problem().orElseThrow().contains("an end is not applied: \"" + KEY));
        book.changed(Map.of("weft-end-x", Optional.of("{")));
        assertTrue(book.problem().toString(), book.problem().orElseThrow().startsWith("2 ends are not applied"));
        book.changed(Map.of("weft-end-x", Optional.empty(), KEY, Optional.empty()));
        assertEquals(Optional.empty(), book.problem());
        assertEquals(List.of("new red", "gone red"), heard);
    }

    private static String json(final String link, final int queryAfter) {
        return "{\"link\":\"" + link + "\",\"side\":\"a\",\"segment\":4097,\"device\":\"ens1\",\"far\":2,"
            + "\"query-after\":" + queryAfter + ",\"retry-after\":5,\"inactive-after\":45}";
    }
}
