/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.api.report.ReportAccess;
import dev.weft.southbound.ovsdb.SheetKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Test;
import org.mockito.Mockito;

/** What helpers are told of networks in which they look for stations, and when. */
public class NetworkSheetTest {
    private static final NetworkKey VNET = NetworkKey.vnet(4097);
    private static final NetworkKey FENCE = new NetworkKey(NetworkKey.Kind.FENCE, 0x3001);
    private static final SheetKey KEY = SheetKey.vnet(4097);
    private static final String HEAD = "{\"vnet\":4097,\"network\":\"vnet-4097\",\"retry-after\":3,\"attempts\":5,"
        + "\"expiry\":30,\"queue\":16,\"far\":{";

    private final ObjectBook book = new ObjectBook();
    private final DatabaseWishes wishes = new DatabaseWishes(RealNode.NODE, 6653, Mockito.mock(ReportAccess.class));

    @Test
    public void membersAndOtherNodesInOrder() {
        final var web = Things.member(VNET, "web", "02:aa:00:00:00:02", "02:aa:00:00:00:01");
        final var app = Things.member(VNET, "app");
        book.put(Things.peer(3));
        book.put(Things.peer(2));
        book.put(web);
        book.put(app);
        book.put(Things.part(VNET, List.of(web, app), Things.path(3), Things.path(2)));
        assertEquals(Map.of(KEY, Optional.of(HEAD + "\"10.77.1.2\":2,\"10.77.1.3\":3},\"members\":["
            + "{\"iface-id\":\"app/eth0\",\"macs\":[]},"
            + "{\"iface-id\":\"web/eth0\",\"macs\":[\"02:aa:00:00:00:01\",\"02:aa:00:00:00:02\"]}]}")), sheets());
        book.remove(app.key());
        assertEquals("also a member alone", Set.of(KEY), sheets().keySet());
        book.remove(ObjectKey.network(web.network(), VNET));
        assertEquals(Map.of(KEY, Optional.empty()), sheets());
    }

    @Test
    public void underlayAddressWhateverTravelsThere() {
        final var two = new HostId(2);
        final var lan = PathId.inEthernet(Optional.of(two), OptionalInt.empty());
        final var secret = PathId.toHost(new HostId(3), Family.IPV4, Protection.ENCRYPTED);
        final var all = PathId.inEthernet(Optional.empty(), OptionalInt.empty());
        book.put(new Peer(ObjectKey.peer(lan, "2"), lan,
            new Carrier.Ethernet(1, new HostId(1), Optional.of(two), OptionalInt.empty())));
        book.put(new Peer(ObjectKey.peer(secret, "3"), secret, new Carrier.Tunnel(InetAddresses.forString("244.0.0.3"),
            InetAddresses.forString("244.0.0.7"), Optional.empty(), Protection.ENCRYPTED)));
        book.put(Things.part(VNET, List.of(), lan, secret, all));
        final var rest = "},\"members\":[]}";
        assertEquals("not known yet", Map.of(KEY, Optional.of(HEAD + rest)), sheets());

        book.put(Things.peer(2));
        assertEquals(Map.of(KEY, Optional.of(HEAD + "\"10.77.1.2\":" + lan.value() + rest)), sheets());
        book.put(Things.peer(3));
        assertEquals(Map.of(KEY, Optional.of(HEAD + "\"10.77.1.2\":" + lan.value() + ",\"10.77.1.3\":" + secret.value()
            + rest)), sheets());
        book.put(Things.peer(4));
        assertEquals("no way of this network", Map.of(), sheets());
        book.remove(Things.peer(2).key());
        assertEquals(Map.of(KEY, Optional.of(HEAD + "\"10.77.1.3\":" + secret.value() + rest)), sheets());
    }

    @Test
    public void floodsToManyReachNodesThatCanAnswer() {
        final var two = new HostId(2);
        final var vlan = OptionalInt.of(100);
        final var lan = PathId.inEthernet(Optional.of(two), vlan);
        final var all = PathId.inEthernet(Optional.empty(), vlan);
        final var group = InetAddresses.forString("239.87.16.1");
        final var many = PathId.multicast(group);
        final var here = new HostId(1);
        book.put(new Peer(ObjectKey.peer(lan, "2"), lan, new Carrier.Ethernet(1, here, Optional.of(two), vlan)));
        book.put(new Peer(ObjectKey.peer(all, "all"), all, new Carrier.Ethernet(1, here, Optional.empty(), vlan)));
        book.put(new Peer(ObjectKey.peer(many, "group"), many,
            new Carrier.Multicast(InetAddresses.forString("10.77.1.1"), group)));
        book.put(Things.peer(2));
        book.put(Things.peer(3));
        final var rest = "},\"members\":[]}";
        book.put(Things.part(VNET, List.of(), all));
        assertEquals(Map.of(KEY, Optional.of(HEAD + "\"10.77.1.2\":" + lan.value() + rest)), sheets());
        book.put(Things.part(VNET, List.of(), many));
        assertEquals(Map.of(KEY, Optional.of(HEAD + "\"10.77.1.2\":2,\"10.77.1.3\":3" + rest)), sheets());
        book.put(Things.peer(4));
        assertEquals("one more may listen", Map.of(KEY, Optional.of(HEAD + "\"10.77.1.2\":2,\"10.77.1.3\":3,"
            + "\"10.77.1.4\":4" + rest)), sheets());
    }

    @Test
    public void oneChangeIsOneSheet() {
        for (int i = 1; i <= 100; i++) {
            book.put(Things.part(NetworkKey.vnet(i), List.of(), Things.path(2)));
        }
        assertEquals(100, sheets().size());
        book.put(Things.member(NetworkKey.vnet(77), "guest"));
        assertEquals(Set.of(SheetKey.vnet(77)), sheets().keySet());
        assertEquals(Map.of(), sheets());
    }

    @Test
    public void fencesHaveNone() {
        book.put(Things.member(FENCE, "guest"));
        book.put(Things.part(FENCE, List.of(), Things.path(2)));
        assertEquals(Map.of(), sheets());
    }

    private Map<SheetKey, Optional<String>> sheets() {
        final var sheets = wishes.sheets(RealNode.SPEC, book, book.takeChanges());
        assertEquals("nothing is protected", Optional.empty(), sheets.remove(SheetKey.SECURITY));
        return sheets;
    }
}
