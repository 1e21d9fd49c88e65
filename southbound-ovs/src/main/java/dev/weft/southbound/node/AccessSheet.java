/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.gson.JsonObject;
import dev.weft.api.id.NodeId;
import dev.weft.api.report.ReportSettings;

/** How a node's helper reaches this controller to report, as JSON (VL-12). It holds a password and a token. */
final class AccessSheet {
    private AccessSheet() {
        // only a function
    }

    /**
     * Writes it.
     *
     * @param node the node
     * @param address this controller's address, as the node reaches it
     * @param settings what is the same for all nodes
     * @param token what the helper proves with that it is that node's
     * @return JSON
     */
    static String of(final NodeId node, final String address, final ReportSettings settings, final String token) {
        final var sheet = new JsonObject();
        sheet.addProperty("node", node.toString());
        sheet.addProperty("instance", settings.instance().toString());
        sheet.addProperty("url", "https://" + address + ":" + settings.httpsPort());
        sheet.addProperty("user", settings.user());
        sheet.addProperty("password", settings.password());
        sheet.addProperty("token", token);
        sheet.addProperty("certificate", settings.certificate());
        sheet.addProperty("counters-every", settings.countersEvery());
        return sheet.toString();
    }
}
