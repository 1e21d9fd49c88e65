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
import java.util.Locale;
import java.util.Set;

/**
 * What all parts of a sheet are read with: says what is wrong, and is not led into endless depth.
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
        T read(JsonReader reader) throws IOException, BadSheetException;
    }

    private static final int MAX_DEPTH = 16;
    private static final int MAX_QUOTE = 60;

    private final JsonReader reader;

    public SheetJson(final JsonReader reader) {
        this.reader = reader;
    }

    public String text(final String what) throws IOException, BadSheetException {
        expect(JsonToken.STRING, what, "a string");
        return reader.nextString();
    }

    /** A whole number of at most nine digits. */
    public int number(final String what) throws IOException, BadSheetException {
        expect(JsonToken.NUMBER, what, "a number");
        final String text = reader.nextString();
        if (!text.matches("[0-9]{1,9}")) {
            throw new BadSheetException(what + " should be a whole number, but is " + quote(text));
        }
        return Integer.parseInt(text);
    }

    /** Yes or no. */
    public boolean bool(final String what) throws IOException, BadSheetException {
        expect(JsonToken.BOOLEAN, what, "true or false");
        return reader.nextBoolean();
    }

    /** A whole number of at most ten digits. */
    public long longNumber(final String what) throws IOException, BadSheetException {
        expect(JsonToken.NUMBER, what, "a number");
        final String text = reader.nextString();
        if (!text.matches("[0-9]{1,10}")) {
            throw new BadSheetException(what + " should be a whole number, but is " + quote(text));
        }
        return Long.parseLong(text);
    }

    /** The next key; a known one may stand there once. */
    public String key(final Set<String> seen, final String... known) throws IOException, BadSheetException {
        final String key = reader.nextName();
        for (String name : known) {
            if (name.equals(key) && !seen.add(key)) {
                throw new BadSheetException(key + " should stand there once, but does twice");
            }
        }
        return key;
    }

    public static void need(final Set<String> seen, final String what, final String... names)
            throws BadSheetException {
        for (String name : names) {
            if (!seen.contains(name)) {
                throw new BadSheetException(what + " lacks " + name);
            }
        }
    }

    public void expect(final JsonToken token, final String what, final String expected)
            throws IOException, BadSheetException {
        final JsonToken found = reader.peek();
        if (found != token) {
            throw new BadSheetException(what + " should be " + expected + ", but is "
                + found.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    /** Skips a value, here rather than by Gson, which has no bound for the depth. */
    public void skip(final int startDepth) throws IOException, BadSheetException {
        int depth = startDepth;
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
        } while (depth > startDepth);
    }

    /**
     * Reads a text that may hold secrets.
     *
     * @throws BadSheetException saying what is wrong, without Gson's message, in which a secret might be quoted
     */
    public static <T> T readSecret(final String text, final Document<T> document) throws BadSheetException {
        try (var reader = new JsonReader(new StringReader(text))) {
            return document.read(reader);
        } catch (MalformedJsonException | NumberFormatException e) {
            throw new BadSheetException("it is not valid JSON", e);
        } catch (IOException e) {
            throw new BadSheetException("it is not complete JSON", e);
        }
    }

    /** The beginning of hostile text, harmless in a log and in the report. */
    public static String quote(final String text) {
        final String shown = text.length() <= MAX_QUOTE ? text : text.substring(0, MAX_QUOTE) + "...";
        return "\"" + shown.replaceAll("[^\\x20-\\x7e]", "?") + "\"";
    }
}
