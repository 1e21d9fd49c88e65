/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.end.PortName;
import dev.weft.helper.end.PortNameReader;
import dev.weft.helper.mapping.MappingSettings.Locator;
import dev.weft.helper.mapping.MappingSettings.Place;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads what the controller says of one policy with a mapping, strictly: what is known must be right, what is not known
 * is left alone, for controllers newer than this helper.
 */
public final class MappingReader {
    /** What the keys of such policies begin with. */
    public static final String PREFIX = "weft-mapping-";
    /** Most policies of a node. */
    public static final int MAX_POLICIES = 1000;

    private static final int MAX_CHARS = 256 << 10;
    private static final String WHAT = "the policy";
    private static final String ID = "[1-9][0-9]{0,4}";
    private static final String[] KEYS = {"policy", "name", "network", "segment", "revision", "lifetime", "locators"};
    private static final String[] LOCATOR_KEYS = {"number", "service", "instance", "path", "in", "out"};

    private final JsonReader reader;
    private final SheetJson json;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Locator> locators = new HashMap<>();
    private long segment;

    private MappingReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    /**
     * Reads a policy.
     *
     * @param key with {@link #PREFIX} and the policy's id
     * @param value what stands there
     * @throws BadSheetException saying what is wrong
     */
    public static MappingSettings read(final String key, final String value) throws BadSheetException {
        final String digits = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
        if (!digits.matches(ID)) {
            throw new BadSheetException("the key of a policy should be " + PREFIX + " and its id, but is "
                + SheetJson.quote(key));
        }
        if (value.length() > MAX_CHARS) {
            throw new BadSheetException("it should have at most " + MAX_CHARS + " characters");
        }
        final var settings = SheetJson.readSecret(value, jsonReader -> new MappingReader(jsonReader).document());
        if (settings.policy() != Integer.parseInt(digits)) {
            throw new BadSheetException("its key is that of another policy than " + settings.policy());
        }
        return settings;
    }

    private MappingSettings document() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, KEYS);
            switch (key) {
                case "name", "network" -> texts.put(key, json.text(key));
                case "policy", "revision", "lifetime" -> numbers.put(key, json.number(key));
                case "segment" -> segment = json.longNumber(key);
                case "locators" -> locators();
                default -> json.skip(1);
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new BadSheetException("nothing should follow the policy's object");
        }
        SheetJson.need(seen, WHAT, KEYS);
        try {
            return new MappingSettings(numbers.get("policy"), texts.get("name"), texts.get("network"), segment,
                numbers.get("revision"), numbers.get("lifetime"), locators);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private void locators() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_ARRAY, "locators", "a list");
        reader.beginArray();
        while (reader.hasNext()) {
            locator();
        }
        reader.endArray();
    }

    private void locator() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, "a locator", "an object");
        final Set<String> seen = new HashSet<>();
        final Map<String, String> names = new HashMap<>();
        final Map<String, PortName> ports = new HashMap<>();
        int number = 0;
        int path = 0;
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, LOCATOR_KEYS);
            switch (key) {
                case "number" -> number = json.number(key);
                case "path" -> path = path(json.longNumber(key));
                case "service", "instance" -> names.put(key, json.text(key));
                case "in", "out" -> ports.put(key, PortNameReader.read(reader, key, 4));
                default -> json.skip(3);
            }
        }
        reader.endObject();
        SheetJson.need(seen, "a locator", "number", "service", "instance");
        if (seen.contains("path") == seen.contains("in") || seen.contains("in") != seen.contains("out")) {
            throw new BadSheetException("locator " + number + " should have either path, or in and out");
        }
        final Place place = seen.contains("path") ? new Place.Far(path)
            : new Place.Here(ports.get("in"), ports.get("out"));
        if (locators.put(number, new Locator(names.get("service"), names.get("instance"), place)) != null) {
            throw new BadSheetException("locator " + number + " should stand there once, but does twice");
        }
    }

    private static int path(final long value) throws BadSheetException {
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw new BadSheetException("path should be 1 to " + Integer.MAX_VALUE + ", but is " + value);
        }
        return (int) value;
    }
}
