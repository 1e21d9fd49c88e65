/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.security.SecurityOrders.GatewayOrder;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protected ways that the controller wants, as the keys of the node's database tell. A bad value is complained of;
 * the last good one stays. Not thread-safe.
 */
final class OrderBook {
    /** Most other nodes. */
    static final int MAX_PEERS = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(OrderBook.class);

    private final Map<Integer, PeerOrder> peers = new HashMap<>();
    /** Sorted, so that the complaint does not change without need. */
    private final Map<String, String> complaints = new TreeMap<>();
    private Optional<GatewayOrder> gateway = Optional.empty();

    /**
     * Keys of the database changed; an empty value: the key is gone.
     *
     * @return whether any of them was of protected ways
     */
    boolean changed(final Map<String, Optional<String>> changes) {
        boolean any = false;
        for (var change : changes.entrySet()) {
            final String key = change.getKey();
            if (key.equals(OrderReader.GATEWAY) || key.startsWith(OrderReader.PREFIX)) {
                any = true;
                change.getValue().ifPresentOrElse(text -> read(key, text), () -> remove(key));
            }
        }
        return any;
    }

    SecurityOrders orders() {
        return new SecurityOrders(gateway, peers);
    }

    /** What is wrong with them, if anything. */
    Optional<String> problem() {
        return complaints.isEmpty() ? Optional.empty() : Optional.of((complaints.size() == 1
            ? "a value of security is" : complaints.size() + " values of security are") + " not applied: "
            + complaints.values().iterator().next());
    }

    private void read(final String key, final String text) {
        try {
            if (key.equals(OrderReader.GATEWAY)) {
                gateway = Optional.of(OrderReader.gateway(text));
            } else {
                final PeerOrder order = OrderReader.peer(key, text);
                if (peers.size() >= MAX_PEERS && !peers.containsKey(order.host())) {
                    throw new BadSheetException("there should be at most " + MAX_PEERS + " secure peers");
                }
                peers.put(order.host(), order);
            }
            complaints.remove(key);
        } catch (BadSheetException e) {
            final String complaint = SheetJson.quote(key) + ": " + e.getMessage();
            if (!complaint.equals(complaints.put(key, complaint))) {
                LOG.warn("bad security: {}", complaint);
            }
        }
    }

    private void remove(final String key) {
        complaints.remove(key);
        if (key.equals(OrderReader.GATEWAY)) {
            gateway = Optional.empty();
        } else {
            final String digits = key.substring(OrderReader.PREFIX.length());
            if (digits.matches("[1-9][0-9]{0,4}")) {
                peers.remove(Integer.valueOf(digits));
            }
        }
    }
}
