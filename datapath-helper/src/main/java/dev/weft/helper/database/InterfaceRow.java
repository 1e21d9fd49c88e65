/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.database;

import dev.weft.ovsdb.value.Row;
import java.util.Objects;
import java.util.Optional;

/**
 * What the database says of an interface of Open vSwitch.
 *
 * @param name of the interface
 * @param ifaceId what is plugged in, as its owner says; empty: nobody said
 * @param ofport its OpenFlow number; less than 1: it does not work
 * @param up whether carrier and administrator let it work, as far as Open vSwitch knows
 */
public record InterfaceRow(String name, Optional<String> ifaceId, int ofport, boolean up) {
    static final String TABLE = "Interface";
    /** The last one only so that an interface that was made anew is told as a change. */
    static final String[] COLUMNS = {"name", "external_ids", "ofport", "link_state", "admin_state", "error", "ifindex"};

    private static final int HIGHEST = 0xfeff;
    private static final String DOWN = "down";

    public InterfaceRow {
        Objects.requireNonNull(name);
        Objects.requireNonNull(ifaceId);
    }

    static InterfaceRow of(final Row row) {
        final long ofport = row.getOptionalLong("ofport").orElse(0);
        final boolean works = ofport >= 1 && ofport <= HIGHEST && row.getOptionalString("error").isEmpty();
        return new InterfaceRow(row.getString("name"),
            Optional.ofNullable(row.getStringMap("external_ids").get("iface-id")), works ? (int) ofport : 0,
            !isDown(row, "link_state") && !isDown(row, "admin_state"));
    }

    private static boolean isDown(final Row row, final String column) {
        return row.getOptionalString(column).filter(DOWN::equals).isPresent();
    }
}
