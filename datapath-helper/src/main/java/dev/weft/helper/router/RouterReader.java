/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.sheet.AddressList;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetArray;
import dev.weft.helper.sheet.SheetJson;
import dev.weft.helper.sheet.SheetKey;
import dev.weft.helper.sheet.SheetObject;
import dev.weft.helper.vnet.Mac;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what the controller says of one gateway, strictly: what is known must be right, what is not known is left
 * alone, for controllers newer than this helper.
 */
public final class RouterReader {
    /** What the keys of gateways begin with. */
    public static final String PREFIX = "weft-gateway-";

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_LEGS = 64;
    private static final int MAX_ADDRESSES = 8;
    private static final int MAX_NEXT_HOPS = 1024;
    private static final int HIGHEST_HOP = 0xffff;
    private static final SheetKey KEY = new SheetKey(PREFIX, "[1-9][0-9]{0,2}", "a gateway", "its number");

    private final Set<Integer> hops = new HashSet<>();

    private RouterReader() {
        // by reading only
    }

    /**
     * Reads a gateway.
     *
     * @param key with {@link #PREFIX} and the gateway's number
     * @param value what stands there
     * @throws BadSheetException saying what is wrong
     */
    public static RouterSettings read(final String key, final String value) throws BadSheetException {
        final String digits = KEY.digits(key);
        final var settings = SheetJson.readSecret(value, MAX_BYTES,
            json -> new RouterReader().gateway(json.document("the gateway", "gateway", "number", "interfaces")));
        if (settings.number() != Integer.parseInt(digits)) {
            throw new BadSheetException("gateway " + settings.number() + " should stand under " + PREFIX
                + settings.number() + ", but does under " + PREFIX + digits);
        }
        return settings;
    }

    /** The number of the gateway under a key of the database; empty: it is none's. */
    public static OptionalInt number(final String key) {
        try {
            final int number = key.startsWith(PREFIX) ? Integer.parseInt(KEY.digits(key)) : 0;
            return number >= 1 && number <= RouterSettings.MOST ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (BadSheetException e) {
            return OptionalInt.empty();
        }
    }

    private RouterSettings gateway(final SheetObject gateway) throws IOException, BadSheetException {
        String name = "";
        int number = 0;
        List<Leg> legs = List.of();
        while (gateway.next()) {
            switch (gateway.key()) {
                case "gateway" -> name = gateway.name();
                case "number" -> number = gateway.number();
                case "interfaces" -> legs = legs(gateway.array(MAX_LEGS));
                default -> gateway.skip();
            }
        }
        gateway.need("gateway", "number", "interfaces");
        try {
            return new RouterSettings(name, number, legs);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private List<Leg> legs(final SheetArray array) throws IOException, BadSheetException {
        final List<Leg> legs = new ArrayList<>();
        while (array.next()) {
            legs.add(leg(array.object("network", "segment", "mac", "addresses", "next-hops")));
        }
        return legs;
    }

    private Leg leg(final SheetObject leg) throws IOException, BadSheetException {
        final Map<String, String> texts = new HashMap<>();
        List<OwnAddress> addresses = List.of();
        Map<Integer, InetAddress> nextHops = Map.of();
        while (leg.next()) {
            final String key = leg.key();
            switch (key) {
                case "network" -> texts.put(key, leg.name());
                case "segment", "mac" -> texts.put(key, leg.text());
                case "addresses" -> addresses = addresses(leg.array(MAX_ADDRESSES));
                case "next-hops" -> nextHops = nextHops(leg);
                default -> leg.skip();
            }
        }
        leg.need("network", "segment", "mac", "addresses");
        try {
            return new Leg(texts.get("network"), segment(texts.get("segment")), Mac.parse(texts.get("mac")),
                addresses, nextHops);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(leg.what() + ": " + e.getMessage(), e);
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

    private static List<OwnAddress> addresses(final SheetArray array) throws IOException, BadSheetException {
        final List<OwnAddress> addresses = new ArrayList<>();
        while (array.next()) {
            addresses.add(SheetJson.parse(array.where(), array.text(), OwnAddress::parse));
        }
        return addresses;
    }

    private Map<Integer, InetAddress> nextHops(final SheetObject leg) throws IOException, BadSheetException {
        final Map<Integer, InetAddress> nextHops = new HashMap<>();
        // the bound is that of all legs
        final var array = leg.array(MAX_NEXT_HOPS - hops.size());
        while (array.next()) {
            nextHop(array.object("number", "address"), nextHops);
        }
        return nextHops;
    }

    private void nextHop(final SheetObject hop, final Map<Integer, InetAddress> into)
            throws IOException, BadSheetException {
        int number = 0;
        String address = "";
        while (hop.next()) {
            switch (hop.key()) {
                case "number" -> number = hop.number();
                case "address" -> address = hop.text();
                default -> hop.skip();
            }
        }
        if (number < 1 || number > HIGHEST_HOP || !hops.add(number)) {
            throw new BadSheetException(hop.what() + ".number should be 1 to " + HIGHEST_HOP
                + " and no other's of the gateway, but is " + number);
        }
        into.put(number, SheetJson.parse(hop.what(), address, AddressList::unicast));
    }
}
