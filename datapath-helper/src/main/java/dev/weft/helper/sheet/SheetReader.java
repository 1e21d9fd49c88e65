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
import dev.weft.helper.fragment.PeerTable;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a sheet, strictly: what is known must be right, what is not known is left alone, for controllers newer than
 * this helper. Nothing is built in memory but the sheet itself.
 */
public final class SheetReader {
    /** Most routes of a sheet. */
    public static final int MAX_ROUTES = 65_536;
    /** Most bytes of a sheet in UTF-8. */
    public static final int MAX_BYTES = 4 << 20;
    /** Most addresses of a node. */
    public static final int MAX_ADDRESSES = 64;

    private static final int DIGEST_CHARS = 12;
    private static final String[] KEYS = {"udp-source-ports", "routes", "oversize", "peers", "addresses", "flows",
        "control-port", "ethernet", "multicast", "varp", "conntrack", "tunnels"};

    private final JsonReader reader;
    private final SheetJson json;

    private Optional<PortRange> sourcePorts = Optional.empty();
    private Optional<Oversize> oversize = Optional.empty();
    private Optional<LinkFlows> flows = Optional.empty();
    private Optional<String> controlPort = Optional.empty();
    private Optional<Ethernet> ethernet = Optional.empty();
    private Set<InetAddress> groups = Set.of();
    private RelaySettings relays = RelaySettings.none();
    private OptionalInt connections = OptionalInt.empty();
    private Set<InetAddress> peers = Set.of();
    private Set<InetAddress> addresses = Set.of();
    private Set<InetAddress> tunnels = Set.of();
    private final Map<Prefix, InetAddress> routes = new LinkedHashMap<>();

    private SheetReader(final JsonReader reader) {
        this.reader = reader;
        json = new SheetJson(reader);
    }

    /**
     * Reads a sheet.
     *
     * @throws BadSheetException if it is not one
     */
    public static Sheet read(final String json) throws BadSheetException {
        // Before any copy of it is made
        if (json.length() > MAX_BYTES) {
            throw tooLarge(json.length());
        }
        final byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(bytes.length);
        }
        try (var jsonReader = new JsonReader(new StringReader(json))) {
            final var parser = new SheetReader(jsonReader);
            parser.document();
            return parser.sheet(digest(bytes));
        } catch (MalformedJsonException | NumberFormatException e) {
            // A number format: Gson's way to complain of a bad escape in a string
            throw new BadSheetException("it is not valid JSON: " + SheetJson.quote(e.getMessage()), e);
        } catch (IOException e) {
            throw new BadSheetException("it is not complete JSON: " + SheetJson.quote(e.getMessage()), e);
        }
    }

    private Sheet sheet(final String digest) throws BadSheetException {
        try {
            return new Sheet(digest, sourcePorts, routes, peers, addresses, oversize, flows, controlPort,
                new Fabric(ethernet, groups), relays, connections, tunnels);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private void document() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, "the sheet", "an object");
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (json.key(seen, KEYS)) {
                case "udp-source-ports" -> sourcePorts = Optional.of(portRange());
                case "routes" -> routeList();
                case "oversize" -> oversize = Optional.of(new OversizeReader(reader).read());
                case "peers" -> peers = AddressList.read(reader, "peers", PeerTable.MAX_PEERS);
                case "tunnels" -> tunnels = AddressList.read(reader, "tunnels", PeerTable.MAX_PEERS);
                case "addresses" -> addresses = AddressList.read(reader, "addresses", MAX_ADDRESSES);
                case "flows" -> flows = Optional.of(LinkFlowsReader.read(reader));
                case "control-port" -> controlPort = Optional.of(json.text("control-port"));
                case "ethernet" -> ethernet = Optional.of(new EthernetReader(reader).read());
                case "multicast" -> groups = AddressList.groups(reader, "multicast", Fabric.MAX_GROUPS);
                case "varp" -> relays = new RelayReader(reader).read();
                case "conntrack" -> connections = OptionalInt.of(ConntrackReader.read(reader));
                default -> json.skip(1);
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new BadSheetException("nothing should follow the sheet's object");
        }
    }

    private PortRange portRange() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, "udp-source-ports", "an object");
        int first = 0;
        int last = 0;
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (json.key(seen, "first", "last")) {
                case "first" -> first = json.number("udp-source-ports.first");
                case "last" -> last = json.number("udp-source-ports.last");
                default -> json.skip(2);
            }
        }
        reader.endObject();
        SheetJson.need(seen, "udp-source-ports", "first", "last");
        try {
            return new PortRange(first, last);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException("udp-source-ports: " + e.getMessage(), e);
        }
    }

    private void routeList() throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_ARRAY, "routes", "an array");
        reader.beginArray();
        for (int index = 0; reader.hasNext(); index++) {
            if (index >= MAX_ROUTES) {
                throw new BadSheetException("routes should be at most " + MAX_ROUTES);
            }
            route("routes[" + index + "]");
        }
        reader.endArray();
    }

    private void route(final String where) throws IOException, BadSheetException {
        json.expect(JsonToken.BEGIN_OBJECT, where, "an object");
        String to = "";
        String via = "";
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (json.key(seen, "to", "via")) {
                case "to" -> to = json.text(where + ".to");
                case "via" -> via = json.text(where + ".via");
                default -> json.skip(3);
            }
        }
        reader.endObject();
        SheetJson.need(seen, where, "to", "via");
        add(where, to, via);
    }

    private void add(final String where, final String to, final String via) throws BadSheetException {
        final Route route;
        try {
            route = new Route(Prefix.parse(to), Addresses.parse(via));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(where + ", to " + SheetJson.quote(to) + " via " + SheetJson.quote(via) + ": "
                + e.getMessage(), e);
        }
        final InetAddress other = routes.putIfAbsent(route.to(), route.via());
        if (other != null && !other.equals(route.via())) {
            throw new BadSheetException(where + ": " + route.to() + " should have one next hop, but has "
                + other.getHostAddress() + " and " + route.via().getHostAddress());
        }
    }

    private static BadSheetException tooLarge(final int length) {
        return new BadSheetException("it should have at most " + MAX_BYTES + " bytes, but has at least " + length);
    }

    private static String digest(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                .substring(0, DIGEST_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
