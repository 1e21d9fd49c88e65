/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.gson.JsonObject;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.Probe;

/** What the datapath helper must know of one end of a link, as JSON (VL-10, VL-11). It holds the link's key. */
final class EndSheet {
    private EndSheet() {
        // only a function
    }

    static String of(final LinkEnd end) {
        final var sheet = new JsonObject();
        sheet.addProperty("link", end.link().toString());
        sheet.addProperty("side", end.side() == 0 ? "a" : "b");
        sheet.addProperty("segment", end.segment().value());
        name(end.port(), sheet);
        if (end.far() instanceof Far.Remote remote && end.probe().isPresent()) {
            sheet.addProperty("far", remote.path().value());
        } else {
            sheet.addProperty("far", "local");
        }
        final var probe = end.probe().orElse(Probe.DEFAULT);
        sheet.addProperty("query-after", probe.queryAfter());
        sheet.addProperty("retry-after", probe.retryAfter());
        sheet.addProperty("inactive-after", probe.inactiveAfter());
        probe.key().map(LinkKey::base64).ifPresent(key -> sheet.addProperty("key", key));
        return sheet.toString();
    }

    /** Says by which name the helper finds a port. */
    static void name(final PortRef port, final JsonObject sheet) {
        if (port instanceof PortRef.Plugged guest) {
            sheet.addProperty("iface-id", guest.ifaceId());
        } else if (port instanceof PortRef.Physical card) {
            sheet.addProperty("device", card.device());
        } else if (port instanceof PortRef.Tunnel tunnel) {
            sheet.addProperty("device", tunnel.portName());
        }
    }
}
