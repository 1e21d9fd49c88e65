/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.weft.it.harness.Await;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.FlowDump;
import dev.weft.it.harness.Intent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** Appliances that go, move, and lose their link (VL-13, VL-14). */
public class ApplianceIT extends SystemTestCase {
    private static final String LINK = "it-link";
    private static final String FAR = "10.9.0.2";
    private static final int SILENT_KIND = 4;
    private static final int MOST_FLOWS_PER_LINK = 8;

    private Map<String, FlowDump> before;
    private Map<String, FlowDump> linked;
    private long segment;

    @BeforeClass
    public static void makeGuests() {
        bed().makeSpareGuests();
    }

    @Before
    public void makeLink() {
        before = bed().flows();
        intent().add(List.of(Intent.appliance("it-a", "host1"), Intent.appliance("it-b", "host2")),
            List.of(Intent.link(LINK, "it-a", "it-b")));
        intent().await("link", LINK, "up");
        segment = intent().segment(LINK);
        linked = bed().flows();
        assertReaches("it-a", FAR);
    }

    @After
    public void leaveNothing() {
        lab().run("move-guest", "it-b", "--host", "host2");
        bed().restore();
    }

    @Test
    public void onlyTheFlowsOfALinkComeAndGoWithIt() {
        assertEquals(Set.of(), linked.get("host3").minus(before.get("host3")));
        for (int side = 0; side < 2; side++) {
            final String host = Bed.HOSTS.get(side);
            final long cookie = FlowDump.endOfLink(segment, side);
            final var added = linked.get(host).minus(before.get(host));
            assertEquals("flows on " + host + " that are not the link's", Set.of(), others(added, cookie));
            assertTrue(host + ": " + added, !added.isEmpty() && added.size() <= MOST_FLOWS_PER_LINK);
            assertEquals(Set.of(), before.get(host).minus(linked.get(host)));
            assertEquals(List.of(), linked.get(host).writtenAgainSince(before.get(host)));
        }
        saw("a link adds {} flows on host1 and {} on host2, all with its cookie", count("host1"), count("host2"));
    }

    @Test
    public void deletingAnApplianceTouchesNothingElse() {
        intent().delete("appliance", "it-a");
        Await.until("link " + LINK + " to be deleted with its appliance", SOON, () -> intent().stored().toString(),
            text -> !text.contains(LINK));
        awaitGone("host1", FlowDump.endOfLink(segment, 0));
        awaitGone("host2", FlowDump.endOfLink(segment, 1));
        intent().awaitAllUp();

        final var after = bed().flows();
        assertSame(before, after, List.of("host1", "host3"));
        assertEquals(Set.of(), before.get("host2").minus(after.get("host2")));
        final var silent = after.get("host2").minus(before.get("host2"));
        assertFalse("it-b is still link-enabled: it must be kept silent", silent.isEmpty());
        assertTrue("only it-b may be shut: " + silent, silent.stream().allMatch(ApplianceIT::isSilent));
        for (var host : Bed.HOSTS) {
            assertEquals(List.of(), after.get(host).writtenAgainSince(linked.get(host)));
        }
        intent().delete("appliance", "it-b");
        awaitFlows("host2", before.get("host2").texts());
        saw("appliance it-a deleted: its link and {} + {} flows are gone, nothing else changed", count("host1"),
            count("host2"));
    }

    @Test
    public void aMovedApplianceKeepsItsLink() {
        for (var target : List.of("host3", "host2")) {
            lab().run("move-guest", "it-b", "--host", target);
            final long begun = System.nanoTime();
            final var entry = new JsonObject();
            entry.addProperty("name", "it-b");
            entry.addProperty("node", target);
            intent().change("appliance", entry);
            final var state = Await.until("link " + LINK + " to be up on " + target, SOON,
                () -> intent().state("link", LINK), seen -> seen.has("b") && seen.getAsJsonObject("b").has("node")
                    && target.equals(seen.getAsJsonObject("b").get("node").getAsString())
                    && "up".equals(seen.get("status").getAsString()));
            final long millis = (System.nanoTime() - begun) / 1_000_000;
            assertEquals("the key stays", segment, state.get("segment-id").getAsLong());
            final var pings = assertReaches("it-a", FAR);
            awaitGone("host2".equals(target) ? "host3" : "host2", FlowDump.endOfLink(segment, 1));
            saw("it-b moved to {}: link up again {} ms after the request, {} of {} pings answered", target, millis,
                pings.sent() - pings.lost(), pings.sent());
        }
        awaitFlows("host1", linked.get("host1").texts());
        final var back = lab().flows("host2");
        final long cookie = FlowDump.endOfLink(segment, 1);
        assertEquals("the port's number may be another than before", linked.get("host2").countByCookie(),
            back.countByCookie());
        assertEquals(linked.get("host2").with(found -> found != cookie), back.with(found -> found != cookie));
    }

    @Test
    public void anInterfaceWithoutItsLinkIsSilentUntilANewOne() {
        intent().delete("link", LINK);
        awaitGone("host1", FlowDump.endOfLink(segment, 0));
        awaitGone("host2", FlowDump.endOfLink(segment, 1));
        intent().awaitAllUp();

        final var underlay = lab().capture("host1", "--filter", "udp port 6081");
        final var inside = lab().capture("it-a", "--in");
        lab().run("send", "it-a", "--count", "5", "--inner-src-mac", "02:00:00:00:09:01", "--inner-dst-mac",
            "ff:ff:ff:ff:ff:ff", "--inner-src", "10.9.0.1", "--inner-dst", "10.9.0.255");
        lab().run("forge", "host2", "--to", "host1", "--vni", Long.toString(segment), "--count", "5");
        assertUnreachable("it-a", FAR);
        final var control = assertReaches("fw-red", "10.0.0.2");
        final var received = inside.frames();
        final var carried = underlay.frames();
        assertEquals("frames at the shut interface", List.of(), received);
        // Only what was forged bears the old key; what it-a itself sent must not be there.
        assertEquals("frames of it-a on the underlay", 0, carried.stream().filter(ApplianceIT::isFromGuest).count());
        assertTrue("the capture saw red's pings", carried.size() >= control.sent());

        // the new link goes the other way round and to another interface as well
        intent().add(List.of(), List.of(Intent.link("it-new", "it-b", "it-a")));
        intent().await("link", "it-new", "up");
        assertReaches("it-a", FAR);
        saw("without a link: 10 frames sent from and to it-a, 0 came through; a new link speaks at once");
    }

    private static boolean isFromGuest(final JsonObject frame) {
        return frame.has("inner") && "02:00:00:00:09:01".equals(
            frame.getAsJsonObject("inner").get("eth_src").getAsString());
    }

    private static Set<String> others(final Set<String> flows, final long cookie) {
        return flows.stream().filter(flow -> FlowDump.cookie(flow) != cookie)
            .collect(Collectors.toSet());
    }

    private static boolean isSilent(final String flow) {
        return (FlowDump.cookie(flow) >>> 48 & 0xff) == SILENT_KIND && flow.contains("actions=drop");
    }

    private int count(final String host) {
        return linked.get(host).minus(before.get(host)).size();
    }
}
