/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.RelayIntent;
import dev.weft.impl.model.UnderlaySide;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** Who has to know of which relay, and who hears when that changes. */
public class RelaysTest {
    private final Relays relays = new Relays();

    private static NodeIntent node(final String name, final String segment, final int address,
            final RelayIntent relay) {
        return new NodeIntent(new NodeId(name), Optional.empty(), name, Optional.empty(), Optional.empty(), "netdev",
            Optional.ofNullable(segment), 1500,
            Optional.of(new UnderlaySide(InetAddresses.forString("10.0.0." + address), Optional.empty())),
            Optional.empty(), IntentDefaults.SOURCE_PORTS, IntentDefaults.OVERSIZE, Optional.ofNullable(relay));
    }

    private static RelayIntent relay(final int port, final String... peers) {
        final var ids = new TreeSet<NodeId>();
        for (var peer : peers) {
            ids.add(new NodeId(peer));
        }
        return new RelayIntent(ids, port, false);
    }

    private Set<String> set(final NodeIntent node) {
        final var dirty = new LinkedHashSet<NodeId>();
        relays.set(node.id(), Optional.of(node), dirty);
        final var names = new TreeSet<String>();
        dirty.forEach(id -> names.add(id.value()));
        return names;
    }

    @Test
    public void aRelayIsKnownOnItsSegmentAndToItsPeers() {
        final var a1 = node("a1", "a", 1, null);
        final var a2 = node("a2", "a", 2, relay(6090, "b1"));
        final var b1 = node("b1", "b", 3, relay(7000, "a2"));
        assertEquals(Set.of(), set(a1));
        assertEquals(Set.of("a1"), set(a2));
        assertEquals(Set.of("a2"), set(b1));
        assertEquals("[/10.0.0.2]", relays.of(a1).toString());
        assertEquals("its own is none", "[]", relays.of(a2).toString());
        final var carried = relays.by(a2).orElseThrow();
        assertEquals("[/10.0.0.1]", carried.nodes().toString());
        assertEquals("[Peer[address=/10.0.0.3, port=7000]]", carried.peers().toString());
        assertEquals(Optional.empty(), relays.by(a1));
    }

    @Test
    public void changesReachWhoKnowsTheNode() {
        set(node("a1", "a", 1, null));
        set(node("a2", "a", 2, relay(6090, "b1")));
        set(node("a3", "a", 3, null));
        set(node("b1", "b", 4, relay(6090, "a2")));
        assertEquals("the relay only", Set.of("a2"), set(node("a1", "a", 11, null)));
        assertEquals(Set.of("a1", "a3", "b1"), set(node("a2", "a", 12, relay(6090, "b1"))));
        assertEquals("from one segment to the other", Set.of("a2", "b1"), set(node("a3", "b", 3, null)));
        assertEquals(Set.of("a1", "b1"), set(node("a2", "a", 12, null)));
        assertEquals("not a relay any more", "[]",
            relays.by(node("b1", "b", 4, relay(6090, "a2"))).orElseThrow().peers().toString());
        assertEquals(Set.of(), set(node("a1", "a", 1, null)));
    }

    @Test
    public void aNodeWithoutSegmentIsBesideNobody() {
        set(node("a1", null, 1, relay(6090)));
        assertEquals(Set.of(), set(node("a2", null, 2, null)));
        assertEquals("[]", relays.of(node("a2", null, 2, null)).toString());
    }
}
