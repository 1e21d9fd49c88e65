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
import dev.weft.helper.fragment.PeerTable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the sheet says of relays of vnets (VN-5).
 */
final class RelayReader {
    private static final String ROLE = "varp.relay";
    private static final int MAX_RELAYS = 64;

    private final JsonReader reader;
    private final SheetJson json;

    RelayReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    RelaySettings read() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, "varp", "an object");
        Set<InetAddress> relays = Set.of();
        Optional<RelaySettings.Role> role = Optional.empty();
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (json.key(seen, "relays", "relay")) {
                case "relays" -> relays = AddressList.read(reader, "varp.relays", MAX_RELAYS);
                case "relay" -> role = Optional.of(role());
                default -> json.skip(2);
            }
        }
        reader.endObject();
        return new RelaySettings(relays, role);
    }

    private RelaySettings.Role role() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, ROLE, "an object");
        Set<InetAddress> nodes = Set.of();
        Map<InetAddress, Integer> peers = Map.of();
        int port = 0;
        boolean proxy = false;
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (json.key(seen, "nodes", "peers", "port", "proxy")) {
                case "nodes" -> nodes = AddressList.read(reader, ROLE + ".nodes", PeerTable.MAX_PEERS);
                case "peers" -> peers = peers();
                case "port" -> port = json.number(ROLE + ".port");
                case "proxy" -> proxy = json.bool(ROLE + ".proxy");
                default -> json.skip(3);
            }
        }
        reader.endObject();
        SheetJson.need(seen, ROLE, "nodes", "peers", "port");
        try {
            return new RelaySettings.Role(nodes, peers, port, proxy);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(ROLE + ": " + e.getMessage(), e);
        }
    }

    private Map<InetAddress, Integer> peers() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_ARRAY, ROLE + ".peers", "an array");
        final Map<InetAddress, Integer> peers = new HashMap<>();
        reader.beginArray();
        while (reader.hasNext()) {
            final String where = ROLE + ".peers[" + peers.size() + "]";
            json.expect(JsonToken.BEGIN_OBJECT, where, "an object");
            peer(where, peers);
            if (peers.size() > MAX_RELAYS) {
                throw new BadSheetException(ROLE + ".peers should be at most " + MAX_RELAYS);
            }
        }
        reader.endArray();
        return peers;
    }

    private void peer(final String where, final Map<InetAddress, Integer> peers)
            throws IOException, BadSheetException {
        String address = "";
        int port = 0;
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (json.key(seen, "address", "port")) {
                case "address" -> address = json.text(where + ".address");
                case "port" -> port = json.number(where + ".port");
                default -> json.skip(5);
            }
        }
        reader.endObject();
        SheetJson.need(seen, where, "address", "port");
        try {
            peers.put(AddressList.unicast(address), port);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(where + ", " + SheetJson.quote(address) + ": " + e.getMessage(), e);
        }
    }
}
