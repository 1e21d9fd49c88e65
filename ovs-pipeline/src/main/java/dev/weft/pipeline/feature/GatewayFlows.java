/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.gateway.Forward;
import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.OwnAddress;
import dev.weft.api.id.MacAddress;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.api.service.Ports;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.DeleteField;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Nat;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A tenant's gateway (GW-1): how frames come to it and leave it, and what it does with their destination. What it does
 * with connections is in {@link FilterFlows}, where it sends them in {@link RoutingFlows}.
 */
final class GatewayFlows {
    private static final int NOTHING = 0;
    private static final int ARP = 0x0806;
    private static final int REQUEST = 1;
    private static final int ICMP6 = 58;
    private static final int SOLICITATION = 135;
    private static final int ADVERTISEMENT = 136;
    private static final int TCP = 6;

    private final TenantGateway gateway;
    private final Router router;
    private final List<Flow> flows = new ArrayList<>();

    private GatewayFlows(final TenantGateway gateway) {
        this.gateway = gateway;
        router = new Router(gateway);
    }

    /**
     * The flows of a gateway.
     *
     * @param gateway the gateway
     * @param tunnels tells the number of the tunnel port by which frames of an interface leave the node
     * @return for each interface three to five and two for each address and its prefix; one for each rule, route and
     *     forward or more; and at most 17
     */
    static List<Flow> of(final TenantGateway gateway, final ToIntFunction<GatewayInterface> tunnels) {
        final var made = new GatewayFlows(gateway);
        for (var one : gateway.interfaces()) {
            made.addArrival(one);
            one.addresses().forEach(own -> made.addAddress(one, own));
            made.flows.add(made.depart(one, tunnels.applyAsInt(one)));
        }
        made.addEntry();
        gateway.forwards().forEach(made::addForward);
        made.flows.add(made.router.flow(Table.TRANSLATE, Priority.REST).goTo(Table.ROUTING));
        made.flows.addAll(RoutingFlows.of(made.router));
        made.flows.addAll(FilterFlows.of(made.router));
        return made.flows;
    }

    private void addArrival(final GatewayInterface one) {
        // nobody else sends with its address
        flows.add(NetworkFlows.known(gateway.key(), one.segment(), one.mac()));
        flows.add(NetworkFlows.lookup(gateway.key(), one.segment(), one.mac())
            .set(Field.GATE, router.gate().word())
            .set(Field.INGRESS, router.index(one))
            .goTo(Table.GATEWAY));
        // one flow gets a frame only: the copy is for all gateways of the network
        if (hasFamily(one, Family.IPV4)) {
            flows.add(heard(one).match(Field.ETH_TYPE, ARP).then(new Action.Resubmit(Table.REFER)).goTo(Table.ROUTE));
        }
        if (hasFamily(one, Family.IPV6)) {
            flows.add(Classified.neighbour(heard(one), ADVERTISEMENT)
                .then(new Action.Resubmit(Table.REFER)).goTo(Table.ROUTE));
        }
    }

    private Flow.Builder heard(final GatewayInterface one) {
        return refer(group(one, Priority.HEARD + gateway.number()), Reason.HEARD);
    }

    private static boolean hasFamily(final GatewayInterface one, final Family family) {
        return one.addresses().stream().anyMatch(own -> own.family() == family);
    }

    private void addAddress(final GatewayInterface one, final OwnAddress own) {
        final var sought = refer(group(one, Priority.SOUGHT), Reason.OWN);
        if (own.family() == Family.IPV4) {
            sought.match(Field.ETH_TYPE, ARP).match(Field.ARP_OP, REQUEST).match(Field.ARP_TPA, own.address());
        } else {
            Classified.neighbour(sought, SOLICITATION).match(Field.ND_TARGET, own.address());
        }
        flows.add(sought.goTo(Table.REFER));
        flows.add(to(router.flow(Table.TRANSLATE, Priority.ORDINARY), own.address())
            .set(Field.REASON, Reason.OWN.code()).goTo(Table.REFER));
    }

    private Flow.Builder group(final GatewayInterface one, final int priority) {
        return Flow.in(Table.LOOKUP, priority, gateway.key())
            .match(Field.SEGMENT, one.segment().metadata())
            .match(Field.ETH_DST, MacAddress.GROUP_BIT, MacAddress.GROUP_BIT);
    }

    private Flow.Builder refer(final Flow.Builder flow, final Reason reason) {
        return flow.set(Field.GATE, router.gate().word()).set(Field.REASON, reason.code());
    }

    private static Flow.Builder to(final Flow.Builder flow, final InetAddress address) {
        final var family = Family.of(address);
        return IpFrames.any(flow, family).match(IpFrames.destination(family), address);
    }

    private void addEntry() {
        for (var family : router.families()) {
            if (router.tracks()) {
                flows.add(IpFrames.whole(router.flow(Table.GATEWAY, Priority.ORDINARY), family)
                    .then(router.find(Table.TRANSLATE)).end());
                flows.add(IpFrames.fragment(router.flow(Table.GATEWAY, Priority.ORDINARY), family).drop());
            } else {
                flows.add(IpFrames.any(router.flow(Table.GATEWAY, Priority.ORDINARY), family).goTo(Table.TRANSLATE));
            }
        }
    }

    private void addForward(final Forward forward) {
        final var family = Family.of(forward.toAddress());
        final var outside = router.outside().orElseThrow();
        outside.addresses().stream().map(OwnAddress::address).filter(own -> Family.of(own) == family)
            .filter(own -> forward.address().isEmpty() || forward.address().orElseThrow().equals(own))
            .forEach(own -> flows.add(IpFrames.whole(router.flow(Table.TRANSLATE, Priority.SPECIAL), family)
                .match(Field.SEGMENT, outside.segment().metadata())
                .tracked(Set.of(CtState.NEW), Set.of())
                .match(Field.IP_PROTO, forward.protocol())
                .match(IpFrames.destination(family), own)
                .match(forward.protocol() == TCP ? Field.TCP_DST : Field.UDP_DST, forward.port())
                .then(router.translate(new Nat.To(Nat.End.DESTINATION, Nat.Addresses.of(forward.toAddress()),
                    Optional.of(new Ports(forward.toPort(), forward.toPort()))), Table.ROUTING))
                .end()));
    }

    /** As a frame of a station of this node, whatever it was before. */
    private Flow depart(final GatewayInterface one, final int tunnel) {
        final var kind = one.segment().kind();
        final var flow = router.flow(Table.DEPART, Priority.ORDINARY)
            .match(Field.SEGMENT, one.segment().metadata())
            .match(Field.ETH_SRC, one.mac().value())
            .set(Field.CONTROL, Integer.toUnsignedLong(ControlWord.data(SegmentKind.of(kind)).encode()))
            .set(Field.TUNNEL_PORT, Action.checkPort(tunnel))
            .set(Field.POLICY, PipelineFlows.NO_POLICY)
            .set(Field.FROM_PATH, NOTHING)
            .set(Field.LOCAL_PORT, NOTHING)
            // it may go back where it came from
            .then(new Action.Load(Bits.all(Field.IN_PORT), NOTHING))
            // of the outer header by which it came
            .set(Field.TUNNEL_SRC, NOTHING)
            .set(Field.TUNNEL_DST, NOTHING)
            .set(Field.TUNNEL_IPV6_SRC, NOTHING)
            .set(Field.TUNNEL_IPV6_DST, NOTHING);
        if (kind == Kind.VNET) {
            flow.move(new Bits(Field.SEGMENT, 0, Integer.SIZE - 1), Bits.all(Field.VNET_OPTION));
        } else {
            flow.then(new DeleteField(Field.VNET_OPTION));
        }
        return flow.then(new Action.Resubmit(Table.LOOKUP)).end();
    }
}
