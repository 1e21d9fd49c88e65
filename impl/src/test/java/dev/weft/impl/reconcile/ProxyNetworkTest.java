/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.PortRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.RelayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yangtools.yang.common.Uint32;

/** What nodes are asked to do where relays are proxies of their LAN segments (VN-5). */
public class ProxyNetworkTest extends ControllerTestBase {
    private static final String MAC1 = "02:00:00:00:00:01";
    private static final String MAC2 = "02:00:00:00:00:02";
    private static final PortRef PORT = new PortRef.Plugged("weft-proxy-4097");

    private static Node node(final String name, final String address, final String segment) {
        return new NodeBuilder(Yang.aNode(name, address)).setLanSegment(new Name(segment)).build();
    }

    private static Node proxy(final Node node, final String peer) {
        return new NodeBuilder(node).setRelay(new RelayBuilder().setEnabled(true).setProxy(true)
            .setPeer(Set.of(new Name(peer))).build()).build();
    }

    private static Network vnet(final String... members) {
        return new NetworkBuilder(Yang.aVnet("farm", members)).setId(new NetworkId(Uint32.valueOf(4097)))
            .setLookup(Network.Lookup.Both).build();
    }

    /** Members on a1 and b1; a2 and b2 are the proxies of LAN segments a and b. */
    private void farm() throws Exception {
        start();
        store(put(Yang.node("a1"), node("a1", "10.0.1.1", "a")),
            put(Yang.node("a2"), proxy(node("a2", "10.0.1.2", "a"), "b2")),
            put(Yang.node("b1"), node("b1", "10.0.2.1", "b")),
            put(Yang.node("b2"), proxy(node("b2", "10.0.2.2", "b"), "a2")),
            put(Yang.appliance("one"), Yang.anAppliance("one", "a1", Yang.aStation("eth0", MAC1))),
            put(Yang.appliance("two"), Yang.anAppliance("two", "b1", Yang.aStation("eth0", MAC2))),
            put(Yang.network("farm"), vnet("one/eth0", "two/eth0")));
    }

    private <T extends NodeObject> Optional<T> held(final String node, final Class<T> type) {
        return driver.held().get(new NodeId(node)).values().stream().filter(type::isInstance).map(type::cast)
            .findFirst();
    }

    private Set<String> far(final String node) {
        final var paths = held(node, NetworkPart.class).orElseThrow().far();
        return driver.held().get(new NodeId(node)).values().stream().filter(NodeObject.Peer.class::isInstance)
            .map(NodeObject.Peer.class::cast).filter(peer -> paths.contains(peer.path()))
            .map(peer -> peer.key().name()).collect(Collectors.toSet());
    }

    @Test
    public void nodesKnowThoseOfTheirOwnSegment() throws Exception {
        farm();
        assertEquals(List.of("member farm#one/eth0", "network farm", "peer a2/ipv4"), driver.keys("a1"));
        assertEquals(Set.of("a2/ipv4"), far("a1"));
        assertEquals(Set.of("a1/ipv4"), far("a2"));
        assertEquals(Set.of("b1/ipv4"), far("b2"));
        final var member = held("a2", NetworkMember.class).orElseThrow();
        assertEquals(PORT, member.port());
        assertEquals("anything may be beyond", Learning.MAX, member.learning().orElseThrow().maxAddresses());
        final var part = held("a2", NetworkPart.class).orElseThrow();
        assertEquals(Set.of(PORT), part.members());
        assertEquals(Set.of(PORT), part.learners());
        assertTrue(driver.specs().get(new NodeId("a2")).relay().orElseThrow().proxy());
    }

    @Test
    public void withoutProxiesNodesReachEachOther() throws Exception {
        farm();
        store(put(Yang.node("a2"), node("a2", "10.0.1.2", "a")));
        assertEquals(List.of(), driver.keys("a2"));
        assertEquals(List.of(), driver.keys("b2"));
        assertEquals(Set.of("b1/ipv4"), far("a1"));
        store(put(Yang.node("a2"), proxy(node("a2", "10.0.1.2", "a"), "b2")));
        assertEquals(Set.of("a2/ipv4"), far("a1"));
        assertTrue(held("b2", NetworkMember.class).isPresent());
    }

    @Test
    public void aProxyCarriesWhatHasMembersOnBothSides() throws Exception {
        farm();
        store(put(Yang.appliance("two"), Yang.anAppliance("two", "a2", Yang.aStation("eth0", MAC2))));
        assertEquals(List.of(), driver.keys("b2"));
        assertFalse(held("a2", NetworkPart.class).orElseThrow().members().contains(PORT));
        store(put(Yang.network("farm"), new NetworkBuilder(vnet("one/eth0", "two/eth0"))
                .setLookup(Network.Lookup.Programmed).build()),
            put(Yang.appliance("two"), Yang.anAppliance("two", "b1", Yang.aStation("eth0", MAC2))));
        assertEquals("only what is discovered", List.of(), driver.keys("b2"));
        assertEquals(Set.of("b1/ipv4"), far("a1"));
    }
}
