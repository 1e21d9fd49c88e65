/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.underlay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.weft.helper.command.CommandException;
import dev.weft.helper.underlay.BridgePorts.Interface;
import dev.weft.helper.underlay.BridgePorts.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads what {@code ovs-vsctl --format=json list} prints of ports and interfaces.
 */
final class PortListing {
    /** Columns of ports, in the order in which they are read. */
    static final String PORT_COLUMNS = "--columns=name,interfaces,tag";
    /** Columns of interfaces, likewise. */
    static final String INTERFACE_COLUMNS = "--columns=_uuid,name,type,external_ids";

    private PortListing() {
        // static access only
    }

    /** The ids of all interfaces of these ports. */
    static List<String> interfaceIds(final String ports) {
        final List<String> ids = new ArrayList<>();
        rows(ports).forEach(row -> ids.addAll(ids(row.get(1))));
        return ids;
    }

    /** Puts both listings together. */
    static List<Port> ports(final String ports, final String interfaces) {
        final Map<String, Interface> known = new HashMap<>();
        for (JsonArray row : rows(interfaces)) {
            known.put(ids(row.get(0)).get(0), new Interface(row.get(1).getAsString(), row.get(2).getAsString(),
                map(row.get(3))));
        }
        return rows(ports).stream().map(row -> new Port(row.get(0).getAsString(), tag(row.get(2)),
            ids(row.get(1)).stream().map(known::get).filter(Objects::nonNull).toList())).toList();
    }

    private static List<JsonArray> rows(final String text) {
        final List<JsonArray> rows = new ArrayList<>();
        try {
            final JsonElement data = JsonParser.parseString(text).getAsJsonObject().get("data");
            if (data != null && data.isJsonArray()) {
                data.getAsJsonArray().forEach(row -> rows.add(row.getAsJsonArray()));
                return rows;
            }
        } catch (IllegalStateException | JsonParseException e) {
            throw new CommandException("ovs-vsctl printed what cannot be read: " + e.getMessage(), e);
        }
        throw new CommandException("ovs-vsctl printed a list without data");
    }

    /** Either ["uuid", id] or ["set", [["uuid", id], ...]]. */
    private static List<String> ids(final JsonElement value) {
        final JsonArray pair = value.getAsJsonArray();
        if ("uuid".equals(pair.get(0).getAsString())) {
            return List.of(pair.get(1).getAsString());
        }
        final List<String> ids = new ArrayList<>();
        pair.get(1).getAsJsonArray().forEach(each -> ids.addAll(ids(each)));
        return ids;
    }

    private static Optional<String> tag(final JsonElement value) {
        // An empty set if there is none
        return value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }

    private static Map<String, String> map(final JsonElement value) {
        final Map<String, String> map = new HashMap<>();
        value.getAsJsonArray().get(1).getAsJsonArray().forEach(each -> map.put(
            each.getAsJsonArray().get(0).getAsString(), each.getAsJsonArray().get(1).getAsString()));
        return map;
    }
}
