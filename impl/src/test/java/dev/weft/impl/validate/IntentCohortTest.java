/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import static dev.weft.impl.validate.Stored.appliance;
import static dev.weft.impl.validate.Stored.applianceAt;
import static dev.weft.impl.validate.Stored.fence;
import static dev.weft.impl.validate.Stored.link;
import static dev.weft.impl.validate.Stored.linkAt;
import static dev.weft.impl.validate.Stored.member;
import static dev.weft.impl.validate.Stored.memberAt;
import static dev.weft.impl.validate.Stored.networkAt;
import static dev.weft.impl.validate.Stored.node;
import static dev.weft.impl.validate.Stored.nodeAt;
import static dev.weft.impl.validate.Stored.port;
import static dev.weft.impl.validate.Stored.portAt;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.google.common.collect.ImmutableClassToInstanceMap;
import dev.weft.api.id.HostId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.NetworkKey;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstallationId;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

public class IntentCohortTest {
    /** The allocator gave 9 to link l and to node h1. */
    private final IntentStore store = new IntentStore(
        segment -> Optional.of(new LinkId("l")).filter(owner -> segment.equals(new SegmentId(9))),
        host -> Optional.of(new NodeId("h1")).filter(owner -> host.equals(new HostId(9))),
        key -> Optional.of(new NetworkId("red")).filter(owner -> key.equals(NetworkKey.fence(new SegmentId(10)))));

    @Before
    public void storeALink() {
        accepts(store.write().put(nodeAt("h1"), node("h1", "192.0.2.1")).put(nodeAt("h2"), node("h2", "192.0.2.2"))
            .put(applianceAt("fw"), appliance("fw", "h1", "eth0", "eth1"))
            .put(applianceAt("web"), appliance("web", "h2", "eth0"))
            .put(linkAt("l"), link("l", "fw/eth0", "web/eth0")));
    }

    private static void accepts(final IntentStore.Write write) {
        assertEquals(Optional.empty(), write.commit());
    }

    private void refuses(final IntentStore.Write write, final ErrorTag tag, final String message) {
        final var before = store.stored();
        final var refusal = write.commit().orElseThrow();
        assertEquals(message, refusal.getMessage());
        assertEquals(tag, refusal.getErrorTag());
        assertEquals(before, store.stored());
    }

    @Test
    public void refusesWhatIsWrong() {
        refuses(store.write().put(linkAt("m"), link("m", "fw/eth1", "db/eth0")), ErrorTag.INVALID_VALUE,
            "link m: appliance db of end b does not exist; create it first or in the same request, or name an existing"
                + " appliance");
    }

    @Test
    public void refusesWhatOthersHave() {
        refuses(store.write().put(linkAt("m"), link("m", "fw/eth1", "web/eth0")), ErrorTag.IN_USE,
            "link m: interface web/eth0 is already an end of link l; choose a free link-enabled interface or delete"
                + " link l first");
        refuses(store.write().delete(nodeAt("h1")), ErrorTag.IN_USE,
            "node h1: it cannot be deleted while appliance fw is on it; move or delete what is on it first");
    }

    @Test
    public void refusesWhatOthersWereGiven() {
        refuses(store.write().put(applianceAt("db"), appliance("db", null, "eth0")).put(linkAt("m"),
            new LinkBuilder(link("m", "fw/eth1", "db/eth0")).setSegmentId(
                new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId(Uint32.valueOf(9)))
                .build()), ErrorTag.IN_USE, "link m: segment-id 9 is already allocated to link l; choose another or"
                    + " leave segment-id out to have one allocated");
        refuses(store.write().put(nodeAt("h3"), new NodeBuilder(node("h3", null)).setHostId(
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId(Uint16.valueOf(9))).build()),
            ErrorTag.IN_USE, "node h3: host-id 9 is already allocated to node h1; choose another or leave host-id out"
                + " to have one allocated");
    }

    @Test
    public void refusesWhatNoValueCanBeMadeOf() {
        refuses(store.write().put(linkAt("m"), new LinkBuilder(link("m", "fw/eth1", "db/eth0")).setB(null).build()),
            ErrorTag.INVALID_VALUE,
            "link m: end b is missing; give b/appliance and b/interface, or b/external/address");
    }

    @Test
    public void reportsAllFaultsOfATransaction() {
        refuses(store.write().put(nodeAt("h3"), node("h3", "192.0.2.1"))
            .put(applianceAt("db"), appliance("db", "h9", "eth0")), ErrorTag.IN_USE, "node h3: underlay address"
                + " 192.0.2.1 is already that of node h1; give each node its own; appliance db: node h9 does not exist;"
                + " create it first or in the same request, name an existing node, or leave node out while the"
                + " appliance is nowhere");
    }

    @Test
    public void seesAMergeIntoAnEntry() {
        refuses(store.write().merge(portAt("fw", "eth0"), port("eth0", false)), ErrorTag.INVALID_VALUE,
            "interface fw/eth0: link-enabled cannot become false again, which would open it to other traffic; leave it"
                + " true, or delete the interface and create it anew");
        accepts(store.write().merge(portAt("fw", "eth2"), port("eth2", false)));
        refuses(store.write().delete(portAt("fw", "eth0")), ErrorTag.IN_USE, "interface fw/eth0: it cannot be removed"
            + " while it is an end of link l; delete link l first or in the same request");
        accepts(store.write().delete(portAt("fw", "eth2")));
    }

    @Test
    public void checksLinksWhenAnApplianceMoves() {
        accepts(store.write().put(nodeAt("h3"), node("h3", "2001:db8::3")));
        refuses(store.write().put(applianceAt("web"), appliance("web", "h3", "eth0")), ErrorTag.INVALID_VALUE,
            "link l: address family mismatch: node h1 has only an ipv4 address, node h3 has only an ipv6 address; give"
                + " both nodes an underlay address of one family");
    }

    @Test
    public void letsAnApplianceGoBeforeItsLinks() {
        accepts(store.write().delete(applianceAt("fw")));
        accepts(store.write().delete(linkAt("l")));
        accepts(store.write().delete(nodeAt("h1")));
    }

    @Test
    public void seesThatAListGoes() {
        refuses(store.write().deleteList(IntentList.NODES), ErrorTag.IN_USE, "node h1: it cannot be deleted while"
            + " appliance fw is on it; move or delete what is on it first; node h2: it cannot be deleted while"
            + " appliance web is on it; move or delete what is on it first");
        accepts(store.write().deleteList(IntentList.LINKS));
        accepts(store.write().put(linkAt("m"), link("m", "fw/eth0", "web/eth0")));
    }

    @Test
    public void seesThatAllGoes() {
        accepts(store.write().delete(IntentStore.ROOT));
        refuses(store.write().put(linkAt("l"), link("l", "fw/eth0", "fw/eth0")), ErrorTag.INVALID_VALUE,
            "link l: appliance fw of end a does not exist; create it first or in the same request, or name an existing"
                + " appliance; link l: both ends are interface fw/eth0; choose another interface for end b");
        storeALink();
    }

    @Test
    public void seesThatAllEntriesGo() {
        accepts(store.write().delete(nodeAt("h1")).delete(nodeAt("h2")).delete(applianceAt("fw"))
            .delete(applianceAt("web")).delete(linkAt("l")));
        assertEquals(null, store.stored());
        storeALink();
    }

    @Test
    public void seesThatAllIsReplaced() {
        refuses(store.write().put(IntentStore.ROOT, new WeftBuilder().setAppliance(BindingMap.of(
            appliance("fw", "h1", "eth0"))).build()), ErrorTag.INVALID_VALUE, "appliance fw: node h1 does not exist;"
                + " create it first or in the same request, name an existing node, or leave node out while the"
                + " appliance is nowhere");
        accepts(store.write().put(IntentStore.ROOT, new WeftBuilder().setNode(BindingMap.of(node("h1", "192.0.2.1")))
            .setAppliance(BindingMap.of(appliance("fw", "h1", "eth0", "eth1")))
            .setLink(BindingMap.of(link("m", "fw/eth0", "fw/eth1"))).build()));
        refuses(store.write().delete(nodeAt("h1")), ErrorTag.IN_USE,
            "node h1: it cannot be deleted while appliance fw is on it; move or delete what is on it first");
    }

    @Test
    public void refusesAReplacementThatLeavesALinkHanging() {
        final var rest = new WeftBuilder().setNode(BindingMap.of(node("h1", "192.0.2.1")))
            .setAppliance(BindingMap.of(appliance("fw", "h1", "eth0", "eth1")));
        refuses(store.write().put(IntentStore.ROOT,
            rest.setLink(BindingMap.of(link("l", "fw/eth0", "web/eth0"))).build()), ErrorTag.INVALID_VALUE,
            "link l: appliance web of end b does not exist; create it first or in the same request, or name an"
                + " existing appliance");
        accepts(store.write().delete(applianceAt("web")));
        accepts(store.write().put(IntentStore.ROOT, rest.build()));
        accepts(store.write().put(IntentStore.ROOT, rest.setLink(null).build()));
    }

    @Test
    public void letsTheInterfaceOfADeletedAppliancesLinkBeUsedAtOnce() {
        accepts(store.write().put(applianceAt("db"), appliance("db", null, "eth0")));
        accepts(store.write().delete(applianceAt("web")));
        accepts(store.write().put(linkAt("m"), link("m", "fw/eth0", "db/eth0")));
        accepts(store.write().delete(linkAt("l")));
    }

    @Test
    public void seesNetworksAndTheirMembers() {
        accepts(store.write().put(networkAt("red"), fence("red", "fw/eth1")));
        refuses(store.write().put(memberAt("red", Samples.port("web/eth0")), member(Samples.port("web/eth0"))),
            ErrorTag.IN_USE, "network red: interface web/eth0 is an end of link l; choose another interface or delete"
                + " link l first");
        refuses(store.write().delete(portAt("fw", "eth1")), ErrorTag.IN_USE, "interface fw/eth1: it cannot be removed"
            + " while it is a member of network red; take it out first or in the same request");
        refuses(store.write().put(networkAt("blue"), new NetworkBuilder(fence("blue")).setId(
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId(Uint32.TEN)).build()),
            ErrorTag.IN_USE, "network blue: id 10 is already allocated to network red; choose another or leave id out"
                + " to have one allocated");
        accepts(store.write().delete(memberAt("red", Samples.port("fw/eth1"))).delete(portAt("fw", "eth1")));
        refuses(store.write().put(networkAt("red"), new NetworkBuilder(fence("red")).setId(
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId(Uint32.MAX_VALUE)).build()),
            ErrorTag.INVALID_VALUE, "network red: the id 4294967295 of a fence is not within 1 to 16776959");
    }

    @Test
    public void refusesAReplacementThatLeavesANetworkHanging() {
        accepts(store.write().put(networkAt("red"), fence("red", "fw/eth1")));
        refuses(store.write().put(IntentStore.ROOT, new WeftBuilder().setNode(BindingMap.of(node("h1", "192.0.2.1")))
            .setNetwork(BindingMap.of(fence("red", "fw/eth1"))).build()), ErrorTag.INVALID_VALUE, "network red:"
                + " appliance fw of member fw/eth1 does not exist; create it first or in the same request, or name an"
                + " existing appliance");
        accepts(store.write().delete(applianceAt("fw")));
    }

    @Test
    public void acceptsTheSameAgainWithoutDecodingIt() {
        store.decoded.set(0);
        accepts(store.write().put(IntentStore.ROOT, new WeftBuilder()
            .setNode(BindingMap.of(node("h1", "192.0.2.1"), node("h2", "192.0.2.2")))
            .setAppliance(BindingMap.of(appliance("fw", "h1", "eth0", "eth1"), appliance("web", "h2", "eth0")))
            .setLink(BindingMap.of(link("l", "fw/eth0", "web/eth0"))).build()));
        accepts(store.write().merge(IntentStore.ROOT,
            new WeftBuilder().setInstallationId(new InstallationId(Uint8.TEN)).build()));
        assertEquals(0, store.decoded.get());
    }

    @Test
    public void refusesWithAReasonWhenItCannotCheck() {
        store.codecFault = Optional.of(new IllegalStateException("broken on purpose"));
        refuses(store.write().put(nodeAt("h3"), node("h3", null)), ErrorTag.OPERATION_FAILED, "the intent could not be"
            + " checked, which is a fault of Weft; nothing was stored; see the controller's log");
        store.codecFault = Optional.empty();
        refuses(store.write().put(nodeAt("h3"), node("h3", "192.0.2.1")), ErrorTag.IN_USE,
            "node h3: underlay address 192.0.2.1 is already that of node h1; give each node its own");
        accepts(store.write().put(nodeAt("h3"), node("h3", null)));
    }

    @Test
    public void looksOnlyAtTheIntent() {
        final var root = store.write().put(linkAt("m"), link("m", "no/thing", "no/thing")).prepare().getRootNode();
        assertTrue(IntentStore.refusal(store.cohort.canCommit("tx", null,
            List.of(IntentStore.candidateAt(YangInstanceIdentifier.of(), root)))).isEmpty());
    }

    @Test
    public void leavesWhenClosed() {
        store.cohort.close();
        verify(store.registration).close();
    }

    @Test
    public void needsADatastoreWithCohorts() {
        final DOMDataBroker broker = mock();
        doReturn(ImmutableClassToInstanceMap.of()).when(broker).getExtensions();
        assertThrows(IllegalStateException.class, () -> new IntentCohort(broker, store.codec(),
            segment -> Optional.empty(), host -> Optional.empty(), key -> Optional.empty(),
            policy -> Optional.empty()));
    }
}
