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
import dev.weft.helper.fragment.JoinLimits;
import dev.weft.helper.fragment.PeerTable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the sheet's part on oversize frames.
 */
final class OversizeReader {
    private static final String WHAT = "oversize";
    private static final String[] KEYS = {"bridge", "nic", "mtu", "port", "peers", "expiry-ms", "halves", "bytes",
        "link-halves", "link-bytes"};

    private final JsonReader reader;
    private final SheetJson json;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<InetAddress> peers = new HashSet<>();

    OversizeReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    Oversize read() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, WHAT, "an object");
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, KEYS);
            switch (key) {
                case "bridge", "nic" -> names.put(key, json.text(WHAT + "." + key));
                case "peers" -> peerList();
                case "mtu", "port", "expiry-ms", "halves", "bytes", "link-halves", "link-bytes" ->
                    numbers.put(key, number(key));
                default -> json.skip(2);
            }
        }
        reader.endObject();
        SheetJson.need(seen, WHAT, "bridge", "nic", "mtu", "peers");
        try {
            return new Oversize(names.get("bridge"), names.get("nic"), numbers.get("mtu"),
                numbers.getOrDefault("port", Oversize.DEFAULT_PORT), peers, limits());
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(WHAT + ": " + e.getMessage(), e);
        }
    }

    private JoinLimits limits() {
        final JoinLimits usual = JoinLimits.defaults();
        return new JoinLimits(numbers.getOrDefault("halves", usual.halves()),
            numbers.getOrDefault("bytes", usual.bytes()),
            numbers.getOrDefault("link-halves", usual.linkHalves()),
            numbers.getOrDefault("link-bytes", usual.linkBytes()),
            numbers.containsKey("expiry-ms") ? Duration.ofMillis(numbers.get("expiry-ms")) : usual.expiry());
    }

    private int number(final String key) throws IOException, BadSheetException {
        final String what = WHAT + "." + key;
        json.expect(JsonToken.NUMBER, what, "a number");
        final String text = reader.nextString();
        if (!text.matches("[0-9]{1,9}")) {
            throw new BadSheetException(what + " should be a whole number, but is " + SheetJson.quote(text));
        }
        return Integer.parseInt(text);
    }

    private void peerList() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_ARRAY, WHAT + ".peers", "an array");
        reader.beginArray();
        for (int index = 0; reader.hasNext(); index++) {
            if (index >= PeerTable.MAX_PEERS) {
                throw new BadSheetException(WHAT + ".peers should be at most " + PeerTable.MAX_PEERS);
            }
            final String what = WHAT + ".peers[" + index + "]";
            final String text = json.text(what);
            try {
                peers.add(Addresses.parse(text));
            } catch (IllegalArgumentException e) {
                throw new BadSheetException(what + ", " + SheetJson.quote(text) + ": " + e.getMessage(), e);
            }
        }
        reader.endArray();
    }
}
