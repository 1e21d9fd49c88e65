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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the sheet says of relays of vnets (VN-5).
 */
final class RelayReader {
    private static final int MAX_RELAYS = 64;

    private RelayReader() {
        // static access only
    }

    static RelaySettings read(final SheetObject sheet) throws IOException, BadSheetException {
        final var varp = sheet.object("relays", "relay");
        Set<InetAddress> relays = Set.of();
        Optional<RelaySettings.Role> role = Optional.empty();
        while (varp.next()) {
            switch (varp.key()) {
                case "relays" -> relays = AddressList.read(varp.array(MAX_RELAYS));
                case "relay" -> role = Optional.of(role(varp));
                default -> varp.skip();
            }
        }
        return new RelaySettings(relays, role);
    }

    private static RelaySettings.Role role(final SheetObject varp) throws IOException, BadSheetException {
        final var role = varp.object("nodes", "peers", "port", "proxy");
        Set<InetAddress> nodes = Set.of();
        Map<InetAddress, Integer> peers = Map.of();
        int port = 0;
        boolean proxy = false;
        while (role.next()) {
            switch (role.key()) {
                case "nodes" -> nodes = AddressList.read(role.array(PeerTable.MAX_PEERS));
                case "peers" -> peers = peers(role.array(MAX_RELAYS));
                case "port" -> port = role.number();
                case "proxy" -> proxy = role.bool();
                default -> role.skip();
            }
        }
        role.need("nodes", "peers", "port");
        try {
            return new RelaySettings.Role(nodes, peers, port, proxy);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(role.what() + ": " + e.getMessage(), e);
        }
    }

    private static Map<InetAddress, Integer> peers(final SheetArray array) throws IOException, BadSheetException {
        final Map<InetAddress, Integer> peers = new HashMap<>();
        while (array.next()) {
            peer(array.object("address", "port"), peers);
        }
        return peers;
    }

    private static void peer(final SheetObject peer, final Map<InetAddress, Integer> peers)
            throws IOException, BadSheetException {
        String address = "";
        int port = 0;
        while (peer.next()) {
            switch (peer.key()) {
                case "address" -> address = peer.text();
                case "port" -> port = peer.number();
                default -> peer.skip();
            }
        }
        peer.need("address", "port");
        peers.put(SheetJson.parse(peer.what(), address, AddressList::unicast), port);
    }
}
