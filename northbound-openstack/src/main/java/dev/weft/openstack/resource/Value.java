/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.weft.openstack.model.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;

/**
 * The value of an attribute in a request, which is hostile until it was read by one of these methods.
 *
 * @param name the attribute, for messages
 * @param json what was sent
 */
public record Value(String name, JsonElement json) {
    /** The longest text, in characters. */
    static final int MAX_TEXT = 255;

    private static final int SHOWN = 80;

    /**
     * Whether nothing is wanted.
     *
     * @return whether it is JSON's null
     */
    boolean isNull() {
        return json.isJsonNull();
    }

    /** Returns a text of at most {@link #MAX_TEXT} characters; null is the empty one. */
    String text() {
        if (isNull()) {
            return "";
        }
        final var primitive = primitive("a string is wanted");
        if (!primitive.isString() || primitive.getAsString().length() > MAX_TEXT) {
            throw wrong("a string of at most " + MAX_TEXT + " characters is wanted");
        }
        return primitive.getAsString();
    }

    /** Returns what a text means; empty for null. */
    <T> Optional<T> parsed(final String wanted, final Function<String, T> parser) {
        if (isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text()));
        } catch (IllegalArgumentException e) {
            throw wrong(wanted + " is wanted").because(e);
        }
    }

    /** Returns a boolean, also of the words true and false, as the client sends them. */
    boolean flag() {
        final var text = primitive("a boolean is wanted").getAsString().toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong("a boolean is wanted");
        }
        return text.equals("true");
    }

    /** Returns a whole number, also from digits in a string, as the client sends them. */
    long number(final long least, final long most) {
        final var wanted = "a number from " + least + " to " + most + " is wanted";
        try {
            final long number = Long.parseLong(primitive(wanted).getAsString());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(wanted).because(e);
        }
        throw wrong(wanted);
    }

    /** Returns an id; empty for null. */
    Optional<Uuid> uuid() {
        return parsed("a UUID", text -> new Uuid(text.toLowerCase(Locale.ROOT)));
    }

    /** Returns ids, each once; null is none. */
    List<Uuid> uuids(final int most) {
        final var found = new ArrayList<Uuid>();
        for (var entry : entries(most)) {
            final var id = entry.uuid().orElseThrow(() -> wrong("UUIDs are wanted"));
            if (found.contains(id)) {
                throw wrong(id.getValue() + " is there twice");
            }
            found.add(id);
        }
        return List.copyOf(found);
    }

    /** Returns the entries of a list; null is none. */
    List<Value> entries(final int most) {
        if (isNull()) {
            return List.of();
        }
        if (!json.isJsonArray() || json.getAsJsonArray().size() > most) {
            throw wrong("a list of at most " + most + " entries is wanted");
        }
        return json.getAsJsonArray().asList().stream().map(entry -> new Value(name, entry)).toList();
    }

    /** Returns the members of an object, in their order; null is none. */
    List<Value> members() {
        if (isNull()) {
            return List.of();
        }
        if (!json.isJsonObject()) {
            throw wrong("an object is wanted");
        }
        final JsonObject object = json.getAsJsonObject();
        return object.keySet().stream().map(key -> new Value(key, object.get(key))).toList();
    }

    /** Whether nothing is wanted: null, false, or an empty text, list or object. */
    boolean isEmpty() {
        return isNull() || json.isJsonArray() && json.getAsJsonArray().isEmpty()
            || json.isJsonObject() && json.getAsJsonObject().size() == 0
            || json.isJsonPrimitive() && (json.getAsString().isEmpty() || json.getAsString().equals("false"));
    }

    /** Says why the value is refused. */
    Fault wrong(final String reason) {
        final var text = json.toString();
        return Fault.bad("Invalid input for " + name + ": " + reason + ", not "
            + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + ".");
    }

    private JsonPrimitive primitive(final String wanted) {
        if (!json.isJsonPrimitive()) {
            throw wrong(wanted);
        }
        return json.getAsJsonPrimitive();
    }
}
