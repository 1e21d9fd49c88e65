/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.io.IOException;

/**
 * Reads how many connections Open vSwitch may keep (SI-4): {@code {"limit":65536}}.
 */
final class ConntrackReader {
    /** As many as Open vSwitch keeps in all. */
    private static final int MAX_LIMIT = 3_000_000;

    private ConntrackReader() {
        // static access only
    }

    /** The limit of a zone, 1 to 3,000,000. */
    static int read(final SheetObject sheet) throws IOException, BadSheetException {
        final var conntrack = sheet.object("limit");
        int limit = 0;
        while (conntrack.next()) {
            if ("limit".equals(conntrack.key())) {
                limit = conntrack.number();
            } else {
                conntrack.skip();
            }
        }
        conntrack.need("limit");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new BadSheetException("conntrack.limit should be 1 to " + MAX_LIMIT + ", but is " + limit);
        }
        return limit;
    }
}
