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
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.Controller;
import dev.weft.it.harness.Intent;
import dev.weft.it.harness.Lab.Pings;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * A gateway between two networks of the sample (GW-1): what the proofs of {@link SampleIT} leave out, as a controller,
 * a switch or a helper ends meanwhile. The fence 'office' may begin connections, the vnet 'dmz' may only reply.
 */
public class GatewayIT extends SystemTestCase {
    private static final String GATEWAY = "gateway";
    /** The kind of cookies of gateways. */
    private static final long GATEWAYS = 0x570f;
    private static final int KIND_SHIFT = 48;
    private static final String GATE = "{'name':'it-gate','node':'host1','default-action':'drop','interface':["
        + "{'network':'office','address':['10.1.0.254/24','fd11::fe/64']},"
        + "{'network':'dmz','address':['10.2.0.254/24','fd12::fe/64']}],"
        + "'rule':[{'order':10,'action':'allow','from':'office'}]}";
    private static final List<String> OFFICE = List.of("web-office", "app-office", "mon-office");
    private static final List<String> DMZ = List.of("shop-dmz", "till-dmz");

    @BeforeClass
    public static void makeRoutes() {
        OFFICE.forEach(guest -> lab().exec(guest, "ip", "route", "replace", "10.2.0.0/24", "via", "10.1.0.254"));
        DMZ.forEach(guest -> lab().exec(guest, "ip", "route", "replace", "10.1.0.0/24", "via", "10.2.0.254"));
    }

    @AfterClass
    public static void removeRoutes() {
        OFFICE.forEach(guest -> lab().exec(guest, "ip", "route", "del", "10.2.0.0/24"));
        DMZ.forEach(guest -> lab().exec(guest, "ip", "route", "del", "10.1.0.0/24"));
    }

    /** A new one for each test: it knows no neighbour. */
    @Before
    public void gateway() {
        intent().put(GATEWAY, Intent.json(GATE)).orFail();
        intent().await(GATEWAY, "it-gate", "up");
    }

    @After
    public void leaveNothing() {
        intent().delete(GATEWAY, "it-gate");
    }

    @Test
    public void withoutControllerNewConnectionsPassAndNothingIsSentAgain() {
        assertReaches("web-office", "10.2.0.2");
        assertUnreachable("shop-dmz", "10.1.0.1");
        final var before = bed().flows();
        final var ping = lab().pingOn("web-office", "10.2.0.2");
        Controller.kill();
        try {
            // to a neighbour that the gateway does not know yet
            Await.until("a neighbour to be found without a controller", SOON,
                () -> lab().ping("mon-office", "10.2.0.3", 20), Pings::isClean);
            assertReaches("app-office", "10.2.0.2");
            assertUnreachable("till-dmz", "10.1.0.4");
        } finally {
            Controller.start();
        }
        intent().awaitAllUp();
        intent().await(GATEWAY, "it-gate", "up");
        final var result = ping.pings();
        assertEquals("lost while the controller was away: " + result, 0, result.lost());
        assertSame(before, bed().flows(), Bed.HOSTS);
        assertEquals("flow modifications", Map.of("host1", 0L, "host2", 0L, "host3", 0L), bed().flowMods());
        saw("controller killed and started: {} pings through a gateway, {} lost, 0 flow modifications", result.sent(),
            result.lost());
    }

    @Test
    public void aSwitchThatCrashesRoutesAgainAsBefore() {
        assertReaches("web-office", "10.2.0.2");
        final var before = flowsOfGateways();
        lab().crashSwitch("host1");
        Await.until("the flows of the gateway", SOON, GatewayIT::flowsOfGateways, before::equals);
        intent().awaitAllUp();
        Await.until("pings to come through again", SOON, () -> lab().ping("web-office", "10.2.0.2", 20),
            Pings::isClean);
        assertUnreachable("shop-dmz", "10.1.0.1");
    }

    /** Those alone: a crash may change which services of the sample are in service. */
    private static SortedSet<String> flowsOfGateways() {
        return lab().flows("host1").with(cookie -> cookie >>> KIND_SHIFT == GATEWAYS);
    }

    @Test
    public void whatIsKnownPassesWithoutHelper() {
        // those who learned the gateway's address earlier might ask for it again while nobody answers
        List.of("web-office", "app-office", "shop-dmz").forEach(guest ->
            lab().exec(guest, "ip", "neigh", "flush", "dev", "eth0"));
        assertReaches("web-office", "10.2.0.2");
        assertReaches("app-office", "10.2.0.2");
        final var ping = lab().pingOn("web-office", "10.2.0.2");
        lab().run("kill-helper", "host1");
        try {
            // a new connection between stations that the gateway knows
            assertReaches("app-office", "10.2.0.2");
        } finally {
            lab().run("start-helper", "host1");
        }
        Await.until("the next helper to find a neighbour", SOON, () -> lab().ping("mon-office", "10.2.0.3", 20),
            Pings::isClean);
        final var result = ping.pings();
        assertTrue("a helper ended and another one began: " + result, result.isClean());
        saw("helper killed and started: {} pings through a gateway, {} lost", result.sent(), result.lost());
    }

    @Test
    public void badIntentIsRefusedWithTheReason() {
        assertRefused(GATE.replace("'dmz'", "'nowhere'"), "nowhere");
        assertRefused(GATE.replace("host1", "host9"), "host9");
        assertRefused(GATE.replace("10.2.0.254/24", "10.1.0.253/24"), "10.1.0.");
        assertRefused(GATE.replace("it-gate", "it-other"), "10.1.0.254");
        final var used = intent().restconf().send("DELETE", Intent.ROOT + "/network=office", null);
        assertTrue("a network that a gateway is in is not deleted: " + used, used.status() >= 400
            && used.messages().contains("it-gate"));
    }

    private static void assertRefused(final String entry, final String named) {
        final var answer = intent().put(GATEWAY, Intent.json(entry));
        assertTrue(entry + ": " + answer, answer.status() >= 400 && answer.status() < 500
            && answer.messages().contains(named));
    }
}
