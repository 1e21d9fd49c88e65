/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.southbound.ovsdb.SheetKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** What helpers are told of gateways (GW-1). */
public class GatewaySheetTest {
    private static final NetworkKey RED = new NetworkKey(NetworkKey.Kind.FENCE, 0x3001);
    private static final NetworkKey FARM = NetworkKey.vnet(0xf000_0001L);

    @Test
    public void interfacesAndNextHopsAreTold() {
        assertEquals("{\"gateway\":\"edge\",\"number\":3,\"interfaces\":["
            + "{\"network\":\"fence-12289\",\"segment\":\"12289\",\"mac\":\"0a:00:00:00:00:01\","
            + "\"addresses\":[\"10.1.0.1/24\",\"fd00:1::1/64\"],\"next-hops\":[]},"
            + "{\"network\":\"vnet-4026531841\",\"segment\":\"8321499137\",\"mac\":\"0a:00:00:00:00:02\","
            + "\"addresses\":[\"198.51.100.2/24\"],\"next-hops\":[{\"number\":7,\"address\":\"198.51.100.1\"},"
            + "{\"number\":9,\"address\":\"198.51.100.9\"}]}]}", GatewaySheet.of(Things.gateway("edge", 3, RED, FARM)));
    }

    @Test
    public void numbersMayChangeHands() {
        final var book = new ObjectBook();
        book.put(Things.gateway("edge", 1, RED, FARM));
        book.put(Things.gateway("twin", 2, RED, FARM));
        book.takeChanges();
        book.put(Things.gateway("edge", 2, RED, FARM));
        book.put(Things.gateway("twin", 1, RED, FARM));
        assertEquals(List.of(1, 2), book.takeChanges().gates().stream().sorted().toList());
        assertEquals(Optional.of("twin"), name(book, 1));
        assertEquals(Optional.of("edge"), name(book, 2));
        book.remove(Things.gateway("edge", 2, RED, FARM).key());
        assertEquals(Optional.empty(), name(book, 2));
        assertEquals(List.of(2), book.takeChanges().gates().stream().toList());
        assertEquals("weft-gateway-2", SheetKey.gateway(2).text());
    }

    @Test
    public void aFirewallIsAnotherOwnerOfItsNumberInEachNetwork() {
        assertEquals("{\"gateway\":\"fw/one of fence-12289\",\"number\":3,\"interfaces\":[]}",
            GatewaySheet.of(Things.firewall("one", 3, RED)));
        final var book = new ObjectBook();
        book.put(Things.gateway("edge", 3, RED, FARM));
        book.takeChanges();
        book.remove(Things.gateway("edge", 3, RED, FARM).key());
        assertFalse(book.services().isStateful());
        book.put(Things.firewall("one", 3, RED));
        assertTrue(book.services().isStateful());
        assertEquals(Set.of(3), book.takeChanges().gates());
        assertEquals(Optional.of(Things.firewall("one", 3, RED)), book.gate(3));
        book.remove(Things.firewall("one", 3, RED).key());
        assertEquals(Optional.empty(), book.gate(3));
        assertEquals(Set.of(3), book.takeChanges().gates());
    }

    @Test
    public void theStateOfConnectionsIsKeptForGatewaysThatTrack() {
        final var gateway = Things.gateway("edge", 1, RED, FARM);
        final var router = new TenantGateway(gateway.gateway(), 1, gateway.interfaces(), gateway.routes(),
            Optional.empty(), List.of(), List.of(), true);
        final var book = new ObjectBook();
        book.put(gateway);
        assertTrue(book.services().isStateful());
        book.put(router);
        assertFalse(book.services().isStateful());
    }

    private static Optional<String> name(final ObjectBook book, final int number) {
        return book.gate(number).map(TenantGateway.class::cast).map(gateway -> gateway.gateway().value());
    }
}
