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

import dev.weft.it.harness.Await;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.FlowDump;
import dev.weft.it.harness.Intent;
import dev.weft.it.harness.Lab;
import dev.weft.it.harness.Lab.Pings;
import dev.weft.it.harness.Lab.Visits;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A test on the running system. It finds the sample intent in force and leaves it so. */
abstract class SystemTestCase {
    /** How long a change may take until it is on the switches; much less is usual. */
    static final Duration SOON = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(SystemTestCase.class);

    @BeforeClass
    public static void up() {
        Bed.get();
    }

    @After
    public void stopBackgroundJobs() {
        lab().stopJobs();
    }

    @AfterClass
    public static void restoreIntent() {
        Bed.get().restore();
    }

    static Bed bed() {
        return Bed.get();
    }

    static Lab lab() {
        return bed().lab();
    }

    static Intent intent() {
        return bed().intent();
    }

    /** Tells the reader of the build's output what was seen. */
    static void saw(final String format, final Object... values) {
        LOG.info("saw: " + format, values);
    }

    /** Of twenty pings none is lost. They have a second chance: a machine too busy for a moment drops some. */
    static Pings assertReaches(final String guest, final String address) {
        final var first = lab().ping(guest, address, 20);
        final var pings = first.lost() == 0 || first.duplicates() > 0 ? first : lab().ping(guest, address, 20);
        assertTrue(guest + " to " + address + ": " + pings, pings.isClean());
        return pings;
    }

    /** Pings, and says what services have got of it: as many packets in each direction as were sent, if they pass. */
    static Visits assertReachesBy(final String when, final String guest, final String address,
            final Collection<String> services) {
        final var visits = lab().visits(guest, address, services);
        assertTrue(when + ": " + guest + " to " + address + ": " + visits.pings(), visits.pings().isClean());
        return visits;
    }

    static void assertUnreachable(final String guest, final String address) {
        final var pings = lab().ping(guest, address, 5);
        assertEquals(guest + " to " + address + " got answers: " + pings, pings.sent(), pings.lost());
    }

    /** Waits until a host's flows are what is wanted. */
    static void awaitFlows(final String host, final SortedSet<String> wanted) {
        Await.until("the flows of " + host + " to be neither fewer nor more than wanted", SOON, () -> {
            final var found = lab().flows(host).texts();
            return Stream.of(wanted, found).map(these -> these.stream().filter(
                flow -> !(wanted.contains(flow) && found.contains(flow))).toList()).toList();
        }, differences -> differences.stream().allMatch(List::isEmpty));
    }

    /** Waits until no flow with a cookie is on a host. */
    static FlowDump awaitGone(final String host, final long cookie) {
        return Await.until("flows " + Long.toHexString(cookie) + " of " + host + " to go", SOON,
            () -> lab().flows(host), dump -> dump.with(found -> found == cookie).isEmpty());
    }

    /** Waits until as many flow modifications were counted as flows have changed, and no more. */
    static void assertFlowMods(final String host, final long before, final FlowDump earlier, final FlowDump later) {
        final long changed = Stream.concat(later.minus(earlier).stream(), earlier.minus(later).stream())
            // a flow that only does something else now took one
            .map(flow -> flow.split(" actions=")[0]).distinct().count();
        Await.until("flow-mods of " + host + " to be " + changed + " more than " + before, SOON,
            () -> intent().flowMods(host), now -> now >= before + changed);
        assertEquals("flow-mods of " + host, before + changed, intent().flowMods(host));
    }

    static void assertSame(final Map<String, FlowDump> before, final Map<String, FlowDump> after,
            final List<String> hosts) {
        for (var host : hosts) {
            assertEquals("flows of " + host, before.get(host).texts(), after.get(host).texts());
            assertEquals("flows of " + host + " written again", List.of(),
                after.get(host).writtenAgainSince(before.get(host)));
        }
    }

    /** Subscribes to changes of operational data; where the events arrive. */
    static Queue<String> subscribe(final String path) {
        final var restconf = intent().restconf();
        final var input = Intent.json("{'input':{'sal-remote-augment:datastore':'OPERATIONAL',"
            + "'sal-remote-augment:scope':'SUBTREE','sal-remote-augment:notification-output-type':'JSON'}}");
        input.getAsJsonObject("input").addProperty("path", path);
        final var output = restconf.call("sal-remote:create-data-change-event-subscription", input).orFail();
        final String stream = output.body().getAsJsonObject().getAsJsonObject("sal-remote:output")
            .get("stream-name").getAsString();
        final var location = Await.until("the address of stream " + stream, SOON,
            () -> restconf.get("ietf-restconf-monitoring:restconf-state/streams/stream/" + stream),
            answer -> answer.status() == 200);
        final String address = location.body().getAsJsonObject().toString();
        final int begin = address.indexOf("http");
        assertFalse("no location in " + address, begin < 0);
        return restconf.events(URI.create(address.substring(begin, address.indexOf('"', begin))));
    }

    /** Waits for an event that says a status. What comes before it is taken away. */
    static String awaitEvent(final Queue<String> events, final String status) {
        return Await.until("an event with status " + status, SOON, () -> {
            final String next = events.poll();
            return next == null ? "" : next;
        }, text -> text.contains("\"status\":\"" + status + "\""));
    }
}
