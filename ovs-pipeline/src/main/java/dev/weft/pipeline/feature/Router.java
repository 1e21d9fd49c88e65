/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.overlay.Family;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Nat;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A gateway as the pipeline knows it (GW-1): a gate whose frames come and go by interfaces.
 *
 * @param gateway the gateway
 */
record Router(TenantGateway gateway) {
    /** What conntrack notes of connections that may go on. */
    static final int DECIDED = 1;

    private static final int FIRST_INTERFACE = 1;

    Gate gate() {
        return new Gate(gateway.key(), gateway.number());
    }

    boolean tracks() {
        return gateway.tracks();
    }

    /** Begins a flow for the frames of this gateway, whatever their next hop is. */
    Flow.Builder flow(final Table table, final int priority) {
        return gate().flow(table, priority);
    }

    /** The number of an interface in {@link Field#INGRESS}. */
    int index(final GatewayInterface one) {
        return gateway.interfaces().indexOf(one) + FIRST_INTERFACE;
    }

    GatewayInterface in(final NetworkId network) {
        return gateway.interfaces().stream().filter(one -> one.network().equals(network)).findFirst().orElseThrow();
    }

    Optional<GatewayInterface> outside() {
        return gateway.interfaces().stream().filter(GatewayInterface::outside).findFirst();
    }

    /** The families of its addresses, in order. */
    List<Family> families() {
        return Arrays.stream(Family.values()).filter(family -> gateway.interfaces().stream()
            .flatMap(one -> one.addresses().stream()).anyMatch(own -> own.family() == family)).toList();
    }

    /** Looks for the connection of a frame, and translates the frame as was decided for it. */
    Track find(final Table next) {
        return gate().find(next, gateway.translates() ? Optional.of(new Nat.Known()) : Optional.empty());
    }

    /** Translates a new connection, of which nothing else is decided yet. */
    Track translate(final Nat nat, final Table next) {
        return gate().remember(Optional.of(nat), next);
    }

    /** Lets a connection go on, translated or not. */
    Track commit(final Optional<Nat> nat, final Table next) {
        return gate().remember(nat, next, new Action.SetField(Field.CT_MARK, Value.of(DECIDED)));
    }
}
