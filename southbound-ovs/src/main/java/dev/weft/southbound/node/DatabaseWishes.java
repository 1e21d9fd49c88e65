/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.report.ReportAccess;
import dev.weft.southbound.ovsdb.WantedDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a node's database shall hold, from what the node shall do. Texts are made when they change. Not thread-safe. */
final class DatabaseWishes {
    private final NodeId node;
    private final int openflowPort;
    private final ReportAccess reports;

    private NodeSpec written;
    private String sheet;

    /**
     * Creates one.
     *
     * @param node the node
     * @param openflowPort the TCP port on which switches connect
     * @param reports how the node's helper reaches this controller
     */
    DatabaseWishes(final NodeId node, final int openflowPort, final ReportAccess reports) {
        this.node = node;
        this.openflowPort = openflowPort;
        this.reports = reports;
    }

    /** What the helper must know of the ends that changed, by end id; empty: no such end any more. */
    Map<Long, Optional<String>> ends(final ObjectBook book, final BookChanges changes) {
        final var ends = new HashMap<Long, Optional<String>>();
        changes.ends().forEach(key ->
            ends.put(key.number(), Optional.ofNullable(book.get(key)).map(LinkEnd.class::cast).map(EndSheet::of)));
        return ends;
    }

    /** What the helper must know of the node. */
    String sheet(final NodeSpec spec, final ObjectBook book, final BookChanges changes) {
        if (!spec.equals(written) || changes.peers()) {
            sheet = HelperSheet.of(spec, book.peers());
            written = spec;
        }
        return sheet;
    }

    /**
     * All but the ends.
     *
     * @param spec the node
     * @param book what it shall do
     * @param nodeSheet what its helper must know of it
     * @param address this controller's address, as the node reaches it
     * @return what is wanted
     */
    WantedDatabase database(final NodeSpec spec, final ObjectBook book, final String nodeSheet,
            final String address) {
        final var host = address.indexOf(':') < 0 ? address : "[" + address + "]";
        return new WantedDatabase(spec, "tcp:" + host + ":" + openflowPort, book.tunnels(), book.devices(), nodeSheet,
            reports.settings().map(settings -> AccessSheet.of(node, host, settings, reports.token(node))));
    }
}
