/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

/**
 * Where the flows are whose counters tell what the ends of links sent and received (VL-11, VL-12).
 *
 * @param bridge the integration bridge, which has the ends' ports
 * @param sentTable number of the OpenFlow table with the flows that take frames from ends: 0 to 254
 * @param receivedTable that with the flows that give frames to ends
 */
public record LinkFlows(String bridge, int sentTable, int receivedTable) {
    private static final int MAX_TABLE = 254;

    public LinkFlows {
        InterfaceName.check("bridge", bridge);
        check("sent-table", sentTable);
        check("received-table", receivedTable);
    }

    private static void check(final String what, final int table) {
        if (table < 0 || table > MAX_TABLE) {
            throw new IllegalArgumentException(what + " should be 0 to " + MAX_TABLE + ", but is " + table);
        }
    }
}
