/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads how the controller is reached, strictly: what is known must be right and there, what is not known is left
 * alone. Complaints hold no text of it, as it could be a secret in the wrong place.
 */
final class AccessReader {
    /** Most characters. */
    static final int MAX_CHARS = 8192;

    private static final String WHAT = "the way to the controller";
    private static final String[] KEYS = {"node", "instance", "url", "user", "password", "token", "certificate",
        "counters-every"};

    private final JsonReader reader;
    private final SheetJson json;
    private final Map<String, String> texts = new HashMap<>();
    private int countersEvery;

    private AccessReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    static ControllerAccess read(final String text) throws BadSheetException {
        if (text.length() > MAX_CHARS) {
            throw new BadSheetException("it should have at most " + MAX_CHARS + " characters, but has "
                + text.length());
        }
        return SheetJson.readSecret(text, jsonReader -> new AccessReader(jsonReader).document());
    }

    private ControllerAccess document() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, KEYS);
            switch (key) {
                case "node", "instance", "url", "user", "password", "token", "certificate" ->
                    texts.put(key, json.text(key));
                case "counters-every" -> countersEvery = json.number(key);
                default -> json.skip(1);
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new BadSheetException("nothing should follow its object");
        }
        SheetJson.need(seen, WHAT, KEYS);
        return access();
    }

    private ControllerAccess access() throws BadSheetException {
        try {
            return new ControllerAccess(texts.get("node"), texts.get("instance"), url(), texts.get("user"),
                texts.get("password"), texts.get("token"), texts.get("certificate"), countersEvery);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private URI url() throws BadSheetException {
        try {
            return URI.create(texts.get("url"));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException("url should be https://HOST:PORT", e);
        }
    }
}
