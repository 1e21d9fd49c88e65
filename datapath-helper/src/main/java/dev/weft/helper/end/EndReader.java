/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.end;

import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import dev.weft.helper.sheet.SheetKey;
import dev.weft.helper.sheet.SheetObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
    // Twice the highest segment, plus one
    private static final SheetKey KEY = new SheetKey(PREFIX, "[1-9][0-9]{0,7}", "an end", "its id");
    // The highest path id is that of an end under another controller
    private static final int MAX_PATH = 0x1ffffff;
    private static final String[] KEYS = {"link", "side", "segment", "iface-id", "device", "far", "query-after",
        "retry-after", "inactive-after", "key"};

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private OptionalLong path = OptionalLong.empty();

    private EndReader() {
        // by reading only
    }

    /**
     * Reads an end.
     *
     * @param key with {@link #PREFIX} and the end's id
     * @param value what stands there
     * @throws BadSheetException saying what is wrong; the secret of the link is never in the text
     */
    public static EndSettings read(final String key, final String value) throws BadSheetException {
        final long id = Long.parseLong(KEY.digits(key));
        final var end = SheetJson.readSecret(value, MAX_BYTES,
            json -> new EndReader().end(json.document(WHAT, KEYS)));
        if (end.id() != id) {
            throw new BadSheetException("segment " + end.segment() + ", side " + (end.side() == 0 ? "a" : "b")
                + " should stand under " + PREFIX + end.id() + ", but does under " + PREFIX + id);
        }
        return end;
    }

    private EndSettings end(final SheetObject end) throws IOException, BadSheetException {
        while (end.next()) {
            final String key = end.key();
            switch (key) {
                case "link" -> texts.put(key, end.name());
                case "side", "iface-id", "device", "key" -> texts.put(key, end.text());
                case "segment", "query-after", "retry-after", "inactive-after" -> numbers.put(key, end.number());
                case "far" -> path = far(end);
                default -> end.skip();
            }
        }
        end.need("link", "side", "segment", "far", "query-after", "retry-after", "inactive-after");
        return settings();
    }

    private static OptionalLong far(final SheetObject end) throws IOException, BadSheetException {
        if (end.isNumber()) {
            final int number = end.number();
            if (number < 1 || number > MAX_PATH) {
                throw new BadSheetException("far should be a path id of 1 to " + MAX_PATH + ", but is " + number);
            }
            return OptionalLong.of(number);
        }
        final String text = end.text();
        if (!"local".equals(text)) {
            throw new BadSheetException("far should be \"local\" or the number of a path, but is "
                + SheetJson.quote(text));
        }
        return OptionalLong.empty();
    }

    private EndSettings settings() throws BadSheetException {
        try {
            final var intervals = new Intervals(numbers.get("query-after"), numbers.get("retry-after"),
                numbers.get("inactive-after"));
            return new EndSettings(texts.get("link"), side(), numbers.get("segment"),
                PortNameReader.named(WHAT, texts), path, intervals,
                Optional.ofNullable(texts.get("key")).map(LinkKey::parse));
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
