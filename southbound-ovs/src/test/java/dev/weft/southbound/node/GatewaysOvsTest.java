/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

/** A gateway comes to a real switch and its helper, changes, and goes (GW-1). */
public class GatewaysOvsTest extends OnRealNode {
    private static final NetworkKey RED = new NetworkKey(NetworkKey.Kind.FENCE, 0x3001);
    private static final PathId STREET = PathId.physical(OptionalInt.empty());
    private static final Peer WIRE = new Peer(ObjectKey.peer(STREET, "physical"), STREET,
        new Carrier.Physical(OptionalInt.empty()));
    private static final TenantGateway EDGE = Things.gateway("edge", 3, RED, NetworkKey.PHYSICAL);
    private static final String KEY = "weft-gateway-3";

    private static void manage(final TenantGateway gateway) throws Exception {
        node.manage(WIRE, Things.part(RED, List.of()), Things.part(NetworkKey.PHYSICAL, List.of(), STREET), gateway);
    }

    @Test
    public void aGatewayNeedsNoGuest() throws Exception {
        manage(EDGE);
        node.awaitInstalled(EDGE);
        Await.until("the helper", () -> node.rootId(KEY), text -> text.equals(GatewaySheet.of(EDGE)));
        Await.until("a limit", () -> node.rootId("weft-sheet"),
            text -> text.contains("\"conntrack\":{\"limit\":65536}"));

        final var more = new TenantGateway(EDGE.gateway(), EDGE.number(), EDGE.interfaces(),
            EDGE.routes().subList(0, 1), EDGE.translation(), List.of(), EDGE.rules(), true);
        node.apply(more);
        Await.until("one next hop", () -> node.rootId(KEY), text -> text.equals(GatewaySheet.of(more)));
        node.awaitInstalled(more);
        node.manage(WIRE);
        Await.until("no gateway", () -> node.rootId(KEY), String::isEmpty);
        node.awaitSynced();
        assertEquals(List.of(), node.ourDump().stream().filter(line -> line.contains("cookie=0x570f")).toList());
    }

    @Test
    public void aControllerThatComesBackSendsNothing() throws Exception {
        manage(EDGE);
        node.awaitInstalled(EDGE);
        node.awaitSynced();
        node.stopDriver();
        node.startDriver();
        manage(EDGE);
        node.awaitInstalled(EDGE);
        assertEquals(0, node.awaitSynced().flowMods());
    }

    @Test
    public void anotherNumberIsAnotherSheet() throws Exception {
        manage(EDGE);
        node.awaitInstalled(EDGE);
        final var other = Things.gateway("edge", 4, RED, NetworkKey.PHYSICAL);
        node.apply(other);
        Await.until("gone", () -> node.rootId(KEY), String::isEmpty);
        Await.until("come", () -> node.rootId("weft-gateway-4"), text -> text.equals(GatewaySheet.of(other)));
        node.awaitInstalled(other);
    }

    @Test
    public void whatTheHelperWroteStays() throws Exception {
        manage(EDGE);
        node.awaitInstalled(EDGE);
        final var neighbour = "cookie=0x580f000000000003,table=66,priority=100,ip,reg13=0x30000,metadata=0x3001,"
            + "nw_dst=10.1.0.10,actions=load:0x2aa00007231->NXM_OF_ETH_DST[]";
        node.ovs().ofctl("add-flow", "br-int", neighbour);
        node.apply(new TenantGateway(EDGE.gateway(), EDGE.number(), EDGE.interfaces(), EDGE.routes(),
            Optional.empty(), List.of(), List.of(), true));
        node.awaitSynced();
        assertEquals(1, node.ovs().ofctl("dump-flows", "br-int", "table=66,cookie=0x580f000000000003/-1").lines()
            .filter(line -> line.contains("nw_dst=10.1.0.10")).count());
    }
}
