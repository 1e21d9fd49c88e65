/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.weft.ovsdb.error.ProtocolException;
import java.util.Optional;

/**
 * Checked reading of JSON that a peer sent: each method returns what was asked for or throws a
 * {@link ProtocolException} which names the thing, what was expected and what was found.
 */
public final class JsonAccess {
    /** How much of an offending value is quoted in a message. */
    private static final int QUOTE_CHARS = 120;
    /** Longer than any number that OVSDB writes; keeps hostile digits from costing time. */
    private static final int MAX_NUMBER_CHARS = 64;

    private JsonAccess() {
        // static access only
    }

    /** The element as an object. */
    public static JsonObject object(final JsonElement element, final String what) {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw unexpected(what, "an object", element);
    }

    /** The element as an array. */
    public static JsonArray array(final JsonElement element, final String what) {
        if (element instanceof JsonArray array) {
            return array;
        }
        throw unexpected(what, "an array", element);
    }

    /** The element as a string. */
    public static String string(final JsonElement element, final String what) {
        if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw unexpected(what, "a string", element);
    }

    /** The element as a signed 64-bit integer. */
    public static long integer(final JsonElement element, final String what) {
        if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
            final Optional<Long> value = asLong(numberText(primitive, what));
            if (value.isPresent()) {
                return value.orElseThrow();
            }
        }
        throw unexpected(what, "a 64-bit integer", element);
    }

    /**
     * The digits of a number as they stood on the wire. Never convert a peer's number through BigDecimal: a few bytes
     * of exponent would make megabytes of digits.
     */
    public static String numberText(final JsonPrimitive number, final String what) {
        final String text = number.getAsString();
        if (text.length() > MAX_NUMBER_CHARS) {
            throw unexpected(what, "a number of at most " + MAX_NUMBER_CHARS + " characters", number);
        }
        return text;
    }

    /** The text as a long; empty when it has a fraction, an exponent or too many digits. */
    public static Optional<Long> asLong(final String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A member that must be there and not be null. */
    public static JsonElement member(final JsonObject object, final String name, final String what) {
        return optionalMember(object, name).orElseThrow(
            () -> new ProtocolException(what + " lacks the member \"" + name + "\": " + quote(object)));
    }

    /** A member that may be absent or null. */
    public static Optional<JsonElement> optionalMember(final JsonObject object, final String name) {
        final JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? Optional.empty() : Optional.of(element);
    }

    /** The beginning of a value, safe to put into a message. */
    public static String quote(final JsonElement element) {
        final String text = String.valueOf(element);
        return text.length() <= QUOTE_CHARS ? text : text.substring(0, QUOTE_CHARS) + "...";
    }

    private static ProtocolException unexpected(final String what, final String expected, final JsonElement found) {
        return new ProtocolException(what + " should be " + expected + ", but is " + quote(found));
    }
}
