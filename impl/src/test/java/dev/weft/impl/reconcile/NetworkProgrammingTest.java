/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NodeId;
import java.util.List;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Segment.OwnerKind;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yangtools.yang.common.Uint32;

/** What nodes are asked to do for networks as the intent changes. */
public class NetworkProgrammingTest extends ControllerTestBase {
    private static final String MAC1 = "02:00:00:00:00:01";
    private static final String MAC2 = "02:00:00:00:00:02";
    private static final String MAC3 = "02:00:00:00:00:03";

    /** Three nodes on one LAN; a fence of three interfaces, two on the first and one on the second node. */
    private void fence() throws Exception {
        start();
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            put(Yang.appliance("a"), Yang.anAppliance("a", "host1", Yang.aStation("eth0", MAC1))),
            put(Yang.appliance("b"), Yang.anAppliance("b", "host1", Yang.aStation("eth0", MAC2))),
            put(Yang.appliance("c"), Yang.anAppliance("c", "host2", Yang.aStation("eth0", MAC3))),
            put(Yang.network("red"), Yang.aFence("red", "a/eth0", "b/eth0", "c/eth0")));
    }

    private static String mac(final String mac) {
        return "address red#" + mac;
    }

    @Test
    public void everythingAtOnce() throws Exception {
        fence();
        assertEquals(List.of("manage host1", "manage host2", "manage host3"), driver.takeCalls());
        assertEquals(List.of(mac(MAC3), "member red#a/eth0", "member red#b/eth0", "network red",
            "peer host2/ethernet"), driver.keys("host1"));
        assertEquals(List.of(mac(MAC1), mac(MAC2), "member red#c/eth0", "network red", "peer host1/ethernet"),
            driver.keys("host2"));
        assertEquals("no member, nothing to do", List.of(), driver.keys("host3"));
        final var id = config(Yang.IDS).orElseThrow().nonnullSegment().values().iterator().next();
        assertEquals(OwnerKind.Fence, id.getOwnerKind());
        assertEquals("red", id.getOwner().getValue());
    }

    @Test
    public void aMemberThatGoesTouchesItsPieceOnly() throws Exception {
        fence();
        driver.takeCalls();
        store(delete(Yang.member("red", "b/eth0")));
        assertEquals(List.of("apply host1 +[network red] -[member red#b/eth0]",
            "apply host2 +[] -[" + mac(MAC2) + "]"), driver.takeCalls());
        store(put(Yang.member("red", "b/eth0"), Yang.aMember("b/eth0")));
        assertEquals(List.of("apply host1 +[member red#b/eth0, network red] -[]",
            "apply host2 +[" + mac(MAC2) + "] -[]"), driver.takeCalls());
    }

    @Test
    public void aMemberThatMovesIsOneChangeOnBothNodes() throws Exception {
        fence();
        driver.takeCalls();
        store(put(Yang.appliance("b"), Yang.anAppliance("b", "host2", Yang.aStation("eth0", MAC2))));
        assertEquals(List.of("apply host1 +[" + mac(MAC2) + ", network red] -[member red#b/eth0]",
            "apply host2 +[member red#b/eth0, network red] -[" + mac(MAC2) + "]"), driver.takeCalls());
    }

    @Test
    public void aNodeIsNewInTheNetwork() throws Exception {
        fence();
        driver.takeCalls();
        store(put(Yang.appliance("b"), Yang.anAppliance("b", "host3", Yang.aStation("eth0", MAC2))));
        assertEquals(List.of(
            "apply host1 +[" + mac(MAC2) + ", network red, peer host3/ethernet] -[member red#b/eth0]",
            "apply host2 +[" + mac(MAC2) + ", network red, peer host3/ethernet] -[]",
            "apply host3 +[" + mac(MAC1) + ", " + mac(MAC3)
                + ", member red#b/eth0, network red, peer host1/ethernet, peer host2/ethernet] -[]"),
            driver.takeCalls());
        store(delete(Yang.appliance("b")));
        await("cascade", () -> config(Yang.member("red", "b/eth0")).isEmpty());
        settle();
        assertEquals("and gone", List.of("apply host1 +[network red] -[" + mac(MAC2) + ", peer host3/ethernet]",
            "apply host2 +[network red] -[" + mac(MAC2) + ", peer host3/ethernet]",
            "apply host3 +[] -[" + mac(MAC1) + ", " + mac(MAC3)
                + ", member red#b/eth0, network red, peer host1/ethernet, peer host2/ethernet]"),
            driver.takeCalls());
        assertTrue("the others stay", config(Yang.member("red", "a/eth0")).isPresent());
    }

    @Test
    public void aMemberOutOfServiceIsSilentAndTheOthersGoOn() throws Exception {
        fence();
        driver.takeCalls();
        store(put(Yang.port("b", "eth0"), Yang.down(Yang.aStation("eth0", MAC2))));
        assertEquals(List.of("apply host1 +[network red, shut-port b/eth0] -[member red#b/eth0]",
            "apply host2 +[] -[" + mac(MAC2) + "]"), driver.takeCalls());
        store(delete(Yang.network("red")));
        assertEquals("ordinary ports again", List.of(), driver.keys("host1"));
        assertEquals(1, released());
    }

    @Test
    public void aParkedMemberWaits() throws Exception {
        fence();
        driver.takeCalls();
        store(put(Yang.appliance("c"), Yang.anAppliance("c", null, Yang.aStation("eth0", MAC3))));
        assertEquals("the other node is out of the network", List.of(
            "apply host1 +[network red] -[" + mac(MAC3) + ", peer host2/ethernet]", "apply host2 +[] -["
                + mac(MAC1) + ", " + mac(MAC2) + ", member red#c/eth0, network red, peer host1/ethernet]"),
            driver.takeCalls());
    }

    @Test
    public void anAddressIsOfOneMember() throws Exception {
        fence();
        driver.takeCalls();
        store(put(Yang.port("c", "eth0"), Yang.aStation("eth0", MAC1)));
        assertEquals("the first by name has it", List.of("member red#a/eth0", "member red#b/eth0", "network red"),
            driver.keys("host1"));
        assertEquals(List.of("shut-port c/eth0"), driver.keys("host2"));
        store(delete(Yang.member("red", "a/eth0")));
        assertEquals(List.of(mac(MAC2), "member red#c/eth0", "network red", "peer host1/ethernet"),
            driver.keys("host2"));
    }

    @Test
    public void anInterfaceServesALinkOrANetwork() throws Exception {
        start();
        base();
        store(put(Yang.network("red"), Yang.aFence("red", "fw/eth0", "lb/eth0")));
        assertEquals("validation was bypassed: the link was first by kind",
            List.of("link tap#a", "link web#a", "peer host2/ipv4"), driver.keys("host1"));
        store(delete(Yang.link("web")));
        assertEquals(List.of("link tap#a", "member red#fw/eth0", "network red", "peer host2/ethernet",
            "peer host2/ipv4"), driver.keys("host1"));
        store(delete(Yang.network("red")));
        assertEquals(List.of("link tap#a", "peer host2/ipv4", "shut-port fw/eth0"), driver.keys("host1"));
    }

    @Test
    public void aLinkAndAFenceOfOneNameHaveTheirOwnNumbers() throws Exception {
        start();
        base();
        store(put(Yang.appliance("a"), Yang.anAppliance("a", "host1", Yang.aStation("eth0", MAC1))),
            put(Yang.network("web"), Yang.aFence("web", "a/eth0")));
        final var ids = config(Yang.IDS).orElseThrow().nonnullSegment().values().stream()
            .filter(id -> "web".equals(id.getOwner().getValue())).toList();
        assertEquals(2, ids.size());
        assertNotEquals(ids.get(0).getOwnerKind(), ids.get(1).getOwnerKind());
        final var held = driver.held();
        start();
        assertEquals(held, driver.held());
        store(delete(Yang.link("web")));
        assertEquals(1, released());
        assertEquals(List.of("link tap#a", "member web#a/eth0", "network web", "peer host2/ipv4", "shut-port fw/eth0"),
            driver.keys("host1"));
    }

    @Test
    public void vnetsHaveNumbersOfTheirOwn() throws Exception {
        fence();
        store(delete(Yang.network("red")));
        store(put(Yang.network("blue"), Yang.aVnet("blue", "a/eth0", "c/eth0")));
        final var ids = config(Yang.IDS).orElseThrow().nonnullVnet().values();
        assertEquals(2L, ids.iterator().next().key().getId().getValue().longValue());
        assertEquals("in tunnels", List.of("address blue#" + MAC3, "member blue#a/eth0", "network blue",
            "peer host2/ipv4"), driver.keys("host1"));
        store(put(Yang.network("blue"), new NetworkBuilder(Yang.aVnet("blue", "a/eth0", "c/eth0"))
            .setId(new NetworkId(Uint32.valueOf(1))).build()));
        assertEquals("the physical network", List.of("address blue#" + MAC3, "member blue#a/eth0", "network blue",
            "peer physical"), driver.keys("host1"));
    }

    @Test
    public void theInstallationIsPartOfHowNodesTalk() throws Exception {
        fence();
        driver.takeCalls();
        assertEquals(1, driver.specs().get(new NodeId("host1")).installation());
        store(put(Yang.WEFT, new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder(
            config(Yang.WEFT).orElseThrow()).setInstallationId(
                new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstallationId(
                    org.opendaylight.yangtools.yang.common.Uint8.valueOf(7))).build()));
        assertEquals(List.of("manage host1", "manage host2", "manage host3"), driver.takeCalls());
        assertEquals(7, driver.specs().get(new NodeId("host1")).installation());
        assertTrue(driver.held().get(new NodeId("host1")).values().toString().contains("installation=7"));
    }
}
