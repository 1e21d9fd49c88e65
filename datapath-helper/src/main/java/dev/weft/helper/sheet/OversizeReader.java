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
import dev.weft.helper.fragment.JoinLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the sheet's part on oversize frames.
 */
final class OversizeReader {
    private static final String WHAT = "oversize";
    private static final String[] KEYS = {"bridge", "nic", "mtu", "port", "expiry-ms", "halves", "bytes", "link-halves",
        "link-bytes"};

    private final JsonReader reader;
    private final SheetJson json;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    OversizeReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    Oversize read() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, KEYS);
            switch (key) {
                case "bridge", "nic" -> names.put(key, json.text(WHAT + "." + key));
                case "mtu", "port", "expiry-ms", "halves", "bytes", "link-halves", "link-bytes" ->
                    numbers.put(key, json.number(WHAT + "." + key));
                default -> json.skip(2);
            }
        }
        reader.endObject();
        SheetJson.need(seen, WHAT, "mtu");
        try {
            return new Oversize(numbers.get("mtu"), Optional.ofNullable(names.get("bridge")),
                Optional.ofNullable(names.get("nic")), numbers.getOrDefault("port", Oversize.DEFAULT_PORT), limits());
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(WHAT + ": " + e.getMessage(), e);
        }
    }

    private JoinLimits limits() {
        final JoinLimits usual = JoinLimits.defaults();
        return new JoinLimits(numbers.getOrDefault("halves", usual.halves()),
            numbers.getOrDefault("bytes", usual.bytes()),
            numbers.getOrDefault("link-halves", usual.linkHalves()),
            numbers.getOrDefault("link-bytes", usual.linkBytes()),
            numbers.containsKey("expiry-ms") ? Duration.ofMillis(numbers.get("expiry-ms")) : usual.expiry());
    }
}
