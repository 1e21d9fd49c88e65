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
 * Reads the sheet's part on the flows of links.
 */
final class LinkFlowsReader {
    private LinkFlowsReader() {
        // static access only
    }

    static LinkFlows read(final SheetObject sheet) throws IOException, BadSheetException {
        final var flows = sheet.object("bridge", "sent-table", "received-table");
        String bridge = "";
        int sent = 0;
        int received = 0;
        while (flows.next()) {
            switch (flows.key()) {
                case "bridge" -> bridge = flows.text();
                case "sent-table" -> sent = flows.number();
                case "received-table" -> received = flows.number();
                default -> flows.skip();
            }
        }
        flows.need("bridge", "sent-table", "received-table");
        try {
            return new LinkFlows(bridge, sent, received);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException("flows: " + e.getMessage(), e);
        }
    }
}
