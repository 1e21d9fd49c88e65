/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.node.Underlay;
import dev.weft.ovsdb.op.Operation;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.OvsdbMap;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.ovsdb.value.Row;
import dev.weft.pipeline.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Short ways to fill a database view by hand. */
final class Rows {
    static final NodeSpec SPEC = new NodeSpec(new NodeId("n"), new HostId(1), 1, "system", Optional.empty(),
        Optional.of("0000000000000077"), "netdev", new SourcePorts(50000, 16),
        new Underlay(List.of(), 1500, false, Optional.empty(), Optional.empty()));

    private final DatabaseView view = new DatabaseView();
    private final Map<String, UUID> ports = new LinkedHashMap<>();

    DatabaseView view() {
        return view;
    }

    UUID root(final Map<String, String> externalIds) {
        return set(Schema.ROOT, uuid("root"), Map.of(Schema.BRIDGES, OvsdbValue.emptySet(), Schema.EXTERNAL_IDS,
            OvsdbValue.stringMap(externalIds), "ovs_version", OvsdbValue.of("3.1.0")));
    }

    /** The bridge as Weft wants it, with the ports so far; columns may be overridden. */
    UUID bridge(final Map<String, OvsdbValue> other) {
        final var columns = new HashMap<String, OvsdbValue>(Map.of(
            Schema.NAME, OvsdbValue.of("br-int"), Schema.PORTS, OvsdbValue.uuids(ports.values()),
            "datapath_id", OvsdbValue.of("0000000000000077"), "datapath_type", OvsdbValue.of("netdev"),
            "fail_mode", OvsdbValue.of("secure"), "protocols", OvsdbValue.of("OpenFlow13"),
            "controller", OvsdbValue.of(controller("tcp:192.0.2.1:6653")),
            Schema.OTHER_CONFIG, OvsdbValue.stringMap(Map.of("datapath-id", "0000000000000077",
                "disable-in-band", "true")),
            Schema.FLOW_TABLES, tables(),
            Schema.EXTERNAL_IDS, OvsdbValue.stringMap(Map.of(Schema.OWNED, Schema.INTEGRATION))));
        columns.putAll(other);
        return set(Schema.BRIDGE, uuid("bridge"), columns);
    }

    UUID controller(final String target) {
        return set(Schema.CONTROLLER, uuid("controller " + target), Map.of(Schema.TARGET, OvsdbValue.of(target)));
    }

    OvsdbValue tables() {
        final var tables = new LinkedHashMap<Atom, Atom>();
        for (var table : Table.values()) {
            final var uuid = flowTable(table.name(), Map.of(Schema.OWNED, "table"));
            tables.put(new Atom.IntegerAtom(table.id()), new Atom.UuidAtom(uuid));
        }
        return new OvsdbMap(tables);
    }

    UUID flowTable(final String name, final Map<String, String> externalIds) {
        return set(Schema.FLOW_TABLE, uuid("table " + name), Map.of(Schema.NAME, OvsdbValue.of(name),
            Schema.EXTERNAL_IDS, OvsdbValue.stringMap(externalIds)));
    }

    /** A port with one interface of the same name, which goes into the bridge that is made after it. */
    UUID port(final String name, final long number, final Map<String, String> options,
            final Map<String, String> externalIds) {
        final var interfaceId = interfaceRow(name, number, options, externalIds);
        ports.put(name, set(Schema.PORT, uuid("port " + name), Map.of(Schema.NAME, OvsdbValue.of(name),
            Schema.INTERFACES, OvsdbValue.of(interfaceId), Schema.PORT_QOS, OvsdbValue.emptySet())));
        return interfaceId;
    }

    UUID interfaceRow(final String name, final long number, final Map<String, String> options,
            final Map<String, String> externalIds) {
        return interfaceRow(name, number, options, externalIds, Map.of());
    }

    /** The same with some columns overridden. */
    UUID interfaceRow(final String name, final long number, final Map<String, String> options,
            final Map<String, String> externalIds, final Map<String, OvsdbValue> other) {
        final var columns = new HashMap<String, OvsdbValue>(Map.of(Schema.NAME, OvsdbValue.of(name),
            "type", OvsdbValue.of(Schema.TUNNEL.equals(externalIds.get(Schema.OWNED)) ? "geneve" : ""),
            Schema.OPTIONS, OvsdbValue.stringMap(options),
            Schema.OFPORT, number == 0 ? OvsdbValue.emptySet() : OvsdbValue.of(number),
            Schema.EXTERNAL_IDS, OvsdbValue.stringMap(externalIds), "error", OvsdbValue.emptySet(),
            Schema.LINK_STATE, OvsdbValue.of("up"), Schema.ADMIN_STATE, OvsdbValue.of("up")));
        columns.put(Schema.POLICING_RATE, OvsdbValue.of(0));
        columns.put(Schema.POLICING_BURST, OvsdbValue.of(0));
        columns.putAll(other);
        return set(Schema.INTERFACE, uuid("interface " + name), columns);
    }

    /** The helper's port as Weft wants it, in the bridge that is made after it. */
    UUID controlPort(final long number) {
        port(WantedDatabase.CONTROL_PORT, number, Map.of(), Map.of());
        return interfaceRow(WantedDatabase.CONTROL_PORT, number, Map.of(), Map.of(Schema.OWNED, Schema.CONTROL),
            Map.of("type", OvsdbValue.of("internal")));
    }

    /** Takes a port out of the bridge that is made after it. */
    void outsideTheBridge(final String port) {
        ports.remove(port);
    }

    static UUID uuid(final String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    private UUID set(final String table, final UUID uuid, final Map<String, OvsdbValue> columns) {
        view.set(table, uuid, Row.of(uuid, columns));
        return uuid;
    }

    static List<String> describe(final Transaction transaction) {
        return transaction.operations().stream().map(Operation::describe).toList();
    }
}
