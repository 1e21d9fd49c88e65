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
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * A firewall that a switch does, in the chain of the sample's market (GW-1): what the proofs of {@link SampleIT} leave
 * out, as a controller or its switch ends meanwhile. The clients may begin connections to the server, but not it.
 */
public class BuiltInIT extends SystemTestCase {
    private static final String SERVICE = "service";
    private static final String WALL = "it-wall";
    private static final String NEAR = "10.7.0.2";
    private static final String ENTRY = "{'name':'it-wall','network':'market','without-instance':'closed','firewall':{"
        + "'default-action':'drop','rule':[{'order':10,'action':'allow','direction':'to'}]},"
        + "'instance':[{'name':'one','node':'host3'}]}";

    @BeforeClass
    public static void firewall() {
        intent().put(SERVICE, Intent.json(ENTRY)).orFail();
        intent().await(SERVICE, WALL, "up");
        Market.lead(List.of("count", WALL));
        Await.until("the firewall to be in the way", SOON, () -> lab().ping("web-market", NEAR, 1),
            pings -> pings.lost() > 0);
    }

    @Test
    public void withoutControllerNewConnectionsMeetTheRulesAndNothingIsSentAgain() {
        assertReaches("near-market", Market.SERVER);
        bed().awaitOneGeneration();
        final var flows = bed().flows();
        final var number = number();
        final var ping = lab().pingOn("near-market", Market.SERVER);
        Controller.kill();
        try {
            assertReaches("far-market", Market.SERVER);
            assertUnreachable("web-market", NEAR);
        } finally {
            Controller.start();
        }
        intent().awaitAllUp();
        intent().await(SERVICE, WALL, "up");
        final var result = ping.pings();
        assertEquals("lost while the controller was away: " + result, 0, result.lost());
        assertEquals("the number on its node", number, number());
        assertSame(flows, bed().flows(), Bed.HOSTS);
        assertEquals("flow modifications", Map.of("host1", 0L, "host2", 0L, "host3", 0L), bed().flowMods());
        assertUnreachable("web-market", NEAR);
        saw("controller killed and started: {} pings through a built-in firewall, {} lost, 0 flow modifications",
            result.sent(), result.lost());
    }

    @Test
    public void aSwitchThatCrashesFiltersAgainAsBefore() {
        assertReaches("far-market", Market.SERVER);
        bed().awaitOneGeneration();
        final var flows = bed().flows().get("host3").texts();
        lab().crashSwitch("host3");
        awaitFlows("host3", flows);
        intent().awaitAllUp();
        Await.until("pings to come through again", SOON, () -> lab().ping("near-market", Market.SERVER, 20),
            Pings::isClean);
        assertUnreachable("web-market", NEAR);
    }

    @Test
    public void badIntentIsRefusedWithTheReason() {
        assertRefused(ENTRY.replace("host3", "host9"), "host9");
        assertRefused(ENTRY.replace("'default-action':'drop',", ""), "default-action");
        assertRefused(ENTRY.replace("'node':'host3'", "'appliance':'web-office','in':'eth0'"), "node");
        assertRefused("{'name':'it-exit','network':'market','without-instance':'open','gateway':'nowhere'}", "nowhere");
        final var used = intent().restconf().send("DELETE", Intent.ROOT + "/service=" + WALL, null);
        assertTrue("a service in a chain is not deleted: " + used, used.status() >= 400
            && used.messages().contains(Market.POLICY));
    }

    private static void assertRefused(final String entry, final String named) {
        final var answer = intent().put(SERVICE, Intent.json(entry));
        assertTrue(entry + ": " + answer, answer.status() >= 400 && answer.status() < 500
            && answer.messages().contains(named));
    }

    private static String number() {
        return intent().restconf().get("weft-ids:ids?content=config").orFail().body().getAsJsonObject()
            .getAsJsonObject("weft-ids:ids").getAsJsonArray("gateway").toString();
    }
}
