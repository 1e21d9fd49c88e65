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
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Nat;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.Zone;
import dev.weft.pipeline.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A gateway as the pipeline knows it: by its number in {@link Field#GATE}, and by a zone of conntrack of its own.
 *
 * @param gateway the gateway
 */
record Gate(TenantGateway gateway) {
    /** What conntrack notes of connections that may go on. */
    static final int DECIDED = 1;
    /** The bits of {@link Field#GATE} that hold the number of the next hop. */
    static final Bits HOP = new Bits(Field.GATE, 0, Short.SIZE - 1);

    private static final long NUMBER = 0xffff_0000L;
    private static final int FIRST_INTERFACE = 1;

    boolean tracks() {
        return gateway.tracks();
    }

    /** Begins a flow for the frames of this gateway, whatever their next hop is. */
    Flow.Builder flow(final Table table, final int priority) {
        return Flow.in(table, priority, gateway.key()).match(Field.GATE, word(), NUMBER);
    }

    /** What {@link Field#GATE} holds before there is a next hop. */
    long word() {
        return (long) gateway.number() << Short.SIZE;
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

    /** The families of its addresses. */
    Set<Family> families() {
        return Arrays.stream(Family.values()).filter(family -> gateway.interfaces().stream()
            .flatMap(one -> one.addresses().stream()).anyMatch(own -> own.family() == family))
            .collect(Collectors.toUnmodifiableSet());
    }

    /** Looks for the connection of a frame, and translates the frame as was decided for it. */
    Track find(final Table next) {
        return new Track(zone(), Optional.of(next), Optional.empty(),
            gateway.translates() ? Optional.of(new Nat.Known()) : Optional.empty());
    }

    /** Translates a new connection, of which nothing else is decided yet. */
    Track translate(final Nat nat, final Table next) {
        return new Track(zone(), Optional.of(next), Optional.of(Track.Commit.with()), Optional.of(nat));
    }

    /** Lets a connection go on, translated or not; the table sees by the mark whether it was remembered. */
    Track commit(final Optional<Nat> nat, final Table next) {
        return new Track(zone(), Optional.of(next), Optional.of(Track.Commit.with(decided())), nat);
    }

    private Zone zone() {
        return new Zone.Fixed(Action.MAX_PORT + gateway.number());
    }

    private static Action decided() {
        return new Action.SetField(Field.CT_MARK, Value.of(DECIDED));
    }

    /** The families, in order. */
    List<Family> sortedFamilies() {
        return families().stream().sorted().toList();
    }
}
