/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.common.net.InetAddresses;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.api.id.HostId;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.overlay.LinkKey;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What the datapath helper must know to protect frames between nodes, as JSON (VN-7). It holds secrets. */
final class SecuritySheet {
    private SecuritySheet() {
        // only functions
    }

    /**
     * What concerns the node itself.
     *
     * @param spec the node
     * @return JSON
     */
    static String of(final NodeSpec spec) {
        final var sheet = new JsonObject();
        sheet.addProperty("installation", spec.installation());
        sheet.addProperty("host", spec.host().value());
        return sheet.toString();
    }

    /**
     * What concerns one other node.
     *
     * @param remote the other node
     * @param book the ways to it and the keys of networks that are shared with it
     * @return JSON; empty when nothing goes there protected
     */
    static Optional<String> of(final HostId remote, final SecurityBook book) {
        final var peers = book.peers(remote).stream().sorted(Comparator.comparing(SecurePeer::protection)).toList();
        if (peers.isEmpty()) {
            return Optional.empty();
        }
        final var first = peers.get(0);
        final var sheet = new JsonObject();
        sheet.addProperty("local", InetAddresses.toAddrString(first.localAddress()));
        sheet.addProperty("remote", InetAddresses.toAddrString(first.remoteAddress()));
        final var protections = new JsonArray();
        peers.forEach(peer -> protections.add(peer.protection().name().toLowerCase(Locale.ROOT)));
        sheet.add("protections", protections);
        final var keys = new JsonArray();
        keys.add(first.secret().base64());
        book.keys(remote).stream().map(key -> key.share()).map(LinkKey::base64).sorted().forEach(keys::add);
        sheet.add("keys", keys);
        return Optional.of(sheet.toString());
    }
}
