/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import static dev.weft.southbound.ovsdb.Schema.EXTERNAL_IDS;
import static dev.weft.southbound.ovsdb.Schema.INTERFACE;
import static dev.weft.southbound.ovsdb.Schema.NAME;
import static dev.weft.southbound.ovsdb.Schema.PORT;
import static dev.weft.southbound.ovsdb.Schema.QOS;
import static dev.weft.southbound.ovsdb.Schema.SHAPE;

import dev.weft.api.node.PortRef;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.replica.RowChange;
import dev.weft.ovsdb.value.Row;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The limits of ports that the database sets (VN-9), and where they may not be as wanted. A change of one of thousands
 * costs one port. Not thread-safe.
 */
final class PortShapes {
    /** Most ports in one transaction; the database does nothing else meanwhile. */
    private static final int MAX_AT_ONCE = 500;
    private static final Set<String> SHAPEABLE = Set.of("", "system");

    private final Map<PortRef, PortShape> wanted = new HashMap<>();
    private final Map<PortRef, Optional<String>> faults = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private Map<PortRef, Optional<String>> changed = new HashMap<>();

    /** Changes what is wanted; a port without limits has {@link PortShape#NONE}. */
    void want(final Map<PortRef, PortShape> changes, final DatabaseView view, final PortFacts ports) {
        changes.forEach((port, shape) -> {
            if (shape.equals(PortShape.NONE)) {
                wanted.remove(port);
                faults.remove(port);
            } else {
                wanted.put(port, shape);
                faults.remove(port);
            }
            ports.interfaceOf(port).map(view.table(INTERFACE)::get).ifPresent(row -> open.add(row.getString(NAME)));
        });
    }

    /** Takes note of a row that changed. */
    void changed(final RowChange change) {
        change.before().ifPresent(row -> mark(change.table(), row));
        change.after().ifPresent(row -> mark(change.table(), row));
    }

    private void mark(final String table, final Row row) {
        if (table.equals(INTERFACE) || table.equals(PORT)) {
            open.add(row.getString(NAME));
        } else if (table.equals(QOS)) {
            Optional.ofNullable(row.getStringMap(EXTERNAL_IDS).get(SHAPE)).ifPresent(open::add);
        }
    }

    /** Adds what is to be done now; there may be more after that. */
    void difference(final DatabaseView view, final PortFacts ports, final Transaction transaction) {
        final var each = open.iterator();
        for (int changes = 0; each.hasNext() && changes < MAX_AT_ONCE;) {
            final var name = each.next();
            final var row = view.interfaceNamed(name);
            final var port = row.flatMap(known -> ports.portOf(known.uuid()));
            final int before = transaction.operations().size();
            new ShapePlan(name, view, transaction).difference(port.map(ref ->
                shape(ref, row.orElseThrow())).orElse(PortShape.NONE));
            if (transaction.operations().size() == before) {
                each.remove();
            } else {
                changes++;
            }
        }
    }

    private PortShape shape(final PortRef port, final Row row) {
        final var shape = wanted.getOrDefault(port, PortShape.NONE);
        final var type = row.getString("type");
        final boolean possible = shape.toGuest().isEmpty() || SHAPEABLE.contains(type);
        final var fault = possible ? Optional.<String>empty()
            : Optional.of("what the port receives cannot be limited: its interface is of type '" + type
                + "', and Open vSwitch limits only what it sends to network devices; use a tap or veth device");
        if (wanted.containsKey(port) && !fault.equals(faults.put(port, fault))) {
            changed.put(port, fault);
        }
        return possible ? shape : new PortShape(shape.fromGuest(), PortShape.NONE.toGuest());
    }

    /** Takes which limits cannot be met, and why, or can be now, since the last call. */
    Map<PortRef, Optional<String>> takeFaults() {
        final var taken = changed;
        changed = new HashMap<>();
        return taken;
    }
}
