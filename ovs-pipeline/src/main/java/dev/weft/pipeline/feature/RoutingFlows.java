/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.OwnAddress;
import dev.weft.api.service.Prefix;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.DecTtl;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a gateway sends packets (GW-1): into its own networks, or to routers there. */
final class RoutingFlows {
    private static final int OWN_NETWORK = 0;
    private static final int UNKNOWN = 0;

    private final Router gateway;
    private final Map<Prefix, Flow> routes = new LinkedHashMap<>();

    private RoutingFlows(final Router gateway) {
        this.gateway = gateway;
    }

    /**
     * The flows.
     *
     * @param gateway the gateway
     * @return one for each prefix, and one for all other destinations
     */
    static List<Flow> of(final Router gateway) {
        final var made = new RoutingFlows(gateway);
        // its own networks first: a route to the same prefix is of no use
        for (var one : gateway.gateway().interfaces()) {
            one.addresses().stream().map(OwnAddress::prefix).forEach(prefix -> made.add(prefix, one, OWN_NETWORK));
        }
        gateway.gateway().routes().forEach(route ->
            made.add(route.destination(), gateway.in(route.network()), route.number()));
        made.routes.put(null, gateway.flow(Table.ROUTING, Priority.REST)
            .set(Field.REASON, Reason.NO_ROUTE.code()).goTo(Table.REFER));
        return List.copyOf(made.routes.values());
    }

    private void add(final Prefix destination, final GatewayInterface one, final int hop) {
        final var family = destination.family();
        routes.putIfAbsent(destination, IpFrames.any(gateway.flow(Table.ROUTING, Priority.ROUTE + destination.length()),
                family)
            .match(IpFrames.destination(family), Masked.of(destination))
            .set(Field.SEGMENT, one.segment().metadata())
            .then(new Action.Load(Gate.HOP, hop))
            .set(Field.ETH_SRC, one.mac().value())
            .set(Field.ETH_DST, UNKNOWN)
            .then(new DecTtl())
            .goTo(gateway.tracks() ? Table.FILTER : Table.RESOLVE));
    }
}
