/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import static dev.weft.southbound.ovsdb.Schema.BRIDGE;
import static dev.weft.southbound.ovsdb.Schema.CONTROLLER;
import static dev.weft.southbound.ovsdb.Schema.EXTERNAL_IDS;
import static dev.weft.southbound.ovsdb.Schema.INTEGRATION_BRIDGE;
import static dev.weft.southbound.ovsdb.Schema.INTERFACE;
import static dev.weft.southbound.ovsdb.Schema.INTERFACES;
import static dev.weft.southbound.ovsdb.Schema.NAME;
import static dev.weft.southbound.ovsdb.Schema.OWNED;
import static dev.weft.southbound.ovsdb.Schema.PORT;
import static dev.weft.southbound.ovsdb.Schema.PORTS;
import static dev.weft.southbound.ovsdb.Schema.QOS;
import static dev.weft.southbound.ovsdb.Schema.ROOT;

import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.OvsdbSet;
import dev.weft.ovsdb.value.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a node's database holds, by table and row, kept up to date row by row. Not thread-safe.
 *
 * <p>It has an index from names to interfaces and knows which rows Weft made, so that looking does not cost more when
 * there are thousands of guests.
 */
final class DatabaseView {
    private final Map<String, Map<UUID, Row>> tables = new HashMap<>();
    private final Map<String, Row> interfaces = new HashMap<>();
    private final Map<String, Row> ports = new HashMap<>();
    private final Map<String, Row> owned = new HashMap<>();
    private final Map<String, Map<UUID, Row>> shapes = new HashMap<>();

    /** Takes note of a row; null when it is gone. */
    void set(final String table, final UUID uuid, final Row row) {
        final var rows = tables.computeIfAbsent(table, any -> new HashMap<>());
        final var old = row == null ? rows.remove(uuid) : rows.put(uuid, row);
        if (table.equals(INTERFACE)) {
            index(interfaces, old, row);
            index(owned, isOwned(old) ? old : null, isOwned(row) ? row : null);
        } else if (table.equals(PORT)) {
            index(ports, old, row);
        } else if (table.equals(QOS)) {
            shapeOf(old).ifPresent(port -> shapes.computeIfPresent(port, (name, theirs) -> {
                theirs.remove(uuid);
                return theirs.isEmpty() ? null : theirs;
            }));
            shapeOf(row).ifPresent(port -> shapes.computeIfAbsent(port, any -> new TreeMap<>()).put(uuid, row));
        }
    }

    private static void index(final Map<String, Row> index, final Row old, final Row row) {
        if (old != null) {
            index.remove(old.getString(NAME), old);
        }
        if (row != null) {
            index.put(row.getString(NAME), row);
        }
    }

    private static Optional<String> shapeOf(final Row row) {
        return Optional.ofNullable(row).map(qos -> qos.getStringMap(EXTERNAL_IDS).get(Schema.SHAPE));
    }

    private static boolean isOwned(final Row row) {
        return row != null && row.getStringMap(EXTERNAL_IDS).containsKey(OWNED);
    }

    Map<UUID, Row> table(final String table) {
        return tables.getOrDefault(table, Map.of());
    }

    Optional<Row> root() {
        return table(ROOT).values().stream().findFirst();
    }

    /** One of the root's external ids; there may be many thousands, so that looking at all would cost. */
    Optional<String> rootId(final String key) {
        return root().flatMap(row -> RootIds.value(row, key));
    }

    Optional<Row> bridge() {
        return table(BRIDGE).values().stream().filter(row -> row.getString(NAME).equals(INTEGRATION_BRIDGE))
            .findFirst();
    }

    Optional<Row> interfaceNamed(final String name) {
        return Optional.ofNullable(interfaces.get(name));
    }

    Optional<Row> portNamed(final String name) {
        return Optional.ofNullable(ports.get(name));
    }

    /** The rows of QoS that Weft made for a port. */
    List<Row> shapesOf(final String port) {
        return List.copyOf(shapes.getOrDefault(port, Map.of()).values());
    }

    /** The names of all ports for which Weft made such rows. */
    Set<String> shaped() {
        return shapes.keySet();
    }

    boolean hasPort(final String name) {
        return ports.containsKey(name);
    }

    /** The ports of the bridge that Weft added, by name. */
    Map<String, Row> ownPorts() {
        if (bridge().map(row -> row.get(PORTS)).orElse(OvsdbSet.EMPTY) instanceof OvsdbSet inBridge) {
            return owned.keySet().stream().map(ports::get)
                .filter(port -> port != null && inBridge.atoms().contains(new Atom.UuidAtom(port.uuid())))
                .collect(Collectors.toMap(port -> port.getString(NAME), port -> port));
        }
        return Map.of();
    }

    /** The OpenFlow targets of the bridge. */
    Set<String> controllerTargets() {
        return bridge().stream().flatMap(row -> row.getUuidSet("controller").stream()).map(table(CONTROLLER)::get)
            .filter(row -> row != null).map(row -> row.getString(Schema.TARGET)).collect(Collectors.toSet());
    }

    /** The names of the interfaces of the bridge, by OpenFlow number. */
    Map<Integer, String> portNames() {
        final var names = new HashMap<Integer, String>();
        for (var uuid : bridgeInterfaces()) {
            final var row = table(INTERFACE).get(uuid);
            if (row != null) {
                row.getOptionalLong(Schema.OFPORT).ifPresent(number -> names.put((int) number, row.getString(NAME)));
            }
        }
        return names;
    }

    /** The interfaces whose ports are in the bridge. */
    Set<UUID> bridgeInterfaces() {
        final var inBridge = table(PORT);
        return bridge().stream().flatMap(row -> row.getUuidSet(PORTS).stream()).map(inBridge::get)
            .filter(row -> row != null).flatMap(row -> row.getUuidSet(INTERFACES).stream())
            .collect(Collectors.toSet());
    }
}
