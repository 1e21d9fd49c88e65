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
import static dev.weft.southbound.ovsdb.Schema.INTERFACE;
import static dev.weft.southbound.ovsdb.Schema.NAME;
import static dev.weft.southbound.ovsdb.Schema.POLICED;
import static dev.weft.southbound.ovsdb.Schema.PORTS;
import static dev.weft.southbound.ovsdb.Schema.ROOT;

import dev.weft.ovsdb.op.Mutate;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.op.Update;
import dev.weft.ovsdb.op.Where;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.List;
import java.util.TreeSet;

/** What is taken from a database that is not, or not any more, that of a node; as one transaction. Pure. */
final class Withdrawal {
    private Withdrawal() {
        // only functions
    }

    /**
     * All that Weft added; the bridge and others' ports stay.
     *
     * @param view what is there
     * @return the transaction; empty when there is nothing to do
     */
    static Transaction all(final DatabaseView view) {
        final var transaction = Transaction.on(Schema.DATABASE);
        final var limited = new TreeSet<>(view.shaped());
        view.table(INTERFACE).values().stream().filter(row -> row.getStringMap(EXTERNAL_IDS).containsKey(POLICED))
            .forEach(row -> limited.add(row.getString(NAME)));
        limited.forEach(port -> new ShapePlan(port, view, transaction).difference(PortShape.NONE));
        view.bridge().ifPresent(bridge -> {
            view.ownPorts().values().forEach(port ->
                transaction.add(Mutate.rows(BRIDGE, Where.uuid(bridge.uuid())).delete(PORTS, port.uuid())));
            TableNames.remove(bridge, view.table(FLOW_TABLE), transaction);
            transaction.add(Update.rows(BRIDGE, Where.uuid(bridge.uuid()))
                .set("controller", OvsdbValue.emptySet()));
        });
        view.root().ifPresent(root -> transaction.add(Mutate.rows(ROOT, Where.uuid(root.uuid()))
            .deleteKeys(EXTERNAL_IDS, RootIds.ours(root))));
        return transaction;
    }

    /**
     * What the helper needs to report.
     *
     * @param view what is there
     * @return the transaction; empty when there is nothing to do
     */
    static Transaction access(final DatabaseView view) {
        final var transaction = Transaction.on(Schema.DATABASE);
        view.root().ifPresent(root -> transaction.add(Mutate.rows(ROOT, Where.uuid(root.uuid()))
            .deleteKeys(EXTERNAL_IDS, List.of(Schema.ACCESS))));
        return transaction;
    }
}
