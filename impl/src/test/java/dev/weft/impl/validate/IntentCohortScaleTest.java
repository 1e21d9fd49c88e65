/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import com.google.common.base.Stopwatch;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a check costs is what the transaction changes, whatever there is: counted in decoded entries. */
public class IntentCohortScaleTest {
    private static final Logger LOG = LoggerFactory.getLogger(IntentCohortScaleTest.class);
    private static final int LINKS = 4000;
    private static final int MEMBERS = 2000;

    private final IntentStore store = new IntentStore();

    @Before
    public void storeLinks() {
        final var nodes = store.write();
        nodes.put(Stored.nodeAt("h0"), Stored.node("h0", "192.0.2.1"));
        nodes.put(Stored.nodeAt("h1"), Stored.node("h1", "192.0.2.2"));
        commits("2 nodes", 2, nodes);
        final var appliances = store.write();
        for (int i = 0; i < 2 * LINKS; i++) {
            appliances.put(Stored.applianceAt("v" + i), Stored.appliance("v" + i, "h" + i % 2, "eth0", "eth1"));
        }
        commits("8,000 appliances", 2 * LINKS, appliances);
        final var links = store.write();
        for (int i = 0; i < LINKS; i++) {
            links.put(Stored.linkAt("l" + i), Stored.link("l" + i, "v" + 2 * i + "/eth0", "v" + (2 * i + 1) + "/eth0"));
        }
        commits("4,000 links", LINKS, links);
    }

    private void commits(final String what, final int decoded, final IntentStore.Write write) {
        assertEquals(Optional.empty(), timed(what, decoded, write));
    }

    private Optional<?> timed(final String what, final int decoded, final IntentStore.Write write) {
        final var candidate = write.prepare();
        store.decoded.set(0);
        final var watch = Stopwatch.createStarted();
        final var verdict = store.verdict(candidate);
        LOG.info("{}: checked in {}", what, watch);
        assertEquals(what, decoded, store.decoded.get());
        if (verdict.isEmpty()) {
            store.tree.commit(candidate);
        }
        return verdict;
    }

    @Test
    public void oneMoreOfAnythingIsOneEntry() {
        for (int i = 0; i < 3; i++) {
            final var name = "more" + i;
            commits("a link more", 1,
                store.write().put(Stored.linkAt(name), Stored.link(name, "v" + i + "/eth1", "v" + (10 + i) + "/eth1")));
            commits("a link less", 0, store.write().delete(Stored.linkAt(name)));
            commits("an appliance more", 1,
                store.write().put(Stored.applianceAt(name), Stored.appliance(name, "h0", "eth0")));
            commits("a move", 1, store.write().put(Stored.applianceAt("v8"),
                Stored.appliance("v8", "h" + (i + 1) % 2, "eth0", "eth1")));
            commits("a leaf", 1, store.write().merge(Stored.portAt(name, "eth1"), Stored.port("eth1", false)));
        }
    }

    @Test
    public void oneRefusedIsOneEntryAndLeavesTheIndex() {
        for (int i = 0; i < 3; i++) {
            assertNotEquals(Optional.empty(), timed("a link refused", 1,
                store.write().put(Stored.linkAt("more"), Stored.link("more", "v0/eth0", "v1/eth1"))));
        }
    }

    @Test
    public void aNodeThatAffectsAllLinksDecodesNoneOfThem() {
        commits("a node's MTU", 1, store.write().merge(Stored.nodeAt("h0"),
            new NodeBuilder(Stored.node("h0", "192.0.2.1")).setMtu(Uint16.valueOf(9000)).build()));
        assertNotEquals(Optional.empty(), timed("a node's only address", 1,
            store.write().put(Stored.nodeAt("h0"), Stored.node("h0", "2001:db8::1"))));
        assertNotEquals(Optional.empty(), timed("a node deleted", 0, store.write().delete(Stored.nodeAt("h0"))));
    }

    @Test
    public void oneMemberMoreIsOneEntryHoweverManyThereAre() {
        final var members = IntStream.range(100, 100 + MEMBERS).mapToObj(i -> "v" + i + "/eth1").toArray(String[]::new);
        commits("a fence of 2,000 members", 1,
            store.write().put(Stored.networkAt("red"), Stored.fence("red", members)));
        for (int i = 0; i < 3; i++) {
            final var member = Samples.port("v" + i + "/eth1");
            commits("a member more", 1, store.write().put(Stored.memberAt("red", member), Stored.member(member)));
            commits("a member less", 1, store.write().delete(Stored.memberAt("red", member)));
            commits("a member moved", 1, store.write().put(Stored.applianceAt("v200"),
                Stored.appliance("v200", "h" + (i + 1) % 2, "eth0", "eth1")));
            assertNotEquals(Optional.empty(), timed("a member refused", 1, store.write().put(
                Stored.memberAt("red", Samples.port("v0/eth0")), Stored.member(Samples.port("v0/eth0")))));
        }
    }
}
