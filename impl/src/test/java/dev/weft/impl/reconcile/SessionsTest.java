/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.impl.report.Helper;
import java.time.Duration;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OversizeWay;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** What is known of ends when helpers begin anew, fall silent, or lose them (VL-12). */
public class SessionsTest extends LivenessTestBase {
    @Test
    public void silentHelpersLeaveNothingKnown() throws Exception {
        begin();
        bothActive();
        host1.oversize(OversizeWay.AfPacket, null);
        await("oversize", () -> node("host1").getOversize() != null);
        final var last = node("host1").getHelperLastReport();
        clock.pass(Duration.ofSeconds(60));
        host2.report();
        clock.pass(Duration.ofSeconds(31));
        host2.report(Helper.active(web, 1));
        await("unknown", () -> link("web").getA().getLiveness() == Liveness.Unknown);
        assertEquals(Liveness.Active, link("web").getB().getLiveness());
        assertEquals(Status.Up, link("web").getStatus());
        await("node", () -> node("host1").getOversize() == null);
        assertEquals(last, node("host1").getHelperLastReport());
        assertTrue("it has to tell everything", host1.report(Helper.active(web, 0)));
        host1.complete(Helper.active(web, 0));
        await("active again", () -> link("web").getLiveness() == Liveness.Active);
    }

    @Test
    public void aNewRunForgetsWhatItDoesNotName() throws Exception {
        begin();
        bothActive();
        final long tap = link("tap").getSegmentId().getValue().longValue();
        host1.report(Helper.active(tap, 0));
        await("tap", () -> link("tap").getA().getLiveness() == Liveness.Active);
        host1.restart("run 2");
        host1.complete(Helper.active(web, 0));
        await("forgotten", () -> link("tap").getA().getLiveness() == Liveness.Unknown);
        assertEquals(Status.Up, link("tap").getStatus());
        assertEquals(Liveness.Active, link("web").getLiveness());
    }

    private void inactive() throws Exception {
        begin();
        bothActive();
        host1.report(Helper.counting(Helper.inactive(web, 0, LivenessCause.Silent), 41));
        await("inactive", () -> link("web").getStatus() == Status.Inactive);
        heard("web up inactive", "link/web link-inactive raised");
    }

    private void passes(final int seconds) throws Exception {
        clock.pass(Duration.ofSeconds(seconds));
        host2.report(Helper.active(web, 1));
        settle();
    }

    private void staysInactive() throws Exception {
        heard();
        assertEquals(Status.Inactive, link("web").getStatus());
        assertEquals(LivenessCause.Silent, link("web").getA().getCause());
    }

    @Test
    public void whatWasInactiveStaysSoUntilANewRunKnows() throws Exception {
        inactive();
        host1.restart("run 2");
        host1.complete();
        staysInactive();
        passes(30);
        host1.report(Helper.counting(Helper.end(web, 0, Liveness.Unknown).build(), 42));
        await("counters are shown", () -> link("web").getA().getCounters().getSentBytes().getValue().intValue() == 42);
        staysInactive();
        host1.report(Helper.active(web, 0));
        await("up", () -> link("web").getStatus() == Status.Up);
        heard("web inactive up", "link/web link-inactive cleared");
        passes(61);
        assertEquals("the doubt is over", Liveness.Active, link("web").getLiveness());
    }

    @Test
    public void aNewRunThatFindsTheSameIsNoNews() throws Exception {
        inactive();
        host1.restart("run 2");
        host1.complete(Helper.end(web, 0, Liveness.Unknown).build());
        passes(45);
        host1.report(Helper.inactive(web, 0, LivenessCause.Silent));
        passes(44);
        staysInactive();
    }

    @Test
    public void aNewRunThatNeverKnowsIsBelievedInTheEnd() throws Exception {
        inactive();
        host1.restart("run 2");
        host1.complete();
        staysInactive();
        passes(59);
        staysInactive();
        passes(2);
        await("unknown", () -> link("web").getA().getLiveness() == Liveness.Unknown);
        heard("web inactive up", "link/web link-inactive cleared");
    }

    @Test
    public void whatWasInactiveStaysSoForSomeTimeWhenItsHelperFallsSilent() throws Exception {
        inactive();
        for (int i = 0; i < 5; i++) {
            passes(29);
        }
        staysInactive();
        passes(29);
        passes(10);
        await("unknown", () -> link("web").getA().getLiveness() == Liveness.Unknown);
        heard("web inactive up", "link/web link-inactive cleared");
    }

    @Test
    public void whatIsDoubtedGoesWithItsNode() throws Exception {
        inactive();
        host1.restart("run 2");
        host1.complete();
        staysInactive();
        store(put(Yang.appliance("fw"), Yang.anAppliance("fw", "host3", Yang.aPort("eth0"), Yang.aPort("eth1"))));
        driver.acknowledgeAll();
        await("up on the other node", () -> link("web").getStatus() == Status.Up);
    }

    @Test
    public void whatMovedAwayIsForgotten() throws Exception {
        begin();
        bothActive();
        host2.report(Helper.inactive(web, 1, LivenessCause.PortMissing));
        await("inactive", () -> link("web").getStatus() == Status.Inactive);
        store(put(Yang.appliance("lb"), Yang.anAppliance("lb", "host3", Yang.aPort("eth0"))));
        driver.acknowledgeAll();
        await("up on the other node", () -> link("web").getStatus() == Status.Up
            && link("web").getB().getLiveness() == Liveness.Unknown);
        host2.report(Helper.inactive(web, 1, LivenessCause.PortMissing));
        new Helper(rpc, "host3").complete(Helper.active(web, 1));
        await("active", () -> link("web").getLiveness() == Liveness.Active);
        assertEquals("who does not have the end is not heard", Status.Up, link("web").getStatus());
    }
}
