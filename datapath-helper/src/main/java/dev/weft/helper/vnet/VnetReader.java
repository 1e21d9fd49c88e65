/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vnet;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.end.LinkKey;
import dev.weft.helper.end.PortName;
import dev.weft.helper.sheet.AddressList;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the controller says of one vnet, strictly: what is known must be right, what is not known is left alone,
 * for controllers newer than this helper. The secret of a vnet never gets into a complaint.
 */
public final class VnetReader {
    /** What the keys of vnets begin with. */
    public static final String PREFIX = "weft-vnet-";
    /** Most bytes of a value in UTF-8. */
    public static final int MAX_BYTES = 4 << 20;
    /** Most vnets of a node. */
    public static final int MAX_VNETS = 4096;

    private static final String WHAT = "the vnet";
    private static final int MAX_NAME = 255;
    private static final String ID = "[1-9][0-9]{0,9}";
    private static final int MAX_FAR = 1024;
    private static final long MAX_PATH = 0x60ffffffL;
    private static final String[] KEYS = {"vnet", "network", "retry-after", "attempts", "expiry", "queue", "far",
        "members", "key"};

    private final JsonReader reader;
    private final SheetJson json;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<InetAddress, Long> far = new HashMap<>();
    private long vnet;
    private String network = "";
    private Optional<String> key = Optional.empty();
    private Map<PortName, Set<Long>> members = Map.of();

    private VnetReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    /**
     * Reads a vnet.
     *
     * @param key with {@link #PREFIX} and the vnet's id
     * @param value what stands there
     * @throws BadSheetException saying what is wrong; the secret of the vnet is never in the text
     */
    public static VnetSettings read(final String key, final String value) throws BadSheetException {
        final String digits = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
        if (!digits.matches(ID)) {
            throw new BadSheetException("the key of a vnet should be " + PREFIX + " and its id, but is "
                + SheetJson.quote(key));
        }
        if (value.length() > MAX_BYTES || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new BadSheetException("it should have at most " + MAX_BYTES + " bytes");
        }
        final VnetSettings settings = SheetJson.readSecret(value, jsonReader -> new VnetReader(jsonReader).document());
        if (settings.vnet() != Long.parseLong(digits)) {
            throw new BadSheetException("vnet " + settings.vnet() + " should stand under " + PREFIX + settings.vnet()
                + ", but does under " + PREFIX + digits);
        }
        return settings;
    }

    private VnetSettings document() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String name = json.key(seen, KEYS);
            switch (name) {
                case "vnet" -> vnet = json.longNumber(name);
                case "network" -> network = json.text(name);
                case "retry-after", "attempts", "expiry", "queue" -> numbers.put(name, json.number(name));
                case "far" -> paths();
                case "members" -> members = new MembersReader(reader).read();
                case "key" -> key = Optional.of(json.text(name));
                default -> json.skip(1);
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new BadSheetException("nothing should follow the vnet's object");
        }
        SheetJson.need(seen, WHAT, "vnet", "network", "retry-after", "attempts", "expiry", "queue", "far", "members");
        return settings();
    }

    private void paths() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, "far", "an object");
        reader.beginObject();
        while (reader.hasNext()) {
            final String text = reader.nextName();
            final long path = json.longNumber("far");
            if (path < 1 || path > MAX_PATH) {
                throw new BadSheetException("a path of far should be 1 to " + MAX_PATH + ", but is " + path);
            }
            try {
                far.put(AddressList.unicast(text), path);
            } catch (IllegalArgumentException e) {
                throw new BadSheetException("far, " + SheetJson.quote(text) + ": " + e.getMessage(), e);
            }
            if (far.size() > MAX_FAR) {
                throw new BadSheetException("far should have at most " + MAX_FAR + " nodes");
            }
        }
        reader.endObject();
    }

    private VnetSettings settings() throws BadSheetException {
        // It is shown in terminals
        if (network.isEmpty() || network.length() > MAX_NAME || network.chars().anyMatch(Character::isISOControl)) {
            throw new BadSheetException("network should have 1 to " + MAX_NAME + " characters, none of them control");
        }
        try {
            return new VnetSettings(vnet, network, numbers.get("retry-after"), numbers.get("attempts"),
                numbers.get("expiry"), numbers.get("queue"), far, members, key.map(LinkKey::parse));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }
}
