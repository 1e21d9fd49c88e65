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
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.it.harness.Await;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.Controller;
import dev.weft.it.harness.FlowDump;
import dev.weft.it.harness.Intent;
import dev.weft.it.harness.Lab.Job;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.BeforeClass;
import org.junit.Test;

/** The controller goes and comes back; the switches are away while the intent changes (VL-19). */
public class ControllerIT extends SystemTestCase {
    private static final Map<String, Long> NOTHING_SENT = Map.of("host1", 0L, "host2", 0L, "host3", 0L);

    private static final Duration NOTICED = Duration.ofSeconds(60);

    @BeforeClass
    public static void makeGuests() {
        bed().makeSpareGuests();
    }

    @After
    public void leaveNothing() {
        cable("up");
        bed().restore();
    }

    @Test
    public void nothingIsLostAndNothingIsSentAgain() {
        final var before = bed().flows();
        final Map<String, Job> pings = new LinkedHashMap<>();
        pings.put("red, same LAN, IPv4", lab().pingOn("fw-red", "10.0.0.2"));
        pings.put("far-v6, through the router, IPv6", lab().pingOn("vpn-red", "10.0.1.2"));
        Controller.kill();
        final var meanwhile = lab().ping("fw-blue", "10.0.0.2", 100);
        assertTrue("without a controller: " + meanwhile, meanwhile.isClean());
        final long begun = System.nanoTime();
        Controller.start();
        intent().awaitAllUp();
        final long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        final var after = bed().flows();
        assertEquals("flow modifications after the restart", NOTHING_SENT, bed().flowMods());
        assertSame(before, after, Bed.HOSTS);
        pings.forEach((link, job) -> {
            final var result = job.pings();
            assertTrue(link + ": " + result, result.isClean());
            saw("controller killed, back in force after {} s: {}: {} pings, {} lost, longest gap {} ms", seconds, link,
                result.sent(), result.lost(), result.longestGapMillis());
        });
        saw("flow modifications after the restart: {}", bed().flowMods());
    }

    @Test
    public void aSwitchThatWasAwayGetsExactlyTheDifference() {
        final var before = bed().flows();
        final var blue = lab().pingOn("fw-blue", "10.0.0.2");
        cable("down");
        final long begun = System.nanoTime();
        Await.until("node host2 to be seen away", NOTICED, () -> intent().state("node", "host2"),
            state -> state.has("status") && !"up".equals(state.get("status").getAsString()));
        saw("management cable of host2 pulled: noticed after {} s",
            Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        intent().delete("link", "red");
        intent().add(List.of(Intent.appliance("it-a", "host1"), Intent.appliance("it-b", "host2")),
            List.of(Intent.link("it-link", "it-a", "it-b")));
        Await.until("host1 to have the new link", SOON, () -> lab().flows("host1"),
            dump -> !dump.minus(before.get("host1")).isEmpty()
                && !before.get("host1").minus(dump).isEmpty());
        final var away = lab().flows("host2");
        assertEquals("flows of host2 while it is away", before.get("host2").texts(), away.texts());
        assertNotEquals("link it-link while host2 is away", "up",
            intent().state("link", "it-link").get("status").getAsString());

        // What changed must outlive the controller, and it must find the difference by looking at the switch.
        Controller.kill();
        Controller.start();
        Await.until("host1 and host3 to be up again", Duration.ofSeconds(60), () -> intent().notUp(),
            waiting -> !waiting.containsKey("node host1") && !waiting.containsKey("node host3"));
        final var restarted = bed().flows();
        assertEquals(0, intent().flowMods("host1"));
        assertEquals(0, intent().flowMods("host3"));

        cable("up");
        intent().awaitAllUp();
        final var after = lab().flows("host2");
        final long segment = intent().segment("it-link");
        assertFalse("the new link is there", after.with(cookie -> cookie == FlowDump.endOfLink(segment, 1)).isEmpty());
        assertFlowMods("host2", 0, away, after);
        assertEquals(List.of(), after.writtenAgainSince(before.get("host2")));
        assertSame(restarted, bed().flows(), List.of("host1", "host3"));
        assertReaches("it-a", "10.9.0.2");
        final var result = blue.pings();
        assertTrue("a link that did not change: " + result, result.isClean());
        saw("host2 was away: {} flows removed, {} added, {} flow modifications; blue lost {} of {} pings",
            away.minus(after).size(), after.minus(away).size(), intent().flowMods("host2"), result.lost(),
            result.sent());
    }

    /** The management cable of host2: connections are not closed, they just go dead. */
    private static void cable(final String state) {
        lab().exec("host2", "ip", "link", "set", "mgmt0", state);
    }
}
