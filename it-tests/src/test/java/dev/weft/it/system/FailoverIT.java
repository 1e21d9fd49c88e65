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
import java.util.Map;
import org.junit.After;
import org.junit.Test;

/** A pair of appliances with one configuration (VL-17): fw-gold on host1 and fw-gold2 on host2, far end on host3. */
public class FailoverIT extends SystemTestCase {
    private static final String ADDRESS = "10.0.5.1";
    /** Tens of milliseconds are usual. A busy machine takes longer, but nobody waits for time to pass. */
    private static final int AT_ONCE_MS = 5_000;

    @After
    public void switchBack() {
        plugIn();
        bed().restore();
        awaitRole("fw-gold", "active");
    }

    @Test
    public void aPortThatVanishesMakesTheStandbyTakeOverAlsoForTheNextController() {
        awaitRole("fw-gold", "active");
        assertReaches("core-gold", ADDRESS);
        final var ping = lab().pingOn("core-gold", ADDRESS);
        lab().exec("host1", "ovs-vsctl", "del-port", "br-int", lab().port("fw-gold"));
        awaitRole("fw-gold2", "active");
        Await.until("link gold to be up", SOON, () -> intent().state("link", "gold").get("status").getAsString(),
            "up"::equals);
        final var result = ping.pings();
        assertTrue("traffic resumes at once: " + result, result.longestGapMillis() < AT_ONCE_MS);
        plugIn();
        assertReaches("core-gold", ADDRESS);
        final var flows = bed().flows();
        Controller.kill();
        Controller.start();
        intent().awaitAllUp();
        awaitRole("fw-gold2", "active");
        assertSame(flows, bed().flows(), Bed.HOSTS);
        assertEquals("flow modifications", Map.of("host1", 0L, "host2", 0L, "host3", 0L), bed().flowMods());
        assertReaches("core-gold", ADDRESS);
        saw("port of fw-gold deleted: {} pings, {} lost, longest gap {} ms; the next controller changes nothing",
            result.sent(), result.lost(), result.longestGapMillis());
    }

    @Test
    public void whoIsNotInServiceIsNotSwitchedTo() {
        lab().exec("host2", "ovs-vsctl", "del-port", "br-int", lab().port("fw-gold2"));
        try {
            Await.until("the port of fw-gold2 to be missed", SOON,
                () -> intent().attempt("weft:switch-over", "{'weft:input':{'appliance':'fw-gold','to':'standby'}}"),
                answer -> answer.status() >= 400 && answer.messages().contains("fw-gold2"));
            awaitRole("fw-gold", "active");
        } finally {
            lab().exec("host2", "ovs-vsctl", "add-port", "br-int", lab().port("fw-gold2"), "--", "set", "Interface",
                lab().port("fw-gold2"), "external_ids:iface-id=fw-gold2/eth0");
        }
    }

    private static void plugIn() {
        final String port = lab().port("fw-gold");
        lab().exec("host1", "ovs-vsctl", "--may-exist", "add-port", "br-int", port, "--", "set", "Interface", port,
            "external_ids:iface-id=fw-gold/eth0");
    }

    private static void awaitRole(final String appliance, final String role) {
        Await.until(appliance + " to be " + role, SOON, () -> intent().state("appliance", appliance).toString(),
            state -> state.contains("\"role\":\"" + role + "\""));
    }
}
