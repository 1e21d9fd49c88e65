/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.end;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads what the controller says of one end, strictly: what is known must be right, what is not known is left alone,
 * for controllers newer than this helper (VL-10, VL-11). The secret of a link never gets into a complaint.
 */
public final class EndReader {
    /** What the keys of ends begin with. */
    public static final String PREFIX = "weft-end-";
    /** Most bytes of a value in UTF-8. */
    public static final int MAX_BYTES = 2048;
    /** Most ends of a node. */
    public static final int MAX_ENDS = 65_536;

    private static final String WHAT = "the end";
    private static final int MAX_NAME = 255;
    // Twice the highest segment, plus one
    private static final String ID = "[1-9][0-9]{0,7}";
    // The highest path id is that of an end under another controller
    private static final int MAX_PATH = 0x1ffffff;
    private static final String[] KEYS = {"link", "side", "segment", "iface-id", "device", "far", "query-after",
        "retry-after", "inactive-after", "key"};

    private final JsonReader reader;
    private final SheetJson json;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private OptionalLong path = OptionalLong.empty();

    private EndReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    /**
     * Reads an end.
     *
     * @param key with {@link #PREFIX} and the end's id
     * @param value what stands there
     * @throws BadSheetException saying what is wrong; the secret of the link is never in the text
     */
    public static EndSettings read(final String key, final String value) throws BadSheetException {
        final long id = id(key);
        if (value.length() > MAX_BYTES || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new BadSheetException("it should have at most " + MAX_BYTES + " bytes");
        }
        final EndSettings end = SheetJson.readSecret(value, jsonReader -> new EndReader(jsonReader).document());
        if (end.id() != id) {
            throw new BadSheetException("segment " + end.segment() + ", side " + (end.side() == 0 ? "a" : "b")
                + " should stand under " + PREFIX + end.id() + ", but does under " + PREFIX + id);
        }
        return end;
    }

    private static long id(final String key) throws BadSheetException {
        final String digits = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
        if (!digits.matches(ID)) {
            throw new BadSheetException("the key of an end should be " + PREFIX + " and its id, but is "
                + SheetJson.quote(key));
        }
        return Long.parseLong(digits);
    }

    private EndSettings document() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, KEYS);
            switch (key) {
                case "link", "side", "iface-id", "device", "key" -> texts.put(key, json.text(key));
                case "segment", "query-after", "retry-after", "inactive-after" -> numbers.put(key, json.number(key));
                case "far" -> path = far();
                default -> json.skip(1);
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new BadSheetException("nothing should follow the end's object");
        }
        SheetJson.need(seen, WHAT, "link", "side", "segment", "far", "query-after", "retry-after", "inactive-after");
        return settings();
    }

    private OptionalLong far() throws IOException, BadSheetException {
        if (reader.peek() == JsonToken.NUMBER) {
            final int number = json.number("far");
            if (number < 1 || number > MAX_PATH) {
                throw new BadSheetException("far should be a path id of 1 to " + MAX_PATH + ", but is " + number);
            }
            return OptionalLong.of(number);
        }
        final String text = json.text("far");
        if (!"local".equals(text)) {
            throw new BadSheetException("far should be \"local\" or the number of a path, but is "
                + SheetJson.quote(text));
        }
        return OptionalLong.empty();
    }

    private EndSettings settings() throws BadSheetException {
        final String link = texts.get("link");
        // It is shown in terminals
        if (link.isEmpty() || link.length() > MAX_NAME || link.chars().anyMatch(Character::isISOControl)) {
            throw new BadSheetException("link should have 1 to " + MAX_NAME + " characters, none of them control");
        }
        try {
            final var intervals = new Intervals(numbers.get("query-after"), numbers.get("retry-after"),
                numbers.get("inactive-after"));
            return new EndSettings(link, side(), numbers.get("segment"), PortNameReader.named("the end", texts), path,
                intervals, Optional.ofNullable(texts.get("key")).map(LinkKey::parse));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private int side() throws BadSheetException {
        final String side = texts.get("side");
        return switch (side) {
            case "a" -> 0;
            case "b" -> 1;
            default -> throw new BadSheetException("side should be \"a\" or \"b\", but is " + SheetJson.quote(side));
        };
    }
}
