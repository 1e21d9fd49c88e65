/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import dev.weft.pipeline.table.Table;

/**
 * How a flow is printed.
 *
 * @param tableNames whether tables are named; ovs-ofctl needs numbers unless the switch was told the names
 * @param cookie whether the cookie is shown
 */
public record TextStyle(boolean tableNames, boolean cookie) {
    /** For people: table names, no cookie. */
    public static final TextStyle NAMES = new TextStyle(true, false);
    /** For ovs-ofctl: table numbers and cookie. */
    public static final TextStyle NUMBERS = new TextStyle(false, true);

    /**
     * This style with the cookie.
     *
     * @return the style
     */
    public TextStyle withCookie() {
        return new TextStyle(tableNames, true);
    }

    String table(final int id) {
        final var number = Integer.toString(id);
        return tableNames ? Table.byId(id).map(Table::name).orElse(number) : number;
    }
}
