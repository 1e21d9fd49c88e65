/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the sheet's object {@code ethernet}.
 */
final class EthernetReader {
    private static final String WHAT = "ethernet";
    private static final String[] KEYS = {"installation", "host", "patch", "hosts", "physical", "bridge", "nic"};

    private final JsonReader reader;
    private final SheetJson json;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Set<Integer> hosts = Set.of();
    private Set<Integer> physical = Set.of();

    EthernetReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    Ethernet read() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, KEYS);
            switch (key) {
                case "installation", "host" -> numbers.put(key, json.number(WHAT + "." + key));
                case "patch", "bridge", "nic" -> names.put(key, json.text(WHAT + "." + key));
                case "hosts" -> hosts = numbers(WHAT + "." + key, Ethernet.MAX_HOST);
                case "physical" -> physical = numbers(WHAT + "." + key, Ethernet.MAX_VLAN + 1);
                default -> json.skip(2);
            }
        }
        reader.endObject();
        SheetJson.need(seen, WHAT, "installation", "host", "patch");
        try {
            return new Ethernet(numbers.get("installation"), numbers.get("host"), names.get("patch"), hosts,
                new TreeSet<>(physical), Optional.ofNullable(names.get("bridge")),
                Optional.ofNullable(names.get("nic")));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(WHAT + ": " + e.getMessage(), e);
        }
    }

    private Set<Integer> numbers(final String what, final int most) throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_ARRAY, what, "an array");
        final Set<Integer> all = new HashSet<>();
        reader.beginArray();
        for (int index = 0; reader.hasNext(); index++) {
            if (index >= most) {
                throw new BadSheetException(what + " should be at most " + most);
            }
            all.add(json.number(what + "[" + index + "]"));
        }
        reader.endArray();
        return all;
    }
}
