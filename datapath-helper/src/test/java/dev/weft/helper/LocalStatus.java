/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What a running helper says of itself on its socket.
 */
final class LocalStatus {
    private LocalStatus() {
        // static access only
    }

    /** Everything; empty if no helper answers. */
    static JsonObject of(final Node node) {
        try (SocketChannel channel = SocketChannel.open(
                UnixDomainSocketAddress.of(node.rundir().resolve("weft-helper.sock")))) {
            final String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            return text.isEmpty() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
        } catch (IOException e) {
            return new JsonObject();
        }
    }

    /** A counter; 0 if no helper tells it. */
    static long counter(final Node node, final String name) {
        final JsonObject all = of(node);
        return all.has("counters") && all.getAsJsonObject("counters").has(name)
            ? all.getAsJsonObject("counters").get(name).getAsLong() : 0;
    }

    /** The only entry of a list; empty if there is none, or more than one. */
    static JsonObject only(final Node node, final String list) {
        final JsonObject all = of(node);
        return all.has(list) && all.getAsJsonArray(list).size() == 1
            ? all.getAsJsonArray(list).get(0).getAsJsonObject() : new JsonObject();
    }

    /** One end; empty if it is not there. */
    static JsonObject end(final Node node, final String side) {
        final JsonObject all = of(node);
        if (all.has("end")) {
            for (JsonElement end : all.getAsJsonArray("end")) {
                if (end.getAsJsonObject().get("side").getAsString().equals(side)) {
                    return end.getAsJsonObject();
                }
            }
        }
        return new JsonObject();
    }

    /** Liveness of an end, and its cause if it is inactive: "active", "inactive silent". */
    static String liveness(final Node node, final String side) {
        final JsonObject end = end(node, side);
        return end.has("liveness") ? end.get("liveness").getAsString()
            + (end.has("cause") ? " " + end.get("cause").getAsString() : "") : "no such end";
    }
}
