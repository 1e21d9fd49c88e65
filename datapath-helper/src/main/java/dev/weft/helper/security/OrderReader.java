/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.end.LinkKey;
import dev.weft.helper.security.SecurityOrders.GatewayOrder;
import dev.weft.helper.sheet.AddressList;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import dev.weft.helper.sheet.SheetKey;
import dev.weft.helper.sheet.SheetObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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

    private static final SheetKey KEY = new SheetKey(PREFIX, "[1-9][0-9]{0,4}", "a secure peer", "its host");
    private static final String[] PEER_KEYS = {"local", "remote", "protections", "keys"};

    private OrderReader() {
        // static access only
    }

    /**
     * Reads this node's part.
     *
     * @throws BadSheetException saying what is wrong
     */
    static GatewayOrder gateway(final String value) throws BadSheetException {
        return SheetJson.readSecret(value, MAX_BYTES,
            json -> gatewayOrder(json.document(GATEWAY, "installation", "host", "esp")));
    }

    /**
     * Reads the part of another node.
     *
     * @param key with {@link #PREFIX} and the other node's number
     * @throws BadSheetException saying what is wrong
     */
    static PeerOrder peer(final String key, final String value) throws BadSheetException {
        final int host = Integer.parseInt(KEY.digits(key));
        return SheetJson.readSecret(value, MAX_BYTES, json -> peerOrder(host,
            json.document("the secure peer", PEER_KEYS)));
    }

    private static GatewayOrder gatewayOrder(final SheetObject order) throws IOException, BadSheetException {
        final Map<String, Integer> numbers = new HashMap<>();
        String esp = "auto";
        while (order.next()) {
            final String key = order.key();
            switch (key) {
                case "installation", "host" -> numbers.put(key, order.number());
                case "esp" -> esp = order.text();
                default -> order.skip();
            }
        }
        order.need("installation", "host");
        try {
            return new GatewayOrder(numbers.get("installation"), numbers.get("host"), Esp.parse(esp));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private static PeerOrder peerOrder(final int host, final SheetObject order) throws IOException, BadSheetException {
        final Map<String, String> texts = new HashMap<>();
        final Set<Level> levels = EnumSet.noneOf(Level.class);
        final List<LinkKey> keys = new ArrayList<>();
        while (order.next()) {
            final String key = order.key();
            switch (key) {
                case "local", "remote" -> texts.put(key, order.text());
                case "protections" -> list(order, text -> levels.add(Level.parse(text)));
                case "keys" -> list(order, text -> keys.add(LinkKey.parse(text)));
                default -> order.skip();
            }
        }
        order.need(PEER_KEYS);
        try {
            return new PeerOrder(host, AddressList.unicast(texts.get("local")),
                AddressList.unicast(texts.get("remote")), levels, keys);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    /** Some of them are secret, so that no complaint quotes them. */
    private static void list(final SheetObject order, final Consumer<String> taker)
            throws IOException, BadSheetException {
        final var array = order.array(PeerOrder.MAX_KEYS);
        while (array.next()) {
            final String text = array.text();
            try {
                taker.accept(text);
            } catch (IllegalArgumentException e) {
                throw new BadSheetException(array.where() + ": " + e.getMessage(), e);
            }
        }
    }
}
