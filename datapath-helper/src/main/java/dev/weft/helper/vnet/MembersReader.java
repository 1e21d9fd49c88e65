/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vnet;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.end.PortName;
import dev.weft.helper.end.PortNameReader;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the members of a vnet.
 */
final class MembersReader {
    private static final int MAX_MEMBERS = 2048;
    private static final int MAX_MACS = 64;

    private final JsonReader reader;
    private final SheetJson json;

    MembersReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    Map<PortName, Set<Long>> read() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_ARRAY, "members", "an array");
        final Map<PortName, Set<Long>> members = new HashMap<>();
        reader.beginArray();
        for (int index = 0; reader.hasNext(); index++) {
            if (index >= MAX_MEMBERS) {
                throw new BadSheetException("members should be at most " + MAX_MEMBERS);
            }
            member("members[" + index + "]", members);
        }
        reader.endArray();
        return members;
    }

    private void member(final String where, final Map<PortName, Set<Long>> members)
            throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, where, "an object");
        final Map<String, String> names = new HashMap<>();
        Set<Long> macs = Set.of();
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, "iface-id", "device", "macs");
            switch (key) {
                case "iface-id", "device" -> names.put(key, json.text(where + "." + key));
                case "macs" -> macs = macs(where + ".macs");
                default -> json.skip(3);
            }
        }
        reader.endObject();
        members.put(PortNameReader.named(where, names), macs);
    }

    private Set<Long> macs(final String where) throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_ARRAY, where, "an array");
        final Set<Long> macs = new HashSet<>();
        reader.beginArray();
        while (reader.hasNext()) {
            final String text = json.text(where);
            try {
                macs.add(Mac.parse(text));
            } catch (IllegalArgumentException e) {
                throw new BadSheetException(where + ", " + SheetJson.quote(text) + ": " + e.getMessage(), e);
            }
            if (macs.size() > MAX_MACS) {
                throw new BadSheetException(where + " should be at most " + MAX_MACS);
            }
        }
        reader.endArray();
        return Set.copyOf(macs);
    }
}
