/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import static dev.weft.southbound.ovsdb.Schema.BRIDGE;
import static dev.weft.southbound.ovsdb.Schema.EXTERNAL_IDS;
import static dev.weft.southbound.ovsdb.Schema.FLOW_TABLE;
import static dev.weft.southbound.ovsdb.Schema.FLOW_TABLES;
import static dev.weft.southbound.ovsdb.Schema.NAME;
import static dev.weft.southbound.ovsdb.Schema.OWNED;

import dev.weft.ovsdb.op.Insert;
import dev.weft.ovsdb.op.Mutate;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.op.Update;
import dev.weft.ovsdb.op.Where;
import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.OvsdbMap;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.ovsdb.value.Row;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The names of the pipeline's tables, so that {@code ovs-ofctl} shows them. Only the name of a row is ever written:
 * what else an operator set for a table, such as a flow limit, stays. Pure.
 */
final class TableNames {
    private static final String MARK = "table";

    private TableNames() {
        // only functions
    }

    /**
     * Names all tables of a bridge that is to be made.
     *
     * @param transaction gets the new rows
     * @return the bridge's tables
     */
    static OvsdbValue create(final Transaction transaction) {
        final var tables = new LinkedHashMap<Atom, Atom>();
        for (var table : Table.values()) {
            tables.put(new Atom.IntegerAtom(table.id()), insert(table, transaction));
        }
        return new OvsdbMap(tables);
    }

    /**
     * Names the tables of a bridge that have no name or another one.
     *
     * @param bridge the bridge
     * @param rows the rows of all tables
     * @param transaction gets what is to be done
     */
    static void change(final Row bridge, final Map<UUID, Row> rows, final Transaction transaction) {
        final var present = bridge.getLongUuidMap(FLOW_TABLES);
        final var created = new LinkedHashMap<Atom, Atom>();
        for (var table : Table.values()) {
            final var uuid = present.get((long) table.id());
            final var row = uuid == null ? null : rows.get(uuid);
            if (uuid == null) {
                created.put(new Atom.IntegerAtom(table.id()), insert(table, transaction));
            } else if (row == null || !row.getOptionalString(NAME).orElse("").equals(table.name())) {
                transaction.add(Update.rows(FLOW_TABLE, Where.uuid(uuid)).set(NAME, table.name()));
            }
        }
        if (!created.isEmpty()) {
            transaction.add(Mutate.rows(BRIDGE, Where.uuid(bridge.uuid()))
                .insert(FLOW_TABLES, new OvsdbMap(created)));
        }
    }

    /**
     * Takes the rows that Weft made out of a bridge.
     *
     * @param bridge the bridge
     * @param rows the rows of all tables
     * @param transaction gets what is to be done
     */
    static void remove(final Row bridge, final Map<UUID, Row> rows, final Transaction transaction) {
        final var ours = new ArrayList<Long>();
        bridge.getLongUuidMap(FLOW_TABLES).forEach((id, uuid) -> {
            final var row = rows.get(uuid);
            if (row != null && row.getStringMap(EXTERNAL_IDS).containsKey(OWNED)) {
                ours.add(id);
            }
        });
        if (!ours.isEmpty()) {
            transaction.add(Mutate.rows(BRIDGE, Where.uuid(bridge.uuid()))
                .delete(FLOW_TABLES, OvsdbValue.integers(ours)));
        }
    }

    private static Atom insert(final Table table, final Transaction transaction) {
        final var name = new Atom.NamedUuid(MARK + table.id());
        transaction.add(Insert.into(FLOW_TABLE).named(name.name()).set(NAME, table.name())
            .set(EXTERNAL_IDS, Map.of(OWNED, MARK)));
        return name;
    }
}
