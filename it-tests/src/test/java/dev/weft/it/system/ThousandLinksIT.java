/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.weft.it.harness.Await;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.FlowDump;
import dev.weft.it.harness.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.BeforeClass;
import org.junit.Test;

/** Many links in one request, and the cost of one more (VL-20). */
public class ThousandLinksIT extends SystemTestCase {
    private static final int LINKS = 1000;
    private static final int MOST_FLOWS_PER_LINK = 8;
    private static final Duration BULK = Duration.ofSeconds(60);
    private static final String LAST = "many%04d".formatted(LINKS);

    @BeforeClass
    public static void addPorts() {
        lab().run("add-patch-ports", "host1", Integer.toString(LINKS + 1), "l");
        lab().run("add-patch-ports", "host2", Integer.toString(LINKS + 1), "r");
    }

    @After
    public void leaveNothing() {
        bed().restore();
    }

    @Test
    public void oneMoreLinkCostsOnlyItsOwnFlows() {
        final var before = bed().flows();
        final long begun = System.nanoTime();
        addMany();
        final long answered = millisSince(begun);
        final var segments = awaitUp();
        final long up = millisSince(begun);
        final var many = bed().flows();
        for (int side = 0; side < 2; side++) {
            assertAllThere(Bed.HOSTS.get(side), many.get(Bed.HOSTS.get(side)), segments, side);
            assertEquals(List.of(), many.get(Bed.HOSTS.get(side)).writtenAgainSince(before.get(Bed.HOSTS.get(side))));
        }
        assertSame(before, many, List.of("host3"));
        saw("{} links in one request: answered after {} ms, all up after {} ms, {} flows on host1, {} on host2", LINKS,
            answered, up, many.get("host1").flows().size(), many.get("host2").flows().size());

        final var addedMods = bed().flowMods();
        addLast();
        intent().await("link", LAST, "up");
        final var more = bed().flows();
        assertOnlyLast(many, more, intent().segment(LAST));
        Bed.HOSTS.forEach(host -> assertFlowMods(host, addedMods.get(host), many.get(host), more.get(host)));
        saw("one more link: {} + {} flow modifications", intent().flowMods("host1") - addedMods.get("host1"),
            intent().flowMods("host2") - addedMods.get("host2"));

        final var deletedMods = bed().flowMods();
        final long segment = intent().segment(LAST);
        intent().delete("link", LAST);
        awaitGone("host1", FlowDump.endOfLink(segment, 0));
        awaitGone("host2", FlowDump.endOfLink(segment, 1));
        intent().awaitAllUp();
        final var less = bed().flows();
        Bed.HOSTS.forEach(host -> assertFlowMods(host, deletedMods.get(host), more.get(host), less.get(host)));

        final long deleting = System.nanoTime();
        bed().restore();
        awaitFlows("host1", before.get("host1").texts());
        awaitFlows("host2", before.get("host2").texts());
        saw("{} links deleted in one request after {} ms", LINKS, millisSince(deleting));
    }

    private static void addMany() {
        final List<JsonObject> appliances = new ArrayList<>();
        final List<JsonObject> links = new ArrayList<>();
        for (int i = 0; i < LINKS; i++) {
            appliances.add(Intent.appliance("l%04d".formatted(i), "host1"));
            appliances.add(Intent.appliance("r%04d".formatted(i), "host2"));
            links.add(Intent.link("many%04d".formatted(i), "l%04d".formatted(i), "r%04d".formatted(i)));
        }
        intent().add(appliances, links);
    }

    private static void addLast() {
        final String left = "l%04d".formatted(LINKS);
        final String right = "r%04d".formatted(LINKS);
        intent().add(List.of(Intent.appliance(left, "host1"), Intent.appliance(right, "host2")),
            List.of(Intent.link(LAST, left, right)));
    }

    /** Waits until all are up and returns their keys by name. */
    private static Map<String, Long> awaitUp() {
        final Map<String, Long> segments = new HashMap<>();
        Await.until(LINKS + " links to be up", BULK, () -> {
            segments.clear();
            for (var link : intent().entries("link")) {
                final var state = link.getAsJsonObject("state");
                if (link.get("name").getAsString().startsWith("many") && state != null
                    && "up".equals(state.get("status").getAsString())) {
                    segments.put(link.get("name").getAsString(), state.get("segment-id").getAsLong());
                }
            }
            return segments.size();
        }, Integer.valueOf(LINKS)::equals);
        return segments;
    }

    private static void assertAllThere(final String host, final FlowDump dump, final Map<String, Long> segments,
            final int side) {
        final var counts = dump.countByCookie();
        assertEquals("every link has a key of its own", LINKS, segments.values().stream().distinct().count());
        segments.forEach((link, segment) -> {
            final long flows = counts.getOrDefault(FlowDump.endOfLink(segment, side), 0L);
            assertTrue(link + " has " + flows + " flows on " + host, flows > 0 && flows <= MOST_FLOWS_PER_LINK);
        });
    }

    private static void assertOnlyLast(final Map<String, FlowDump> before, final Map<String, FlowDump> after,
            final long segment) {
        for (int side = 0; side < 2; side++) {
            final String host = Bed.HOSTS.get(side);
            final long cookie = FlowDump.endOfLink(segment, side);
            assertEquals(after.get(host).with(found -> found == cookie), after.get(host).minus(before.get(host)));
            assertTrue(before.get(host).minus(after.get(host)).isEmpty());
            assertEquals(List.of(), after.get(host).writtenAgainSince(before.get(host)));
        }
        assertSame(before, after, List.of("host3"));
    }

    private static long millisSince(final long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
