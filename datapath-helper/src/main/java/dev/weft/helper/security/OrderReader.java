/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.end.LinkKey;
import dev.weft.helper.security.SecurityOrders.GatewayOrder;
import dev.weft.helper.sheet.AddressList;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what the controller says of protected ways, strictly: what is known must be right, what is not known is left
 * alone, for controllers newer than this helper. A key never gets into a complaint.
 */
final class OrderReader {
    /** Where this node's part stands. */
    static final String GATEWAY = "weft-security";
    /** What the keys of other nodes begin with. */
    static final String PREFIX = "weft-secure-";
    /** Most bytes of a value in UTF-8. */
    static final int MAX_BYTES = 1 << 20;

    private static final String HOST = "[1-9][0-9]{0,4}";

    private final JsonReader reader;
    private final SheetJson json;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Set<Level> levels = EnumSet.noneOf(Level.class);
    private final List<LinkKey> keys = new ArrayList<>();

    private OrderReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    /**
     * Reads this node's part.
     *
     * @throws BadSheetException saying what is wrong
     */
    static GatewayOrder gateway(final String value) throws BadSheetException {
        return SheetJson.readSecret(checked(value), reader -> new OrderReader(reader).gatewayOrder());
    }

    /**
     * Reads the part of another node.
     *
     * @param key with {@link #PREFIX} and the other node's number
     * @throws BadSheetException saying what is wrong
     */
    static PeerOrder peer(final String key, final String value) throws BadSheetException {
        final String digits = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
        if (!digits.matches(HOST)) {
            throw new BadSheetException("the key of a secure peer should be " + PREFIX + " and its host, but is "
                + SheetJson.quote(key));
        }
        return SheetJson.readSecret(checked(value),
            reader -> new OrderReader(reader).peerOrder(Integer.parseInt(digits)));
    }

    private static String checked(final String value) throws BadSheetException {
        if (value.length() > MAX_BYTES || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new BadSheetException("it should have at most " + MAX_BYTES + " bytes");
        }
        return value;
    }

    private GatewayOrder gatewayOrder() throws IOException, BadSheetException {
        final Set<String> seen = new HashSet<>();
        document(seen, "installation", "host", "esp");
        SheetJson.need(seen, GATEWAY, "installation", "host");
        try {
            return new GatewayOrder(numbers.get("installation"), numbers.get("host"),
                Esp.parse(texts.getOrDefault("esp", "auto")));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private PeerOrder peerOrder(final int host) throws IOException, BadSheetException {
        final Set<String> seen = new HashSet<>();
        document(seen, "local", "remote", "protections", "keys");
        SheetJson.need(seen, "the secure peer", "local", "remote", "protections", "keys");
        try {
            return new PeerOrder(host, AddressList.unicast(texts.get("local")),
                AddressList.unicast(texts.get("remote")), levels, keys);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private void document(final Set<String> seen, final String... known) throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, "it", "an object");
        reader.beginObject();
        while (reader.hasNext()) {
            final String name = json.key(seen, known);
            if (!seen.contains(name)) {
                json.skip(1);
                continue;
            }
            switch (name) {
                case "installation", "host" -> numbers.put(name, json.number(name));
                case "protections", "keys" -> list(name);
                default -> texts.put(name, json.text(name));
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new BadSheetException("nothing should follow the object");
        }
    }

    private void list(final String name) throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_ARRAY, name, "an array");
        reader.beginArray();
        for (int index = 0; reader.hasNext(); index++) {
            if (index >= PeerOrder.MAX_KEYS) {
                throw new BadSheetException(name + " should be at most " + PeerOrder.MAX_KEYS);
            }
            final String text = json.text(name + "[" + index + "]");
            try {
                if ("keys".equals(name)) {
                    keys.add(LinkKey.parse(text));
                } else {
                    levels.add(Level.parse(text));
                }
            } catch (IllegalArgumentException e) {
                throw new BadSheetException(name + "[" + index + "]: " + e.getMessage(), e);
            }
        }
        reader.endArray();
    }
}
