/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

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
 * Reads what the controller says of one instance that is to be probed, strictly: what is known must be right, what is
 * not known is left alone, for controllers newer than this helper.
 */
public final class ProbeReader {
    /** What the keys of such instances begin with. */
    public static final String PREFIX = "weft-probe-";
    /** Most instances of a node. */
    public static final int MAX_INSTANCES = 1000;

    private static final int MAX_CHARS = 4096;
    private static final String WHAT = "the instance";
    private static final String ID = "[0-9a-f]{1,12}";
    private static final int HEXADECIMAL = 16;
    private static final String[] KEYS = {"service", "instance", "in", "out", "kind", "interval-ms", "misses"};

    private final JsonReader reader;
    private final SheetJson json;
    private final long id;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, PortName> ports = new HashMap<>();

    private ProbeReader(final JsonReader reader, final long id) {
        this.reader = reader;
        this.id = id;
        json = new SheetJson(reader);
    }

    /**
     * Reads an instance.
     *
     * @param key with {@link #PREFIX} and the number of the instance's object
     * @param value what stands there
     * @throws BadSheetException saying what is wrong
     */
    public static ProbeSettings read(final String key, final String value) throws BadSheetException {
        final String digits = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
        if (!digits.matches(ID)) {
            throw new BadSheetException("the key of an instance should be " + PREFIX
                + " and its number in hexadecimal digits, but is " + SheetJson.quote(key));
        }
        if (value.length() > MAX_CHARS) {
            throw new BadSheetException("it should have at most " + MAX_CHARS + " characters");
        }
        return SheetJson.readSecret(value, jsonReader ->
            new ProbeReader(jsonReader, Long.parseLong(digits, HEXADECIMAL)).document());
    }

    private ProbeSettings document() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, KEYS);
            switch (key) {
                case "service", "instance", "kind" -> texts.put(key, json.text(key));
                case "in", "out" -> ports.put(key, PortNameReader.read(reader, key, 2));
                case "interval-ms", "misses" -> numbers.put(key, json.number(key));
                default -> json.skip(1);
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new BadSheetException("nothing should follow the instance's object");
        }
        SheetJson.need(seen, WHAT, KEYS);
        try {
            return new ProbeSettings(id, texts.get("service"), texts.get("instance"), ports.get("in"),
                ports.get("out"), kind(), numbers.get("interval-ms"), numbers.get("misses"));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private ProbeKind kind() throws BadSheetException {
        for (ProbeKind kind : ProbeKind.values()) {
            if (kind.toString().equals(texts.get("kind"))) {
                return kind;
            }
        }
        throw new BadSheetException("kind should be \"ethernet\" or \"ip\", but is "
            + SheetJson.quote(texts.get("kind")));
    }
}
