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
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.LinkKey;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the datapath helper must know of one network in which it looks for stations, as JSON (VN-3, VN-4): whom to ask,
 * and for whom to answer. All lists are in a fixed order, so that the same intent gives the same text after a restart.
 */
final class NetworkSheet {
    private NetworkSheet() {
        // only a function
    }

    /**
     * Writes it.
     *
     * @param part the network
     * @param book its members, and the ways to other nodes
     * @param key by which helpers know that a message is of one of theirs; empty: they do not
     * @return JSON
     */
    static String of(final NetworkPart part, final NetworkBook book, final Optional<LinkKey> key) {
        final var discovery = part.discovery().orElse(Discovery.DEFAULT);
        final var sheet = new JsonObject();
        sheet.addProperty("vnet", part.segment().number());
        sheet.addProperty("network", part.network().value());
        sheet.addProperty("retry-after", discovery.retryAfter());
        sheet.addProperty("attempts", discovery.attempts());
        sheet.addProperty("expiry", discovery.expiry());
        sheet.addProperty("queue", discovery.queue());
        sheet.add("far", far(part, book));
        final var members = new JsonArray();
        book.members(part.segment()).stream().map(NetworkSheet::member)
            .sorted(Comparator.comparing(JsonObject::toString)).forEach(members::add);
        sheet.add("members", members);
        key.ifPresent(secret -> sheet.addProperty("key", secret.base64()));
        return sheet.toString();
    }

    private static JsonObject far(final NetworkPart part, final NetworkBook book) {
        final var paths = new TreeMap<String, Integer>();
        book.nodes(part.far()).forEach((address, path) -> paths.put(InetAddresses.toAddrString(address), path.value()));
        final var far = new JsonObject();
        paths.forEach(far::addProperty);
        return far;
    }

    private static JsonObject member(final NetworkMember member) {
        final var json = new JsonObject();
        EndSheet.name(member.port(), json);
        final var macs = new JsonArray();
        member.macs().forEach(mac -> macs.add(mac.toString()));
        json.add("macs", macs);
        return json;
    }
}
