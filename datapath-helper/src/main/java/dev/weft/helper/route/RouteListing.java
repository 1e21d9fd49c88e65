/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.route;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.command.CommandException;
import dev.weft.helper.sheet.Prefix;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what {@code ip -j -d route show} prints.
 */
final class RouteListing {
    private RouteListing() {
        // static access only
    }

    /**
     * Reads a list of routes.
     *
     * @throws CommandException if it is not what iproute2 prints
     */
    static List<KernelRoute> read(final String json, final boolean ipv4) {
        final List<KernelRoute> routes = new ArrayList<>();
        if (json.isBlank()) {
            return routes;
        }
        try (var reader = new JsonReader(new StringReader(json))) {
            reader.beginArray();
            while (reader.hasNext()) {
                routes.add(route(reader, ipv4));
            }
            reader.endArray();
            return routes;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw new CommandException("ip printed routes that cannot be read; iproute2 5.0 or newer is needed: "
                + e.getMessage(), e);
        }
    }

    private static KernelRoute route(final JsonReader reader, final boolean ipv4) throws IOException {
        String type = KernelRoute.UNICAST;
        String to = "";
        Optional<InetAddress> via = Optional.empty();
        OptionalLong metric = OptionalLong.empty();
        reader.beginObject();
        while (reader.hasNext()) {
            final String name = reader.nextName();
            if (reader.peek() != JsonToken.STRING && reader.peek() != JsonToken.NUMBER) {
                reader.skipValue();
                continue;
            }
            final String value = reader.nextString();
            switch (name) {
                case "type" -> type = value;
                case "dst" -> to = value;
                case "gateway" -> via = Optional.of(Prefix.parse(value).address());
                case "metric" -> metric = OptionalLong.of(Long.parseLong(value));
                default -> {
                    // its device and scope follow from the rest
                }
            }
        }
        reader.endObject();
        return new KernelRoute(type, "default".equals(to) ? Prefix.all(ipv4) : Prefix.parse(to), via, metric);
    }
}
