/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.offload;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.command.CommandException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what {@code ip -j} prints of links and network namespaces.
 */
final class LinkListing {
    /** Nothing that a command takes for an option, or for a path. */
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:@+-]{0,254}");

    private LinkListing() {
        // static access only
    }

    /**
     * An end of a pair of virtual Ethernet interfaces whose other end is in another network namespace.
     *
     * @param name of this end
     * @param peerIndex number of the other end, there
     * @param peerNamespace the kernel's number of that namespace
     */
    record Veth(String name, int peerIndex, int peerNamespace) {
    }

    /** Those of some links that are such ends. */
    static List<Veth> veths(final String json) {
        final List<Veth> veths = new ArrayList<>();
        for (JsonObject link : objects(json)) {
            final JsonElement info = link.get("linkinfo");
            if (info != null && info.isJsonObject() && "veth".equals(text(info.getAsJsonObject(), "info_kind"))
                    && number(link, "link_index").isPresent() && number(link, "link_netnsid").isPresent()) {
                veths.add(new Veth(text(link, "ifname"), number(link, "link_index").orElseThrow(),
                    number(link, "link_netnsid").orElseThrow()));
            }
        }
        return veths;
    }

    /** Names of network namespaces by the kernel's number. */
    static Map<Integer, String> namespaces(final String json) {
        final Map<Integer, String> names = new HashMap<>();
        for (JsonObject namespace : objects(json)) {
            final String name = text(namespace, "name");
            if (NAMESPACE.matcher(name).matches()) {
                number(namespace, "nsid").ifPresent(number -> names.put(number, name));
            }
        }
        return names;
    }

    /** The name of the link with a number. */
    static Optional<String> name(final String json, final int index) {
        return objects(json).stream().filter(link -> number(link, "ifindex").filter(found -> found == index)
            .isPresent()).map(link -> text(link, "ifname")).findFirst();
    }

    /** All objects of any number of arrays: each command prints one. */
    private static List<JsonObject> objects(final String json) {
        final List<JsonObject> objects = new ArrayList<>();
        try (var reader = new JsonReader(new StringReader(json))) {
            reader.setLenient(true);
            while (!json.isBlank() && reader.peek() != JsonToken.END_DOCUMENT) {
                JsonParser.parseReader(reader).getAsJsonArray().forEach(each -> {
                    if (each.isJsonObject()) {
                        objects.add(each.getAsJsonObject());
                    }
                });
            }
            return objects;
        } catch (IOException | IllegalStateException | JsonParseException e) {
            throw new CommandException("ip printed what cannot be read; iproute2 5.0 or newer is needed: "
                + e.getMessage(), e);
        }
    }

    private static String text(final JsonObject object, final String name) {
        final JsonElement value = object.get(name);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }

    private static Optional<Integer> number(final JsonObject object, final String name) {
        final String value = text(object, name);
        return value.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }
}
