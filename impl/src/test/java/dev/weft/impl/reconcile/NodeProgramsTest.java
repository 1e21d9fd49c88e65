/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.PathId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Only differences are handed out, and what owners share is handed out once. */
public class NodeProgramsTest {
    private static final NodeId NODE = new NodeId("host1");
    private static final Owner ONE = new Owner.OfLink(new LinkId("one"));
    private static final Owner TWO = new Owner.OfLink(new LinkId("two"));

    private final NodePrograms programs = new NodePrograms();

    private static Peer peer(final String remote) {
        final var path = new PathId(2);
        return new Peer(ObjectKey.peer(path, "host2/ipv4"), path, new Carrier.Tunnel(
            InetAddresses.forString("10.0.0.1"), InetAddresses.forString(remote), Optional.empty()));
    }

    private static ShutPort port(final String name) {
        final var id = new InterfaceId("fw", name);
        return new ShutPort(ObjectKey.shutPort(id), new PortRef.Plugged(id.toString()));
    }

    private void needs(final Owner owner, final NodeObject... objects) {
        programs.replace(owner, objects.length == 0 ? Map.of() : Map.of(NODE, List.of(objects)));
    }

    @Test
    public void sharedObjects() {
        needs(ONE, peer("10.0.0.2"), port("a"));
        needs(TWO, peer("10.0.0.2"));
        assertEquals(NodeProgram.of(List.of(peer("10.0.0.2"), port("a"))), programs.takeChange(NODE));
        assertEquals(Set.of(ONE, TWO), programs.users(NODE, peer("10.0.0.2").key()));
        needs(ONE);
        assertEquals(new NodeProgram(List.of(), List.of(port("a").key())), programs.takeChange(NODE));
        needs(TWO);
        assertEquals(new NodeProgram(List.of(), List.of(peer("10.0.0.2").key())), programs.takeChange(NODE));
        assertEquals(Set.of(), programs.users(NODE));
        assertTrue(programs.complete(NODE).isEmpty());
    }

    @Test
    public void changedForOneOwnerAfterTheOther() {
        needs(ONE, peer("10.0.0.2"));
        needs(TWO, peer("10.0.0.2"));
        programs.takeChange(NODE);
        needs(ONE, peer("10.0.0.3"));
        needs(TWO, peer("10.0.0.3"));
        assertEquals(NodeProgram.of(List.of(peer("10.0.0.3"))), programs.takeChange(NODE));
    }

    @Test
    public void thereAndBackIsNoChange() {
        needs(ONE, peer("10.0.0.2"), port("a"));
        programs.takeChange(NODE);
        needs(ONE);
        needs(TWO, peer("10.0.0.3"));
        needs(TWO);
        needs(ONE, port("a"), peer("10.0.0.2"));
        assertEquals(Set.of(NODE), programs.touched());
        assertTrue(programs.takeChange(NODE).isEmpty());
        assertEquals(Set.of(), programs.touched());
    }

    @Test
    public void handedFromOwnerToOwner() {
        needs(ONE, port("a"));
        programs.takeChange(NODE);
        needs(TWO, port("a"));
        needs(ONE);
        assertTrue(programs.takeChange(NODE).isEmpty());
        assertEquals(NodeProgram.of(List.of(port("a"))), programs.complete(NODE));
    }
}
