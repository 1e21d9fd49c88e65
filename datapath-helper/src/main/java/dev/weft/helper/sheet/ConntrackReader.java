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
import java.util.HashSet;
import java.util.Set;

/**
 * Reads how many connections Open vSwitch may keep (SI-4): {@code {"limit":65536}}.
 */
final class ConntrackReader {
    private static final String WHAT = "conntrack";
    /** As many as Open vSwitch keeps in all. */
    private static final int MAX_LIMIT = 3_000_000;

    private ConntrackReader() {
        // static access only
    }

    /** The limit of a zone, 1 to 3,000,000. */
    static int read(final JsonReader reader) throws IOException, BadSheetException {
        final var json = new SheetJson(reader);
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        int limit = 0;
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            if ("limit".equals(json.key(seen, "limit"))) {
                limit = json.number("conntrack.limit");
            } else {
                json.skip(2);
            }
        }
        reader.endObject();
        SheetJson.need(seen, WHAT, "limit");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new BadSheetException("conntrack.limit should be 1 to " + MAX_LIMIT + ", but is " + limit);
        }
        return limit;
    }
}
