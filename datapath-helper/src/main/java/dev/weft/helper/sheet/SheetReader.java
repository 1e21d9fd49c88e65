/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import dev.weft.helper.fragment.PeerTable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    private SheetReader() {
        // by reading only
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
        final var reader = new SheetReader();
        return SheetJson.read(json, document -> {
            reader.sheet(document.document("the sheet", KEYS));
            return reader.made(digest(bytes));
        });
    }

    private Sheet made(final String digest) throws BadSheetException {
        try {
            return new Sheet(digest, sourcePorts, routes, peers, addresses, oversize, flows, controlPort,
                new Fabric(ethernet, groups), relays, connections, tunnels);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private void sheet(final SheetObject sheet) throws IOException, BadSheetException {
        while (sheet.next()) {
            switch (sheet.key()) {
                case "udp-source-ports" -> sourcePorts = Optional.of(portRange(sheet.object("first", "last")));
                case "routes" -> routeList(sheet.array(MAX_ROUTES));
                case "oversize" -> oversize = Optional.of(new OversizeReader().read(sheet));
                case "peers" -> peers = AddressList.read(sheet.array(PeerTable.MAX_PEERS));
                case "tunnels" -> tunnels = AddressList.read(sheet.array(PeerTable.MAX_PEERS));
                case "addresses" -> addresses = AddressList.read(sheet.array(MAX_ADDRESSES));
                case "flows" -> flows = Optional.of(LinkFlowsReader.read(sheet));
                case "control-port" -> controlPort = Optional.of(sheet.text());
                case "ethernet" -> ethernet = Optional.of(new EthernetReader().read(sheet));
                case "multicast" -> groups = AddressList.groups(sheet.array(Fabric.MAX_GROUPS));
                case "varp" -> relays = RelayReader.read(sheet);
                case "conntrack" -> connections = OptionalInt.of(ConntrackReader.read(sheet));
                default -> sheet.skip();
            }
        }
    }

    private static PortRange portRange(final SheetObject ports) throws IOException, BadSheetException {
        int first = 0;
        int last = 0;
        while (ports.next()) {
            switch (ports.key()) {
                case "first" -> first = ports.number();
                case "last" -> last = ports.number();
                default -> ports.skip();
            }
        }
        ports.need("first", "last");
        try {
            return new PortRange(first, last);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(ports.what() + ": " + e.getMessage(), e);
        }
    }

    private void routeList(final SheetArray array) throws IOException, BadSheetException {
        while (array.next()) {
            route(array.object("to", "via"));
        }
    }

    private void route(final SheetObject route) throws IOException, BadSheetException {
        String to = "";
        String via = "";
        while (route.next()) {
            switch (route.key()) {
                case "to" -> to = route.text();
                case "via" -> via = route.text();
                default -> route.skip();
            }
        }
        route.need("to", "via");
        add(route.what(), to, via);
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
