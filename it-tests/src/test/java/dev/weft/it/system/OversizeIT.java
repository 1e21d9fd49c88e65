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

import dev.weft.it.harness.Await;
import java.time.Duration;
import org.junit.After;
import org.junit.Test;

/** Packets that are too large for the underlay, end to end (VL-8, VL-9). */
public class OversizeIT extends SystemTestCase {
    private static final int ICMP = 28;
    private static final int UNDERLAY_MTU = 1500;
    private static final Duration BACK = Duration.ofSeconds(30);

    @After
    public void startTheHelper() {
        lab().run("start-helper", "host1");
    }

    @Test
    public void everySizeCrossesTheRouterInBothDirections() {
        assertEquals("sizes lost from vpn-red", "", lost("vpn-red", "10.0.1.2", 1400));
        assertEquals("sizes lost from ids-red", "", lost("ids-red", "10.0.1.1", 1400));
        assertEquals("sizes lost from rt-blue", "", lost("rt-blue", "10.77.1.2", 1430));
        saw("every size from 1400 to {} over IPv6 and from 1430 over IPv4, unfragmented, across the router",
            UNDERLAY_MTU);
    }

    @Test
    public void withoutAHelperSmallPacketsGoOnAndOversizeComesBackWithIt() {
        assertTrue("oversize before", crosses(UNDERLAY_MTU));
        final var small = lab().pingOn("fw-red", "10.0.0.2");
        lab().run("kill-helper", "host1");
        Await.until("oversize packets to be lost", BACK, () -> crosses(UNDERLAY_MTU), crossed -> !crossed);
        final long begun = System.nanoTime();
        lab().run("start-helper", "host1");
        Await.until("oversize packets to cross again", BACK, () -> crosses(UNDERLAY_MTU), crossed -> crossed);
        final long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        final var result = small.pings();
        assertTrue("small packets meanwhile: " + result, result.isClean());
        assertEquals("one cable", "1", lab().exec("host1", "sh", "-c",
            "ovs-vsctl list-ports br-ex | grep -c weft-oversize").strip());
        saw("helper killed: {} small pings, {} lost; oversize back {} ms after its start", result.sent(),
            result.lost(), millis);
    }

    private static boolean crosses(final int size) {
        return lost("fw-red", "10.0.0.2", size).isEmpty();
    }

    /** Pings with every size from one on, which nobody may fragment; returns those that got no answer. */
    private static String lost(final String guest, final String address, final int from) {
        return lab().exec(guest, "sh", "-c", ("for size in $(seq %d %d); do ping -n -c 1 -W 1 -M do -s $((size - %d))"
            + " %s > /dev/null || echo $size; done").formatted(from, UNDERLAY_MTU, ICMP, address)).strip();
    }
}
