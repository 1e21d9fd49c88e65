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

import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.service.Probing;
import dev.weft.southbound.ovsdb.PortNews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Test;

/** What a change of one thing touches, however many others there are. */
public class ObjectBookTest {
    private static final NetworkKey FENCE = new NetworkKey(NetworkKey.Kind.FENCE, 0x3001);
    private static final int MANY = 2000;

    private final ObjectBook book = new ObjectBook();

    @Test
    public void aPortTouchesItsMemberAndTheNetwork() {
        final var members = members(MANY);
        members.forEach(book::put);
        final var part = Things.part(FENCE, members);
        book.put(part);
        assertEquals(Set.of(members.get(7).key(), part.key()), book.needing(members.get(7).port()));
        book.remove(part.key());
        assertEquals(Set.of(members.get(7).key()), book.needing(members.get(7).port()));
    }

    @Test
    public void oneMemberMoreLooksAtOnePort() {
        final var members = members(MANY);
        book.put(Things.part(FENCE, members));
        book.takeChanges();
        final var one = Things.member(FENCE, "one-more");
        final var more = new ArrayList<>(members);
        more.add(one);
        book.put(one);
        book.put(Things.part(FENCE, more));
        assertEquals(Set.of(one.port()), book.takeChanges().ports());

        book.put(Things.part(FENCE, members));
        assertEquals(Set.of(one.port()), book.takeChanges().ports());
        assertEquals("of the member itself", Set.of(one.key()), book.needing(one.port()));
        book.remove(one.key());
        assertEquals(Set.of(), book.needing(one.port()));
    }

    @Test
    public void devicesOfMembersAreWantedUntilNobodyNeedsThem() {
        final PortRef card = new PortRef.Physical("eth7");
        final var guest = Things.member(FENCE, "guest");
        final var member = new NetworkMember(guest.network(), guest.segment(), guest.member(), card, guest.macs(),
            guest.learning(), guest.udpPort(), guest.dscp());
        book.put(member);
        book.put(Things.part(FENCE, List.of(member)));
        assertEquals(Set.of("eth7"), book.devices());
        book.remove(member.key());
        assertEquals(Set.of("eth7"), book.devices());
        book.put(Things.part(FENCE, List.of()));
        assertEquals(Set.of(), book.devices());
    }

    @Test
    public void tunnelPortsAreNeededByMembers() {
        final var member = Things.member(FENCE, "guest");
        book.put(member);
        final var tunnel = book.tunnels().iterator().next();
        assertEquals(Set.of(member.key()), book.needing(tunnel));
        book.remove(member.key());
        assertTrue(book.tunnels().isEmpty());
    }

    @Test
    public void onePortOfThousandsCompilesTwoObjects() {
        final var wanted = new WantedObjects(new FlowLedger(), new MeterLedger());
        final var members = members(MANY);
        final var part = Things.part(FENCE, members);
        members.forEach(wanted::put);
        wanted.put(part);
        wanted.ports(new PortNews(Map.of(), Map.of(), Map.of(), Map.of(), Map.of()));
        final var port = members.get(1234).port();
        final Set<ObjectKey> affected = wanted.ports(new PortNews(Map.of(port, OptionalInt.of(9)), Map.of(), Map.of(),
            Map.of(), Map.of()));
        assertEquals(Set.of(members.get(1234).key(), part.key()), affected);
    }

    @Test
    public void theHelpersPortsTouchPeersOnly() {
        final var link = Things.link(5, "a", 2);
        book.put(link);
        book.put(Things.peer(2));
        book.put(Things.member(FENCE, "guest"));
        assertEquals(Set.of(Things.peer(2).key()), book.needingHelper());
    }

    @Test
    public void servicesNeedTheirPorts() {
        final var probed = Things.instance(FENCE, "one", Optional.of(new Probing(Probing.Kind.ETHERNET,
            Duration.ofSeconds(1), 3)));
        final var path = Things.servicePath(FENCE, 1, ServicePath.Role.CURRENT, "one");
        final var policies = Things.policies(Things.member(FENCE, "guest"));
        book.put(probed);
        book.put(path);
        book.put(policies);
        assertEquals(Set.of(probed.key(), path.key()), book.needing(probed.in()));
        assertEquals(Set.of(probed.key(), path.key()), book.needing(probed.out()));
        assertEquals(Set.of(policies.key()), book.needing(policies.port()));
        assertEquals(Set.of(probed.key()), book.needingHelper());
        final var changes = book.takeChanges();
        assertEquals(Set.of(probed.key()), changes.instances());
        assertEquals(Set.of(probed.in(), probed.out(), policies.port()), changes.ports());
        assertTrue(book.services().isStateful());

        book.put(Things.instance(FENCE, "one", Optional.empty()));
        assertEquals(Set.of(), book.needingHelper());
        assertEquals(Set.of(probed.key()), book.takeChanges().instances());
        List.of(probed, path, policies).forEach(object -> book.remove(object.key()));
        assertEquals(Set.of(), book.needing(probed.in()));
        assertFalse(book.services().isStateful());
    }

    private static List<NetworkMember> members(final int count) {
        final var members = new ArrayList<NetworkMember>();
        for (int i = 0; i < count; i++) {
            members.add(Things.member(FENCE, "guest-" + i));
        }
        return members;
    }
}
