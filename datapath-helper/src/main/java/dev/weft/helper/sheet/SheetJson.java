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
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;

/**
 * What all parts of a sheet are read with: says what is wrong, and is not led into endless depth. Objects and lists are
 * walked by {@link SheetObject} and {@link SheetArray}.
 */
public final class SheetJson {
    /**
     * Reads a document.
     *
     * @param <T> what it is a document of
     */
    @FunctionalInterface
    public interface Document<T> {
        /** Reads it; fails with an {@link IOException} if it is not JSON. */
        T read(SheetJson json) throws IOException, BadSheetException;
    }

    private static final int MAX_DEPTH = 16;
    private static final int MAX_QUOTE = 60;

    private final JsonReader reader;
    /** How many objects and lists are around what is read next. */
    private int depth;

    private SheetJson(final JsonReader reader) {
        this.reader = reader;
    }

    /**
     * Reads a text.
     *
     * @throws BadSheetException saying what is wrong, with some of the text
     */
    public static <T> T read(final String text, final Document<T> document) throws BadSheetException {
        try {
            return whole(text, document);
        } catch (MalformedJsonException | NumberFormatException e) {
            // A number format: Gson's way to complain of a bad escape in a string
            throw new BadSheetException("it is not valid JSON: " + quote(e.getMessage()), e);
        } catch (IOException e) {
            throw new BadSheetException("it is not complete JSON: " + quote(e.getMessage()), e);
        }
    }

    /**
     * Reads a text that may hold secrets.
     *
     * @param most bytes of it in UTF-8
     * @throws BadSheetException saying what is wrong, without Gson's message, in which a secret might be quoted
     */
    public static <T> T readSecret(final String text, final int most, final Document<T> document)
            throws BadSheetException {
        if (text.length() > most || text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new BadSheetException("it should have at most " + most + " bytes");
        }
        try {
            return whole(text, document);
        } catch (MalformedJsonException | NumberFormatException e) {
            throw new BadSheetException("it is not valid JSON", e);
        } catch (IOException e) {
            throw new BadSheetException("it is not complete JSON", e);
        }
    }

    private static <T> T whole(final String text, final Document<T> document) throws IOException, BadSheetException {
        try (var reader = new JsonReader(new StringReader(text))) {
            final T read = document.read(new SheetJson(reader));
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new BadSheetException("nothing should follow its object");
            }
            return read;
        }
    }

    /**
     * Begins the object that a document is. Its members are called by their keys alone.
     *
     * @param what what it is called itself
     * @param known the members that may stand there, once each
     */
    public SheetObject document(final String what, final String... known) throws IOException, BadSheetException {
        return new SheetObject(this, what, "", known);
    }

    /** Begins an object, whose members are called by its own name, a dot and their keys. */
    SheetObject object(final String what, final String... known) throws IOException, BadSheetException {
        return new SheetObject(this, what, what + ".", known);
    }

    void begin(final JsonToken token, final String what) throws IOException, BadSheetException {
        if (token == JsonToken.BEGIN_OBJECT) {
            expect(token, what, "an object");
            reader.beginObject();
        } else {
            expect(token, what, "an array");
            reader.beginArray();
        }
        depth++;
    }

    /** Whether there is more in the object or the list that was begun last; ends it if not. */
    boolean more(final JsonToken begun) throws IOException {
        if (reader.hasNext()) {
            return true;
        }
        if (begun == JsonToken.BEGIN_OBJECT) {
            reader.endObject();
        } else {
            reader.endArray();
        }
        depth--;
        return false;
    }

    String key() throws IOException {
        return reader.nextName();
    }

    boolean isNumber() throws IOException {
        return reader.peek() == JsonToken.NUMBER;
    }

    String text(final String what) throws IOException, BadSheetException {
        expect(JsonToken.STRING, what, "a string");
        return reader.nextString();
    }

    /** A whole number of at most nine digits. */
    int number(final String what) throws IOException, BadSheetException {
        return Integer.parseInt(digits(what, "[0-9]{1,9}"));
    }

    /** A whole number of at most ten digits. */
    long longNumber(final String what) throws IOException, BadSheetException {
        return Long.parseLong(digits(what, "[0-9]{1,10}"));
    }

    private String digits(final String what, final String form) throws IOException, BadSheetException {
        expect(JsonToken.NUMBER, what, "a number");
        final String text = reader.nextString();
        if (!text.matches(form)) {
            throw new BadSheetException(what + " should be a whole number, but is " + quote(text));
        }
        return text;
    }

    /** Yes or no. */
    boolean bool(final String what) throws IOException, BadSheetException {
        expect(JsonToken.BOOLEAN, what, "true or false");
        return reader.nextBoolean();
    }

    private void expect(final JsonToken token, final String what, final String expected)
            throws IOException, BadSheetException {
        final JsonToken found = reader.peek();
        if (found != token) {
            throw new BadSheetException(what + " should be " + expected + ", but is "
                + found.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    /** Skips a value, here rather than by Gson, which has no bound for the depth. */
    void skip() throws IOException, BadSheetException {
        final int before = depth;
        do {
            switch (reader.peek()) {
                case BEGIN_OBJECT -> {
                    reader.beginObject();
                    depth++;
                }
                case BEGIN_ARRAY -> {
                    reader.beginArray();
                    depth++;
                }
                case END_OBJECT -> {
                    reader.endObject();
                    depth--;
                }
                case END_ARRAY -> {
                    reader.endArray();
                    depth--;
                }
                case NAME -> reader.nextName();
                default -> reader.skipValue();
            }
            if (depth > MAX_DEPTH) {
                throw new BadSheetException("it should be nested at most " + MAX_DEPTH + " deep");
            }
        } while (depth > before);
    }

    /**
     * What a text means that is no secret.
     *
     * @param where where it stands
     * @param parser fails with an {@link IllegalArgumentException}
     * @throws BadSheetException saying where it stands, how it begins and what is wrong
     */
    public static <T> T parse(final String where, final String text, final Function<String, T> parser)
            throws BadSheetException {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(where + ", " + quote(text) + ": " + e.getMessage(), e);
        }
    }

    /** The beginning of hostile text, harmless in a log and in the report. */
    public static String quote(final String text) {
        final String shown = text.length() <= MAX_QUOTE ? text : text.substring(0, MAX_QUOTE) + "...";
        return "\"" + shown.replaceAll("[^\\x20-\\x7e]", "?") + "\"";
    }
}
