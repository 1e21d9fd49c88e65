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
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.report.ReportAccess;
import dev.weft.southbound.ovsdb.PortShape;
import dev.weft.southbound.ovsdb.SheetKey;
import dev.weft.southbound.ovsdb.WantedDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a node's database shall hold, from what the node shall do. Texts are made when they change. Not thread-safe. */
final class DatabaseWishes {
    /** The datapath in userspace. */
    static final String NETDEV = "netdev";

    private final NodeId node;
    private final int openflowPort;
    private final ReportAccess reports;

    private NodeSpec written;
    private boolean polices;
    private boolean tracks;
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

    /** What the helper must know of ends, networks and nodes that changed; empty: no such thing any more. */
    Map<SheetKey, Optional<String>> sheets(final NodeSpec spec, final ObjectBook book, final BookChanges changes) {
        final var sheets = new HashMap<SheetKey, Optional<String>>();
        changes.ends().forEach(key -> sheets.put(SheetKey.end(key.number()),
            Optional.ofNullable(book.get(key)).map(LinkEnd.class::cast).map(EndSheet::of)));
        final var networks = book.networks().discoveringAt(changes.hosts());
        networks.addAll(changes.networks());
        for (var network : networks) {
            if (network.kind() == NetworkKey.Kind.VNET) {
                sheets.put(SheetKey.vnet(network.number()),
                    book.networks().discovering(network).map(part -> NetworkSheet.of(part, book.networks(),
                        book.security().key(network))));
            }
        }
        changes.instances().forEach(key -> sheets.put(SheetKey.probe(key.number()),
            Optional.ofNullable(book.get(key)).map(ServiceInstance.class::cast).flatMap(ProbeSheet::of)));
        changes.gates().forEach(number -> sheets.put(SheetKey.gateway(number),
            book.gate(number).map(GatewaySheet::of)));
        changes.mappings().forEach(key -> sheets.put(SheetKey.mapping(key.number()),
            Optional.ofNullable(book.get(key)).map(MappedPath.class::cast).map(MappingSheet::of)));
        changes.secure().forEach(remote ->
            sheets.put(SheetKey.secure(remote.value()), SecuritySheet.of(remote, book.security())));
        sheets.put(SheetKey.SECURITY,
            Optional.of(SecuritySheet.of(spec)).filter(text -> book.security().isNeeded()));
        return sheets;
    }

    /**
     * The limits of ports that changed, as far as the database sets them: what ports send it limits only where the
     * datapath is the kernel's. In userspace frames are read before the kernel polices them.
     */
    Map<PortRef, PortShape> limits(final NodeSpec spec, final ObjectBook book, final BookChanges changes) {
        final var shapes = new HashMap<PortRef, PortShape>();
        changes.limits().forEach(limit -> shapes.putIfAbsent(limit.port(), PortShape.NONE));
        if (polices == spec.datapathType().equals(NETDEV)) {
            polices = !polices;
            book.all().stream().filter(PortLimit.class::isInstance).map(PortLimit.class::cast)
                .forEach(limit -> shapes.putIfAbsent(limit.port(), PortShape.NONE));
        }
        for (var port : shapes.keySet()) {
            book.needing(port).stream().map(book::get).filter(PortLimit.class::isInstance).map(PortLimit.class::cast)
                .forEach(limit -> shapes.put(port, new PortShape(polices ? limit.fromGuest() : OptionalInt.empty(),
                    limit.toGuest())));
        }
        return shapes;
    }

    /** What the helper must know of the node. */
    String sheet(final NodeSpec spec, final ObjectBook book, final BookChanges changes) {
        final boolean stateful = book.services().isStateful();
        if (!spec.equals(written) || changes.peers() || changes.remotes() || stateful != tracks) {
            sheet = HelperSheet.of(spec, book.networks().peers(), book.remotes(), stateful);
            written = spec;
            tracks = stateful;
        }
        return sheet;
    }

    /**
     * All but ends and networks.
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
        return new WantedDatabase(spec, "tcp:" + host + ":" + openflowPort, book.tunnels(), book.devices(),
            book.remotes(), nodeSheet,
            reports.settings().map(settings -> AccessSheet.of(node, host, settings, reports.token(node))));
    }
}
