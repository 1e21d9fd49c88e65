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

    @Test
    public void whatThereWasNoRoomForComesWhenThereIs() {
        final List<String> there = new ArrayList<>();
        final SettingsBook<String> two = new SettingsBook<>(new SettingsBook.Kind<>("k-", "a thing", "things", 2,
            (key, value) -> value, Long::parseLong), new SettingsBook.Listener<>() {
                @Override
                public void put(final Optional<String> before, final String now) {
                    there.add(now);
                }

                @Override
                public void remove(final String before) {
                    there.remove(before);
                }
            });
        two.changed(Map.of("k-1", Optional.of("1"), "k-2", Optional.of("2")));
        two.changed(Map.of("k-0", Optional.of("0"), "k-1", Optional.empty(), "k-2", Optional.empty(), "k-3",
            Optional.of("3")));
        assertEquals("what goes, goes first", Set.of("0", "3"), Set.copyOf(there));
        two.changed(Map.of("k-4", Optional.of("4"), "k-5", Optional.of("5"), "k-6", Optional.of("6")));
        assertEquals(Set.of("0", "3"), Set.copyOf(there));
        two.changed(Map.of("k-5", Optional.of("7"), "k-6", Optional.empty()));
        two.changed(Map.of("k-3", Optional.empty()));
        assertEquals(2, there.size());
        assertTrue(two.problem().toString(), two.problem().orElseThrow().startsWith("a thing is not applied: \"k-"));
        two.changed(Map.of("k-0", Optional.empty()));
        assertEquals("as it was said last", Set.of("4", "7"), Set.copyOf(there));
        assertEquals(Optional.empty(), two.problem());
    }

    private static String json(final String link, final int queryAfter) {
        return "{\"link\":\"" + link + "\",\"side\":\"a\",\"segment\":4097,\"device\":\"ens1\",\"far\":2,"
            + "\"query-after\":" + queryAfter + ",\"retry-after\":5,\"inactive-after\":45}";
    }
}
