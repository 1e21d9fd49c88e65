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
import static dev.weft.southbound.ovsdb.Schema.OTHER_CONFIG;
import static dev.weft.southbound.ovsdb.Schema.OWNED;
import static dev.weft.southbound.ovsdb.Schema.POLICING_BURST;
import static dev.weft.southbound.ovsdb.Schema.POLICING_RATE;
import static dev.weft.southbound.ovsdb.Schema.PORT;
import static dev.weft.southbound.ovsdb.Schema.PORT_QOS;
import static dev.weft.southbound.ovsdb.Schema.QOS;
import static dev.weft.southbound.ovsdb.Schema.SHAPE;

import dev.weft.ovsdb.op.Delete;
import dev.weft.ovsdb.op.Insert;
import dev.weft.ovsdb.op.Mutate;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.op.Update;
import dev.weft.ovsdb.op.Where;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.ovsdb.value.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The difference between the limits that a port shall have and those that it has (VN-9). What it receives is shaped by
 * a row of QoS of its own, what it sends by policing. Both are marked as Weft's; others' are replaced where a limit is
 * wanted and left alone where none is. Pure.
 */
final class ShapePlan {
    private static final String TYPE = "type";
    private static final String HTB = "linux-htb";
    private static final String MAX_RATE = "max-rate";
    private static final long BITS = 1000;
    /** A tenth of a second, but some frames of the largest size in any case; kbit. */
    private static final long PER_SECOND = 10;
    private static final long MIN_BURST = 200;

    private final String name;
    private final DatabaseView view;
    private final Transaction transaction;

    /**
     * Creates one.
     *
     * @param name the port's name
     * @param view what is
     * @param transaction gets what is to be done
     */
    ShapePlan(final String name, final DatabaseView view, final Transaction transaction) {
        this.name = name;
        this.view = view;
        this.transaction = transaction;
    }

    /** Adds what is to be done. */
    void difference(final PortShape wanted) {
        final var port = view.portNamed(name);
        final var rows = view.shapesOf(name);
        if (port.isPresent() && wanted.toGuest().isPresent()) {
            shape(port.orElseThrow(), rows, wanted.toGuest().getAsInt() * BITS);
        } else {
            port.filter(row -> rows.stream().anyMatch(qos -> row.getUuidSet(PORT_QOS).contains(qos.uuid())))
                .ifPresent(row -> transaction.add(Update.rows(PORT, Where.uuid(row.uuid()))
                    .set(PORT_QOS, OvsdbValue.emptySet())));
            rows.forEach(this::delete);
        }
        view.interfaceNamed(name).ifPresent(row -> police(row, wanted));
    }

    private void shape(final Row port, final List<Row> rows, final long rate) {
        final var config = Map.of(MAX_RATE, Long.toString(rate));
        if (rows.isEmpty()) {
            final var row = "shape" + transaction.operations().size();
            transaction.add(Insert.into(QOS).named(row).set(TYPE, HTB).set(OTHER_CONFIG, config)
                .set(EXTERNAL_IDS, Map.of(OWNED, SHAPE, SHAPE, name)));
            transaction.add(Update.rows(PORT, Where.uuid(port.uuid())).setRef(PORT_QOS, row));
            return;
        }
        final var first = rows.get(0);
        if (!HTB.equals(first.getString(TYPE)) || !first.getStringMap(OTHER_CONFIG).equals(config)) {
            transaction.add(Update.rows(QOS, Where.uuid(first.uuid())).set(TYPE, HTB).set(OTHER_CONFIG, config));
        }
        if (!port.getUuidSet(PORT_QOS).contains(first.uuid())) {
            transaction.add(Update.rows(PORT, Where.uuid(port.uuid())).set(PORT_QOS, OvsdbValue.of(first.uuid())));
        }
        rows.stream().skip(1).forEach(this::delete);
    }

    private void delete(final Row qos) {
        transaction.add(Delete.rows(QOS, Where.uuid(qos.uuid())));
    }

    private void police(final Row row, final PortShape wanted) {
        final boolean marked = row.getStringMap(EXTERNAL_IDS).containsKey(Schema.POLICED);
        final var where = Where.uuid(row.uuid());
        if (wanted.fromGuest().isPresent()) {
            final long rate = wanted.fromGuest().getAsInt();
            if (!marked) {
                transaction.add(Mutate.rows(INTERFACE, where).putAll(EXTERNAL_IDS, Map.of(Schema.POLICED, SHAPE)));
            }
            setPolicing(row, rate, Math.max(MIN_BURST, rate / PER_SECOND));
        } else if (marked) {
            setPolicing(row, 0, 0);
            transaction.add(Mutate.rows(INTERFACE, where).deleteKeys(EXTERNAL_IDS, List.of(Schema.POLICED)));
        }
    }

    private void setPolicing(final Row row, final long rate, final long burst) {
        if (!Optional.of(rate).equals(number(row, POLICING_RATE))
                || !Optional.of(burst).equals(number(row, POLICING_BURST))) {
            transaction.add(Update.rows(INTERFACE, Where.uuid(row.uuid())).set(POLICING_RATE, rate)
                .set(POLICING_BURST, burst));
        }
    }

    private static Optional<Long> number(final Row row, final String column) {
        final var value = row.getOptionalLong(column);
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
