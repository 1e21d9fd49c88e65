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
 * Reads the sheet's part on the flows of links.
 */
final class LinkFlowsReader {
    private static final String WHAT = "flows";

    private LinkFlowsReader() {
        // static access only
    }

    static LinkFlows read(final JsonReader reader) throws IOException, BadSheetException {
        final var json = new SheetJson(reader);
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        String bridge = "";
        int sent = 0;
        int received = 0;
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (json.key(seen, "bridge", "sent-table", "received-table")) {
                case "bridge" -> bridge = json.text(WHAT + ".bridge");
                case "sent-table" -> sent = json.number(WHAT + ".sent-table");
                case "received-table" -> received = json.number(WHAT + ".received-table");
                default -> json.skip(2);
            }
        }
        reader.endObject();
        SheetJson.need(seen, WHAT, "bridge", "sent-table", "received-table");
        try {
            return new LinkFlows(bridge, sent, received);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(WHAT + ": " + e.getMessage(), e);
        }
    }
}
