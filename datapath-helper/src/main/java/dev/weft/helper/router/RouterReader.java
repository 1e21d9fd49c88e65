/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.sheet.AddressList;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import dev.weft.helper.vnet.Mac;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what the controller says of one gateway, strictly: what is known must be right, what is not known is left
 * alone, for controllers newer than this helper.
 */
public final class RouterReader {
    /** What the keys of gateways begin with. */
    public static final String PREFIX = "weft-gateway-";

    private static final int MAX_CHARS = 1 << 20;
    private static final int MAX_NAME = 255;
    private static final int MAX_LEGS = 64;
    private static final int MAX_ADDRESSES = 8;
    private static final int MAX_NEXT_HOPS = 1024;
    private static final int HIGHEST_HOP = 0xffff;
    private static final String WHAT = "the gateway";
    private static final String NUMBER = "[1-9][0-9]{0,2}";

    private final JsonReader reader;
    private final SheetJson json;
    private final Set<Integer> hops = new HashSet<>();

    private RouterReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    /**
     * Reads a gateway.
     *
     * @param key with {@link #PREFIX} and the gateway's number
     * @param value what stands there
     * @throws BadSheetException saying what is wrong
     */
    public static RouterSettings read(final String key, final String value) throws BadSheetException {
        final String digits = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
        if (!digits.matches(NUMBER)) {
            throw new BadSheetException("the key of a gateway should be " + PREFIX + " and its number, but is "
                + SheetJson.quote(key));
        }
        if (value.length() > MAX_CHARS) {
            throw new BadSheetException("it should have at most " + MAX_CHARS + " characters");
        }
        final RouterSettings settings = SheetJson.readSecret(value, jsonReader ->
            new RouterReader(jsonReader).document());
        if (settings.number() != Integer.parseInt(digits)) {
            throw new BadSheetException("gateway " + settings.number() + " should stand under " + PREFIX
                + settings.number() + ", but does under " + PREFIX + digits);
        }
        return settings;
    }

    private RouterSettings document() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        final Set<String> seen = new HashSet<>();
        String name = "";
        int number = 0;
        List<Leg> legs = List.of();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, "gateway", "number", "interfaces");
            switch (key) {
                case "gateway" -> name = name(key);
                case "number" -> number = json.number(key);
                case "interfaces" -> legs = legs();
                default -> json.skip(1);
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new BadSheetException("nothing should follow the gateway's object");
        }
        SheetJson.need(seen, WHAT, "gateway", "number", "interfaces");
        try {
            return new RouterSettings(name, number, legs);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    /** It is shown in terminals. */
    private String name(final String what) throws IOException, BadSheetException {
        final String name = json.text(what);
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadSheetException(what + " should have 1 to " + MAX_NAME + " characters, none of them control");
        }
        return name;
    }

    private List<Leg> legs() throws IOException, BadSheetException {
        final List<Leg> legs = new ArrayList<>();
        begin("interfaces");
        while (reader.hasNext()) {
            bound("interfaces", legs.size(), MAX_LEGS);
            legs.add(leg("interfaces[" + legs.size() + "]"));
        }
        reader.endArray();
        return legs;
    }

    private Leg leg(final String where) throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, where, "an object");
        final Set<String> seen = new HashSet<>();
        final Map<String, String> texts = new HashMap<>();
        List<OwnAddress> addresses = List.of();
        Map<Integer, InetAddress> nextHops = Map.of();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, "network", "segment", "mac", "addresses", "next-hops");
            switch (key) {
                case "network" -> texts.put(key, name(where + "." + key));
                case "segment", "mac" -> texts.put(key, json.text(where + "." + key));
                case "addresses" -> addresses = addresses(where + "." + key);
                case "next-hops" -> nextHops = nextHops(where + "." + key);
                default -> json.skip(3);
            }
        }
        reader.endObject();
        SheetJson.need(seen, where, "network", "segment", "mac", "addresses");
        try {
            return new Leg(texts.get("network"), segment(texts.get("segment")), Mac.parse(texts.get("mac")),
                addresses, nextHops);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(where + ": " + e.getMessage(), e);
        }
    }

    private static long segment(final String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the segment should be a whole number of 64 bits, but is "
                + SheetJson.quote(text), e);
        }
    }

    private List<OwnAddress> addresses(final String where) throws IOException, BadSheetException {
        final List<OwnAddress> addresses = new ArrayList<>();
        begin(where);
        while (reader.hasNext()) {
            bound(where, addresses.size(), MAX_ADDRESSES);
            final String text = json.text(where);
            try {
                addresses.add(OwnAddress.parse(text));
            } catch (IllegalArgumentException e) {
                throw new BadSheetException(where + ", " + SheetJson.quote(text) + ": " + e.getMessage(), e);
            }
        }
        reader.endArray();
        return addresses;
    }

    private Map<Integer, InetAddress> nextHops(final String where) throws IOException, BadSheetException {
        final Map<Integer, InetAddress> nextHops = new HashMap<>();
        begin(where);
        while (reader.hasNext()) {
            bound(where, hops.size(), MAX_NEXT_HOPS);
            nextHop(where + "[" + nextHops.size() + "]", nextHops);
        }
        reader.endArray();
        return nextHops;
    }

    private void nextHop(final String where, final Map<Integer, InetAddress> into)
            throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, where, "an object");
        final Set<String> seen = new HashSet<>();
        int number = 0;
        String address = "";
        reader.beginObject();
        while (reader.hasNext()) {
            switch (json.key(seen, "number", "address")) {
                case "number" -> number = json.number(where + ".number");
                case "address" -> address = json.text(where + ".address");
                default -> json.skip(5);
            }
        }
        reader.endObject();
        if (number < 1 || number > HIGHEST_HOP || !hops.add(number)) {
            throw new BadSheetException(where + ".number should be 1 to " + HIGHEST_HOP
                + " and no other's of the gateway, but is " + number);
        }
        try {
            into.put(number, AddressList.unicast(address));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(where + ", " + SheetJson.quote(address) + ": " + e.getMessage(), e);
        }
    }

    private void begin(final String what) throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_ARRAY, what, "an array");
        reader.beginArray();
    }

    private static void bound(final String what, final int count, final int most) throws BadSheetException {
        if (count >= most) {
            throw new BadSheetException(what + " should be at most " + most);
        }
    }
}
